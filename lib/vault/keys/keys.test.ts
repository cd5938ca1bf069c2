import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startFakeKms } from '../testing/fake-kms'
import { makeSoftToken, softHsmModule } from '../testing/soft-hsm'
import { awsKmsKeyService } from './aws-kms'
import { KeyGone, type KeyService, WrongKey } from './key-service'
import { localKeyService } from './local'
import { pkcs11KeyService } from './pkcs11'
import { leaveTokens } from './token'

const folder = mkdtempSync(join(tmpdir(), 'veritar-keys-'))
const softHsm = softHsmModule()
let kms: Awaited<ReturnType<typeof startFakeKms>>
beforeAll(async () => {
  leaveTokens()
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'TESTKEY').stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  kms = await startFakeKms()
})
afterAll(async () => {
  leaveTokens()
  await kms.stop()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

if (!softHsm) console.warn('NOT RUN: keys in a PKCS#11 token. Install softhsm2 to run it.')

const services: [name: string, open: () => KeyService][] = [
  ['local', () => localKeyService(join(folder, 'local'))],
  ...(softHsm ? [['pkcs11', () => pkcs11KeyService(makeSoftToken(join(folder, 'hsm'), softHsm))] satisfies [string, () => KeyService]] : []),
  ['aws-kms', () => awsKmsKeyService({ region: 'us-gov-west-1', endpoint: kms.endpoint })],
]
if (!softHsm) test.skip('pkcs11: NOT RUN, softhsm2 is not installed', () => undefined)

const organizationId = randomUUID()
const context = () => ({ organizationId, objectId: randomUUID() })

describe.each(services)('%s', (name, open) => {
  let service: KeyService
  beforeAll(() => {
    service = open()
  })

  test('asvs-13.3.3 a data key comes back as it was, and only for what it was wrapped for', async () => {
    const [keyId, other] = [await service.create(organizationId), await service.create(organizationId)]
    expect(keyId.startsWith(`${name}:`)).toBe(true)
    expect(other).not.toBe(keyId)
    const [dataKey, of] = [randomBytes(32), context()]
    const wrapped = await service.wrap(keyId, dataKey, of)
    expect(Buffer.from(wrapped).includes(dataKey)).toBe(false)
    expect(await service.unwrap(keyId, wrapped, of)).toEqual(dataKey)
    expect(Buffer.from(await service.wrap(keyId, dataKey, of)).equals(Buffer.from(wrapped))).toBe(false)
    await expect(service.unwrap(keyId, wrapped, { ...of, objectId: randomUUID() })).rejects.toThrow(WrongKey)
    await expect(service.unwrap(keyId, wrapped, { ...of, organizationId: randomUUID() })).rejects.toThrow(WrongKey)
    await expect(service.unwrap(other, wrapped, of)).rejects.toThrow(WrongKey)
  })

  test('any changed bit of a wrapped key is found', async () => {
    const [keyId, of] = [await service.create(organizationId), context()]
    const wrapped = Buffer.from(await service.wrap(keyId, randomBytes(32), of))
    await fc.assert(
      fc.asyncProperty(fc.nat(wrapped.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(wrapped)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        await expect(service.unwrap(keyId, changed, of)).rejects.toThrow(WrongKey)
      }),
      { numRuns: 40 },
    )
    for (const cut of [wrapped.subarray(0, -1), wrapped.subarray(0, 12), Buffer.alloc(0), Buffer.concat([wrapped, wrapped])]) await expect(service.unwrap(keyId, cut, of)).rejects.toThrow()
  })

  test('a destroyed key opens nothing any more, and is destroyed once', async () => {
    const [keyId, kept, of] = [await service.create(organizationId), await service.create(organizationId), context()]
    const [wrapped, other] = [await service.wrap(keyId, randomBytes(32), of), await service.wrap(kept, randomBytes(32), of)]
    expect(await service.destroy(keyId)).toMatch(/destroyed|removed|deletes/)
    expect(await service.destroy(keyId)).toMatch(/\.$/)
    await expect(service.unwrap(keyId, wrapped, of)).rejects.toThrow(KeyGone)
    await expect(service.wrap(keyId, randomBytes(32), of)).rejects.toThrow(KeyGone)
    expect(await service.unwrap(kept, other, of)).toHaveLength(32)
  })

  test('the id of another service, or of none, is no key', async () => {
    for (const id of ['', 'other:1', `${name}:../../etc/passwd`, `${name}:${randomUUID()}`]) await expect(service.wrap(id, randomBytes(32), context())).rejects.toThrow()
  })
})

test('a local key is a file of its owner’s; one that others may read is not used', async () => {
  const path = join(folder, 'own')
  const service = localKeyService(path)
  const keyId = await service.create(organizationId)
  const [file = ''] = readdirSync(path)
  expect(readdirSync(path)).toHaveLength(1)
  expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(statSync(join(path, file)).mode & 0o777).toBe(0o600)
  chmodSync(join(path, file), 0o640)
  await expect(service.wrap(keyId, randomBytes(32), context())).rejects.toThrow('chmod 600')
  chmodSync(join(path, file), 0o600)
  writeFileSync(join(path, file), 'short')
  await expect(service.wrap(keyId, randomBytes(32), context())).rejects.toThrow('restore')
  await service.destroy(keyId)
  expect(readdirSync(path)).toEqual([])
})

test('AWS is asked for one key an organization, with its tag, and to delete what was destroyed', async () => {
  const service = awsKmsKeyService({ region: 'us-gov-west-1', endpoint: kms.endpoint })
  const keyId = await service.create(organizationId)
  expect(kms.keys.get(keyId.slice('aws-kms:'.length))?.tags).toEqual([{ TagKey: 'veritar-organization', TagValue: organizationId }])
  await service.destroy(keyId)
  expect(kms.asked.slice(-2)).toEqual(['DisableKey', 'ScheduleKeyDeletion'])
})

test('a key service that does not answer is an error, never an open file', async () => {
  const away = awsKmsKeyService({ region: 'us-gov-west-1', endpoint: 'http://127.0.0.1:9' })
  await expect(away.unwrap('aws-kms:arn:x', randomBytes(60), context())).rejects.toThrow()
  expect(() => pkcs11KeyService({ module: '/nowhere.so', label: 'x', pin: () => '' })).not.toThrow()
  await expect(pkcs11KeyService({ module: '/nowhere.so', label: 'x', pin: () => '' }).create(organizationId)).rejects.toThrow()
})

test.runIf(softHsm)('a token that was pulled opens nothing while it is away, and everything when it is back', async () => {
  const tokens = join(folder, 'hsm', 'tokens')
  const service = pkcs11KeyService({ module: softHsm ?? '', label: 'veritar', pin: () => '4711' })
  const [keyId, of, dataKey] = [await service.create(organizationId), context(), randomBytes(32)]
  const wrapped = await service.wrap(keyId, dataKey, of)
  const clock = vi.spyOn(performance, 'now')
  for (const later of [0, 10_000]) {
    renameSync(tokens, `${tokens}.away`)
    clock.mockReturnValue(performance.timeOrigin + later)
    await expect(service.unwrap(keyId, wrapped, of)).rejects.toThrow()
    renameSync(`${tokens}.away`, tokens)
    clock.mockReturnValue(performance.timeOrigin + later + 10_000)
    expect(await service.unwrap(keyId, wrapped, of)).toEqual(dataKey)
  }
  clock.mockRestore()
})
