import { expect, test } from 'vitest'
import { heldSandbox } from './held-sandbox'

const none = { sandbox: 'none' as const, why: 'bubblewrap is not installed' }
const there = { sandbox: 'bubblewrap' as const, why: '' }

test('refuses to serve real organizations where nothing encloses the readers, with the remedy', () => {
  expect(() => heldSandbox({}, 'empty', none)).toThrow(/bubblewrap is not installed.*Install bubblewrap.*VERITAR_SANDBOX=optional/)
  expect(() => heldSandbox({}, 'own', none)).toThrow(/Nothing encloses/)
})

test('accepts it for the demo world, and when the operator says so', () => {
  expect(heldSandbox({}, 'demo', none)).toBe('none: bubblewrap is not installed')
  expect(heldSandbox({ VERITAR_SANDBOX: 'optional' }, 'own', none)).toBe('none: bubblewrap is not installed')
})

test('refuses also the demo world when the operator requires it', () => {
  expect(() => heldSandbox({ VERITAR_SANDBOX: 'required' }, 'demo', none)).toThrow(/Nothing encloses/)
})

test('says so where it works', () => expect(heldSandbox({}, 'own', there)).toMatch(/^bubblewrap/))
