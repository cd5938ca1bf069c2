import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { localKeys, logVerifier, originOf } from './keys'
import { parseNote, signedBy, signNote } from './note'

const folder = mkdtempSync(join(tmpdir(), 'veritar-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'deep', 'audit-keys.json')

test('a key file is made once, for its owner only, and is the same ever after', async () => {
  expect(() => localKeys(path, false)).toThrow('missing')
  const made = localKeys(path, true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const again = localKeys(path, true)
  expect(again.installation).toBe(made.installation)
  expect(again.spki).toEqual(made.spki)
  expect(await again.mac(Buffer.from('row'))).toEqual(await made.mac(Buffer.from('row')))
  const note = parseNote(await signNote('text\n', originOf(made, 'x'), made)) ?? expect.fail('not a note')
  expect(signedBy(note, logVerifier(again, 'x'))).toBe('yes')
})

test('a file that others may read, or that is damaged, is refused with its remedy', () => {
  chmodSync(path, 0o640)
  expect(() => localKeys(path, true)).toThrow('chmod 600')
  chmodSync(path, 0o600)
  const good = readFileSync(path, 'utf8')
  for (const bad of ['', '{}', good.slice(0, -20), good.replace('"rows": "', '"rows": "zz')]) {
    writeFileSync(path, bad)
    expect(() => localKeys(path, true)).toThrow('damaged')
  }
})
