import { renameSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { KeyGone } from '../vault/keys/key-service'
import { localKeyFolder } from '../vault/keys/open-keys'
import { putObject } from '../vault/put'
import { openObject } from '../vault/reading'
import { prepareVault } from './vault'

const owner = process.env.TEST_OWNER_URL ?? ''
let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

const put = (text: string) => putObject((work) => withTenant(w.elm.as('respondent'), work), w.elm.id, (async function* () { yield Buffer.from(text) })(), 1_000)
async function read(id: string): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of openObject(await asOwner((db) => db.vaultObject.findUniqueOrThrow({ where: { id } })))) parts.push(part)
  return Buffer.concat(parts).toString()
}
async function having(values: Record<string, string>, work: () => Promise<void>): Promise<void> {
  provide(values)
  try {
    await work()
  } finally {
    for (const name of Object.keys(values)) delete process.env[name]
    provide({})
  }
}

test('while the keys are away nothing is stored, nothing is read, and no start succeeds; they come back, and so does all of it', async () => {
  const { objectId } = await put('kept')
  const folder = localKeyFolder()
  expect(await prepareVault(owner)).toContain('move the folder')
  renameSync(folder, `${folder}.away`)
  try {
    await expect(read(objectId)).rejects.toThrow(KeyGone)
    await expect(put('more')).rejects.toThrow(KeyGone)
    await expect(prepareVault(owner)).rejects.toThrow('keys of the vault are missing')
  } finally {
    renameSync(`${folder}.away`, folder)
  }
  expect(await read(objectId)).toBe('kept')
  expect(await read((await put('more')).objectId)).toBe('more')
})

test.each([
  [{ VAULT_KEYS: 'pkcs11' }, 'PKCS11_MODULE'],
  [{ VAULT_KEYS: 'aws-kms' }, 'KMS_REGION'],
  [{ VAULT_S3_BUCKET: 'evidence' }, 'VAULT_S3_REGION'],
] as [Record<string, string>, string][])('a start with %j says what is missing', async (values, missing) => {
  await having(values, () => expect(prepareVault(owner)).rejects.toThrow(missing))
})
