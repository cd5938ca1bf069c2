import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { provide } from '../../env'
import { leaveTokens } from '../../vault/keys/token'
import { startFakeKms } from '../../vault/testing/fake-kms'
import { makeSoftToken, softHsmModule } from '../../vault/testing/soft-hsm'
import { keysOfFile, logVerifier, makeKeyFile, newInstallation, NotSigned, originOf } from '../keys'
import { parseNote, signedBy, signNote } from '../note'
import { awsKmsSigning } from './aws-kms'
import { pkcs11Signing } from './pkcs11'
import { derOfSignature, type SigningService, spkiOfPoint } from './service'

const folder = mkdtempSync(join(tmpdir(), 'veritar-signing-'))
const softHsm = softHsmModule()
let kms: Awaited<ReturnType<typeof startFakeKms>>
beforeAll(async () => {
  leaveTokens()
  kms = await startFakeKms()
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'TESTKEY').stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
})
afterAll(async () => {
  leaveTokens()
  await kms.stop()
  vi.unstubAllEnvs()
  provide({})
  rmSync(folder, { recursive: true })
})

if (!softHsm) console.warn('NOT RUN: the key of the audit log in a PKCS#11 token. Install softhsm2 to run it.')
if (!softHsm) test.skip('pkcs11: NOT RUN, softhsm2 is not installed', () => undefined)

const services: [name: string, open: () => SigningService][] = [
  ...(softHsm ? [['pkcs11', () => pkcs11Signing(makeSoftToken(join(folder, 'hsm'), softHsm))] satisfies [string, () => SigningService]] : []),
  ['aws-kms', () => awsKmsSigning({ region: 'us-gov-west-1', endpoint: kms.endpoint })],
]

describe.each(services)('%s', (name, open) => {
  let service: SigningService
  beforeAll(() => {
    service = open()
  })

  test('asvs-13.3.3 what it signs is signed by the public key it gave, and by no other', async () => {
    const [one, other] = [await service.create(newInstallation()), await service.create(newInstallation())]
    expect(one.id.startsWith(`${name}:`)).toBe(true)
    const key = createPublicKey({ key: one.spki, format: 'der', type: 'spki' })
    expect(key.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
    // Many, since r and s begin with zeros now and then.
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(`head ${i}`)
      const signature = await service.sign(one.id, bytes)
      expect(verify('sha256', bytes, key, signature)).toBe(true)
      expect(verify('sha256', Buffer.from('another'), key, signature)).toBe(false)
      expect(verify('sha256', bytes, createPublicKey({ key: other.spki, format: 'der', type: 'spki' }), signature)).toBe(false)
    }
  })

  test('a key that is not there signs nothing, nor does the id of another service', async () => {
    for (const id of ['', 'local:1', `${name}:${randomUUID()}`, `${name}:arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/${randomUUID()}`]) await expect(service.sign(id, Buffer.from('x'))).rejects.toThrow()
  })
})

test('the file of a key elsewhere holds no private key, names it, and says why when it cannot sign', async () => {
  const service = awsKmsSigning({ region: 'us-gov-west-1', endpoint: kms.endpoint })
  const installation = newInstallation()
  const { id, spki } = await service.create(installation)
  const path = join(folder, 'audit-keys.json')
  makeKeyFile(path, installation, { key: id, spki: spki.toString('base64') })
  expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY')
  vi.stubEnv('DATABASE_APP_URL', 'postgresql://nobody@127.0.0.1:9/none').stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)).stubEnv('KMS_REGION', 'us-gov-west-1').stubEnv('KMS_ENDPOINT', kms.endpoint)
  provide({})
  const keys = keysOfFile(path)
  expect(keys).toMatchObject({ installation, place: 'aws-kms', spki })
  const note = parseNote(await signNote('text\n', originOf(keys, 'x'), keys)) ?? expect.fail('not a note')
  expect(signedBy(note, logVerifier(keys, 'x'))).toBe('yes')
  const [key] = [...kms.keys.values()].slice(-1)
  if (key) key.disabled = true
  await expect(keys.sign(Buffer.from('text'))).rejects.toThrow(NotSigned)
  await expect(keys.sign(Buffer.from('text'))).rejects.toThrow(/could not be used.*Events are kept/)
})

test('a signature in DER is what its two numbers are, whatever zeros they begin with', () => {
  const number = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(number, number, fc.nat(31), (r, s, zeros) => {
      r.fill(0, 0, zeros)
      const der = derOfSignature(Buffer.concat([r, s]))
      const lengthOfR = der[3] as number
      const [gotR, gotS] = [der.subarray(4, 4 + lengthOfR), der.subarray(6 + lengthOfR)]
      expect(der.subarray(0, 2)).toEqual(Buffer.of(0x30, der.length - 2))
      for (const [got, given] of [[gotR, r], [gotS, s]] as const) {
        expect((got[0] as number) < 0x80).toBe(true)
        expect(got.length === 1 || got[0] !== 0 || (got[1] as number) >= 0x80).toBe(true)
        expect(BigInt(`0x${got.toString('hex')}`)).toBe(BigInt(`0x${Buffer.from(given).toString('hex')}`))
      }
    }),
  )
  expect(() => derOfSignature(Buffer.alloc(63))).toThrow()
})

test('a point comes bare or in an octet string; any other is refused', () => {
  const point = Buffer.concat([Buffer.of(0x04), Buffer.alloc(64, 7)])
  expect(spkiOfPoint(point)).toEqual(spkiOfPoint(Buffer.concat([Buffer.of(0x04, 65), point])))
  for (const bad of [Buffer.alloc(0), point.subarray(1), Buffer.concat([Buffer.of(0x02), point.subarray(1)]), Buffer.alloc(97, 4)]) expect(() => spkiOfPoint(bad)).toThrow('P-256')
})
