import { createCipheriv, createDecipheriv, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

type Key = { material: Buffer; disabled: boolean; tags: unknown; pair?: { privateKey: KeyObject; publicKey: KeyObject } }
type Asked = { KeyId?: string; Plaintext?: string; CiphertextBlob?: string; EncryptionContext?: Record<string, string>; Tags?: unknown; PendingWindowInDays?: number; KeySpec?: string; KeyUsage?: string; Message?: string; MessageType?: string; SigningAlgorithm?: string }

class Refusal extends Error {}

/**
 * A server that speaks the JSON protocol of AWS KMS, as far as the vault asks it: enough to hold our client against the
 * wire format and the errors that AWS documents. Only for tests.
 * @param keys what it holds already, to come back with after it was stopped
 */
export async function startFakeKms(port = 0, keys = new Map<string, Key>()) {
  const asked: string[] = []
  const bound = (context: Record<string, string> = {}) => Buffer.from(JSON.stringify(Object.entries(context).sort()))
  const usable = (arn = '') => {
    const key = keys.get(arn)
    if (!key) throw new Refusal('NotFoundException')
    if (key.disabled) throw new Refusal('DisabledException')
    return key
  }
  const pairOf = (arn = '') => {
    const { pair } = usable(arn)
    if (!pair) throw new Refusal('InvalidKeyUsageException')
    return pair
  }
  const answers: Record<string, (asked: Asked) => object> = {
    CreateKey: ({ Tags, KeySpec, KeyUsage }) => {
      const Arn = `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/${randomUUID()}`
      if (KeyUsage === 'SIGN_VERIFY' && KeySpec !== 'ECC_NIST_P256') throw new Refusal('ValidationException')
      keys.set(Arn, { material: randomBytes(32), disabled: false, tags: Tags, ...(KeyUsage === 'SIGN_VERIFY' && { pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }) }) })
      return { KeyMetadata: { KeyId: Arn.slice(-36), Arn } }
    },
    Encrypt: ({ KeyId = '', Plaintext = '', EncryptionContext }) => {
      const iv = randomBytes(12)
      const gcm = createCipheriv('aes-256-gcm', usable(KeyId).material, iv).setAAD(bound(EncryptionContext))
      const sealed = Buffer.concat([iv, gcm.update(Buffer.from(Plaintext, 'base64')), gcm.final(), gcm.getAuthTag()])
      return { KeyId, CiphertextBlob: sealed.toString('base64') }
    },
    Decrypt: ({ KeyId, CiphertextBlob = '', EncryptionContext }) => {
      const bytes = Buffer.from(CiphertextBlob, 'base64')
      const { material } = usable(KeyId)
      try {
        const gcm = createDecipheriv('aes-256-gcm', material, bytes.subarray(0, 12)).setAAD(bound(EncryptionContext)).setAuthTag(bytes.subarray(-16))
        return { KeyId, Plaintext: Buffer.concat([gcm.update(bytes.subarray(12, -16)), gcm.final()]).toString('base64') }
      } catch {
        throw new Refusal('InvalidCiphertextException')
      }
    },
    GetPublicKey: ({ KeyId }) => ({ KeyId, PublicKey: pairOf(KeyId).publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }),
    Sign: ({ KeyId, Message = '', MessageType, SigningAlgorithm }) => {
      if (MessageType !== 'RAW' || SigningAlgorithm !== 'ECDSA_SHA_256') throw new Refusal('ValidationException')
      return { KeyId, SigningAlgorithm, Signature: sign('sha256', Buffer.from(Message, 'base64'), pairOf(KeyId).privateKey).toString('base64') }
    },
    DisableKey: ({ KeyId }) => {
      usable(KeyId).disabled = true
      return {}
    },
    ScheduleKeyDeletion: ({ KeyId = '', PendingWindowInDays }) => {
      if (!keys.has(KeyId)) throw new Refusal('NotFoundException')
      return { KeyId, KeyState: 'PendingDeletion', PendingWindowInDays }
    },
  }
  const server = createServer((request, response) => {
    const name = String(request.headers['x-amz-target'] ?? '').replace(/^TrentService\./, '')
    const say = (status: number, value: object) => response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(value))
    void json(request).then((body) => {
      asked.push(name)
      try {
        if (!/^AWS4-HMAC-SHA256 Credential=TESTKEY\/\d{8}\/us-gov-west-1\/kms\/aws4_request, SignedHeaders=[^,]*x-amz-target[^,]*, Signature=[0-9a-f]{64}$/.test(request.headers.authorization ?? '')) throw new Refusal('IncompleteSignature')
        const answer = answers[name]
        if (!answer) throw new Refusal('UnknownOperationException')
        say(200, answer(body as Asked))
      } catch (error) {
        say(400, { __type: error instanceof Refusal ? error.message : 'KMSInternalException', message: 'refused' })
      }
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys, asked, stop: () => new Promise<void>((done) => (server.close(() => done()), server.closeAllConnections())) }
}
