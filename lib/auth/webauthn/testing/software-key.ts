import 'reflect-metadata'
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign, webcrypto } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { BasicConstraintsExtension, Extension, X509Certificate, X509CertificateGenerator } from '@peculiar/x509'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const bytesOf = (aaguid: string) => Buffer.from(aaguid.replaceAll('-', ''), 'hex')
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

type Issuer = { certificate: X509Certificate; keys: webcrypto.CryptoKeyPair }
export type Attester = { x5c: X509Certificate[]; key: KeyObject }

const subjectOf = (name: string) => `C=US, O=Made for a test, OU=Authenticator Attestation, CN=${name}`

async function certificate(name: string, by: Issuer | null, given: { ca: boolean; pathLength?: number; aaguid?: string | undefined; days?: number }): Promise<Issuer> {
  const keys = (await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const extensions: Extension[] = [new BasicConstraintsExtension(given.ca, given.pathLength, true)]
  if (given.aaguid) extensions.push(new Extension('1.3.6.1.4.1.45724.1.1.4', false, Buffer.concat([Buffer.from([4, 16]), bytesOf(given.aaguid)])))
  const made = await X509CertificateGenerator.create({
    serialNumber: randomBytes(8).toString('hex'),
    subject: subjectOf(name),
    issuer: by?.certificate.subject ?? subjectOf(name),
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + (given.days ?? 30) * 86_400_000),
    publicKey: keys.publicKey,
    signingKey: (by?.keys ?? keys).privateKey,
    signingAlgorithm: ecdsa,
    extensions,
  })
  return { certificate: made, keys }
}

/** A manufacturer of keys: its root, and what it puts into a key of a model. Each part can be made wrong. */
export async function manufacturer() {
  const root = await certificate('Root', null, { ca: true, pathLength: 1 })
  const attester = async (aaguid: string | undefined, how: { through?: 'authority' | 'leaf'; days?: number } = {}): Promise<Attester> => {
    const between = how.through && (await certificate('Between', root, { ca: how.through === 'authority' }))
    const leaf = await certificate('Key', between || root, { ca: false, aaguid, ...(how.days === undefined ? {} : { days: how.days }) })
    const key = createPrivateKey({ key: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', leaf.keys.privateKey)), format: 'der', type: 'pkcs8' })
    return { x5c: [leaf.certificate, ...(between ? [between.certificate] : [])], key }
  }
  return { rootPem: root.certificate.toString('pem'), attester }
}

type Place = { challenge: string; origin: string; rpId: string }
/** User present and verified; eligible for backup and backed up are 0x08 and 0x10. */
const presentAndVerified = 0x05

/** An authenticator of software: it signs what it is told to, and claims to be whatever it likes. */
export function softwareKey(aaguid: string, { algorithm = -7 } = {}) {
  const id = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const cose = isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, algorithm], [-1, 1], [-2, new Uint8Array(Buffer.from(x, 'base64url'))], [-3, new Uint8Array(Buffer.from(y, 'base64url'))]]))
  const clientData = (type: string, { challenge, origin }: Place) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const head = (rpId: string, flags: number, counter: number) => {
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags, 0)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(rpId), rest])
  }

  function register(place: Place, how: { attester?: Attester; fmt?: 'packed' | 'none'; flags?: number } = {}): RegistrationResponseJSON {
    const client = clientData('webauthn.create', place)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const authData = Buffer.concat([head(place.rpId, (how.flags ?? presentAndVerified) | 0x40, 0), bytesOf(aaguid), length, id, cose])
    const signature = () => new Uint8Array(sign('sha256', Buffer.concat([authData, sha256(client)]), how.attester?.key ?? privateKey))
    const statement = new Map<string, unknown>(how.fmt === 'none' ? [] : [['alg', how.attester ? -7 : algorithm], ['sig', signature()]])
    if (how.attester) statement.set('x5c', how.attester.x5c.map((c) => new Uint8Array(c.rawData)))
    const object = isoCBOR.encode(new Map<string, unknown>([['fmt', how.fmt ?? 'packed'], ['attStmt', statement], ['authData', new Uint8Array(authData)]]) as never)
    return { id: text(id), rawId: text(id), type: 'public-key', response: { clientDataJSON: text(client), attestationObject: text(object), transports: ['usb'] }, clientExtensionResults: {} }
  }

  function assert(place: Place, how: { counter: number; flags?: number }): AuthenticationResponseJSON {
    const client = clientData('webauthn.get', place)
    const authData = head(place.rpId, how.flags ?? presentAndVerified, how.counter)
    const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey)
    return { id: text(id), rawId: text(id), type: 'public-key', response: { clientDataJSON: text(client), authenticatorData: text(authData), signature: text(signature) }, clientExtensionResults: {} }
  }

  return { id: text(id), register, assert }
}
