import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keysOfFile, logVerifier, makeKeyFile, originOf } from './keys'
import { parseNote, signedBy, signNote } from './note'

const folder = mkdtempSync(join(tmpdir(), 'veritar-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'deep', 'audit-keys.json')

test('a key file is made once, for its owner only, and is the same ever after', async () => {
  expect(() => keysOfFile(path)).toThrow('missing')
  makeKeyFile(path)
  const made = keysOfFile(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  makeKeyFile(path)
  const again = keysOfFile(path)
  expect(again.installation).toBe(made.installation)
  expect(again.spki).toEqual(made.spki)
  expect(await again.mac(Buffer.from('row'))).toEqual(await made.mac(Buffer.from('row')))
  const note = parseNote(await signNote('text\n', originOf(made, 'x'), made)) ?? expect.fail('not a note')
  expect(signedBy(note, logVerifier(again, 'x'))).toBe('yes')
})

test('a file that others may read, or that is damaged, is refused with its remedy', () => {
  chmodSync(path, 0o640)
  expect(() => keysOfFile(path)).toThrow('chmod 600')
  chmodSync(path, 0o600)
  const good = readFileSync(path, 'utf8')
  for (const bad of ['', '{}', good.slice(0, -20), good.replace(/"signing": "[^"]*"/, '"signing": { "key": "elsewhere:1", "spki": "AA==" }'), good.replace('"rows": "', '"rows": "zz')]) {
    writeFileSync(path, bad)
    expect(() => keysOfFile(path)).toThrow('damaged')
  }
})
