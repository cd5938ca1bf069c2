import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeKeyFile } from '../audit/keys'
import { provide } from '../env'
import { startFakeKms } from '../vault/testing/fake-kms'
import { keysAt } from './audit-keys'
import { Problem } from './problem'

const folder = mkdtempSync(join(tmpdir(), 'veritar-audit-keys-'))
const fileOf = (name: string) => join(folder, name)
const prepare = (name: string, more: { AUDIT_SIGNING?: string } = {}) => {
  vi.stubEnv('AUDIT_SIGNING', more.AUDIT_SIGNING ?? 'local')
  provide({})
  return keysAt(fileOf(name), true)
}
let kms: Awaited<ReturnType<typeof startFakeKms>>
beforeAll(async () => {
  kms = await startFakeKms()
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'TESTKEY').stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  vi.stubEnv('DATABASE_APP_URL', 'postgresql://nobody@127.0.0.1:9/none').stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)).stubEnv('KMS_REGION', 'us-gov-west-1').stubEnv('KMS_ENDPOINT', kms.endpoint)
})
afterAll(async () => {
  await kms.stop()
  vi.unstubAllEnvs()
  provide({})
  rmSync(folder, { recursive: true })
})

test('the first start makes the key where the setting says, and later ones try it there', async () => {
  expect(await prepare('local.json')).toContain('local.json')
  expect(readFileSync(fileOf('local.json'), 'utf8')).toContain('PRIVATE KEY')
  expect(await prepare('kms.json', { AUDIT_SIGNING: 'aws-kms' })).toMatch(/the key that signs is in AWS KMS$/)
  expect(readFileSync(fileOf('kms.json'), 'utf8')).not.toContain('PRIVATE KEY')
  expect(kms.asked).toEqual(['CreateKey', 'GetPublicKey', 'Sign'])
  await prepare('kms.json', { AUDIT_SIGNING: 'aws-kms' })
  expect(kms.asked).toEqual(['CreateKey', 'GetPublicKey', 'Sign', 'Sign'])
})

test('a setting that is not what the log began with, a service that does not answer and a key that is another are refused with the remedy', async () => {
  makeKeyFile(fileOf('began.json'))
  await expect(prepare('began.json', { AUDIT_SIGNING: 'pkcs11' })).rejects.toThrow(/is pkcs11.*is local.*Set AUDIT_SIGNING=local/)
  await expect(prepare('kms.json')).rejects.toThrow(/Set AUDIT_SIGNING=aws-kms/)
  await expect(keysAt(fileOf('none.json'), false)).rejects.toThrow('missing')
  await expect(prepare('new.json', { AUDIT_SIGNING: 'pkcs11' })).rejects.toThrow('PKCS11_MODULE')
  const { signing, installation } = JSON.parse(readFileSync(fileOf('kms.json'), 'utf8')) as { installation: string; signing: { key: string; spki: string } }
  const { signing: another } = await prepare('other.json', { AUDIT_SIGNING: 'aws-kms' }).then(() => JSON.parse(readFileSync(fileOf('other.json'), 'utf8')) as { signing: typeof signing })
  makeKeyFile(fileOf('mixed.json'), installation, { key: signing.key, spki: another.spki })
  await expect(prepare('mixed.json', { AUDIT_SIGNING: 'aws-kms' })).rejects.toThrow(/is not the one that .*mixed\.json names/)
  for (const key of kms.keys.values()) key.disabled = true
  await expect(prepare('kms.json', { AUDIT_SIGNING: 'aws-kms' })).rejects.toThrow(Problem)
})
