import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { virtualAaguid } from '../auth/webauthn/key-models'
import { manufacturer } from '../auth/webauthn/testing/software-key'
import { heldKeys } from './held-keys'

const dir = mkdtempSync(join(tmpdir(), 'veritar-keys-'))
let list = ''
let virtual = ''
beforeAll(async () => {
  const { rootPem } = await manufacturer()
  const write = (name: string, aaguid: string) => {
    writeFileSync(join(dir, name), JSON.stringify({ models: [{ aaguid, name: 'A model', roots: [rootPem] }] }))
    return join(dir, name)
  }
  list = write('list.json', 'c1f9a0bc-1dd2-404a-b27f-8e29047a43fd')
  virtual = write('virtual.json', virtualAaguid)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('outside the demo the start is refused without a list, unless that is waived', () => {
  expect(() => heldKeys({}, 'own')).toThrow('no model of key is listed')
  expect(heldKeys({ VERITAR_HARDWARE_KEYS: 'waived' }, 'own').mode).toBe('waived')
  expect(heldKeys({ VERITAR_KEY_MODELS: list }, 'own')).toEqual({ mode: 'required', note: 'required, 1 model listed' })
})

test('the demo world does without one, and may be told to require them', () => {
  expect(heldKeys({}, 'demo').mode).toBe('demo')
  expect(() => heldKeys({ VERITAR_HARDWARE_KEYS: 'required' }, 'demo')).toThrow('no model of key is listed')
})

test('a list that cannot be used stops the start in every mode, and production takes no virtual authenticator', () => {
  expect(() => heldKeys({ VERITAR_KEY_MODELS: join(dir, 'none.json') }, 'demo')).toThrow('VERITAR_KEY_MODELS')
  expect(() => heldKeys({ VERITAR_KEY_MODELS: virtual }, 'own')).toThrow('virtual authenticator')
  expect(heldKeys({ VERITAR_KEY_MODELS: virtual }, 'demo').mode).toBe('demo')
})
