import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { env, provide } from '../env'
import { moveToBucket } from './move-to-bucket'
import { vaultRoot } from './open-vault'
import { putObject } from './put'
import { openObject } from './reading'
import { startS3 } from './testing/s3-server'
import { removeObject } from './writing'

const before = env().VERITAR_STATE
const state = mkdtempSync(join(before, 'vault-tidy-'))
let w: TestWorld
let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  w = await twoPrimes()
  s3 = await startS3(join(state, 's3'))
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER').stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  provide({ VERITAR_STATE: state })
}, 60_000)
afterAll(async () => {
  delete process.env.VAULT_S3_BUCKET
  provide({ VERITAR_STATE: before })
  vi.unstubAllEnvs()
  await s3.stop()
  await closeDatabase()
  rmSync(state, { recursive: true })
})

const within = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(w.elm.as('respondent'), work)
const put = (text: string) => putObject(within, w.elm.id, (async function* () { yield Buffer.from(text) })(), 1_000)
const row = (id: string) => asOwner((db) => db.vaultObject.findUniqueOrThrow({ where: { id } }))
async function read(id: string): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of openObject(await row(id))) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('files move to a bucket that is configured later, and are read from there; new ones go there', async () => {
  const early = await put('on the disk')
  const removed = await put('removed')
  await within(async (tx) => removeObject(tx, await tx.vaultObject.findUniqueOrThrow({ where: { id: removed.objectId } })))
  provide({ VAULT_S3_BUCKET: s3.bucket, VAULT_S3_REGION: 'us-east-1', VAULT_S3_ENDPOINT: s3.endpoint })
  await expect(read(early.objectId)).rejects.toThrow()
  expect(await asOwner((db) => moveToBucket(db, vaultRoot()))).toBe(1)
  expect(await read(early.objectId)).toBe('on the disk')
  expect(await asOwner((db) => moveToBucket(db, vaultRoot()))).toBe(0)
  const later = await put('in the bucket')
  expect(await read(later.objectId)).toBe('in the bucket')
  expect(existsSync(join(vaultRoot(), 'sealed', w.elm.id, later.objectId.slice(-2), later.objectId))).toBe(false)
  // The bucket has ciphertext only.
  const texts = readdirSync(join(state, 's3'), { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile())
  expect(texts.length).toBeGreaterThan(0)
  for (const entry of texts) expect(readFileSync(join(entry.parentPath, entry.name)).includes('in the bucket')).toBe(false)
})
