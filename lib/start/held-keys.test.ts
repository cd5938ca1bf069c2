import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { virtualAaguid } from '../auth/webauthn/key-models'
import { manufacturer } from '../auth/webauthn/testing/software-key'
import { heldKeys } from './held-keys'

const named = 'https://veritar.example.com'
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
  expect(() => heldKeys({}, 'own', named)).toThrow('no model of key is listed')
  expect(heldKeys({ VERITAR_HARDWARE_KEYS: 'waived' }, 'own', named).mode).toBe('waived')
  expect(heldKeys({ VERITAR_KEY_MODELS: list }, 'own', named)).toEqual({ mode: 'required', note: 'required, 1 model listed' })
})

test('the demo world does without one, and may be told to require them', () => {
  expect(heldKeys({}, 'demo', named).mode).toBe('demo')
  expect(() => heldKeys({ VERITAR_HARDWARE_KEYS: 'required' }, 'demo', named)).toThrow('no model of key is listed')
})

test('a list that cannot be used stops the start in every mode, and production takes no virtual authenticator', () => {
  expect(() => heldKeys({ VERITAR_KEY_MODELS: join(dir, 'none.json') }, 'demo', named)).toThrow('VERITAR_KEY_MODELS')
  expect(() => heldKeys({ VERITAR_KEY_MODELS: virtual }, 'own', named)).toThrow('virtual authenticator')
  expect(heldKeys({ VERITAR_KEY_MODELS: virtual }, 'demo', named).mode).toBe('demo')
})

test('where keys are required the address must name a host: browsers make no key for an IP address', () => {
  for (const origin of ['https://10.1.2.3', 'http://127.0.0.1:3000', 'https://[2001:db8::1]:8443']) {
    expect(() => heldKeys({ VERITAR_KEY_MODELS: list }, 'own', origin), origin).toThrow('is an IP address')
    expect(heldKeys({ VERITAR_HARDWARE_KEYS: 'waived' }, 'own', origin).mode).toBe('waived')
    expect(heldKeys({}, 'demo', origin).mode).toBe('demo')
  }
  for (const origin of ['http://localhost:3000', 'https://v1.2.example']) expect(heldKeys({ VERITAR_KEY_MODELS: list }, 'own', origin).mode).toBe('required')
})
