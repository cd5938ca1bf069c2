import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { fromBase64 } from './base64'

// Signed notes as c2sp.org/signed-note says, with signature type 0x02 only: ECDSA P-256 over SHA-256, in DER.

/** What signs: a public key as DER SPKI, and the signature of its other half. */
export type Signer = { spki: Buffer; sign: (bytes: Uint8Array) => Promise<Buffer> }

/** A public key under a name; the two together say whose signature it is. */
export type Verifier = { name: string; id: string; spki: Buffer; key: KeyObject }

const ecdsa = 0x02
const nameShape = /^[^\s+\p{Z}]+$/u
const control = /[\u0000-\u0009\u000b-\u001f]/
const mostSignatures = 64

/** The first four bytes of SHA-256 over the SPKI, in hex: for ECDSA the name is not part of it. */
export const keyId = (spki: Uint8Array): string => hash('sha256', spki, 'hex').slice(0, 8)

/** @throws Error when the name could not stand in a note or the key is not on P-256 */
export function verifierOf(name: string, spki: Buffer): Verifier {
  if (!nameShape.test(name)) throw new Error(`"${name}" cannot name a key: it is empty, or has a space or a plus sign.`)
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error(`The key of ${name} is not an ECDSA key on P-256.`)
  return { name, id: keyId(spki), spki, key }
}

/** A public key in one line: name, key id and the key itself, with plus signs between them. */
export function verifierLine({ name, id, spki }: Pick<Verifier, 'name' | 'id' | 'spki'>): string {
  return `${name}+${id}+${Buffer.concat([Buffer.of(ecdsa), spki]).toString('base64')}`
}

/** @throws Error that says what is wrong with the line */
export function parseVerifier(line: string): Verifier {
  const [name = '', id = '', ...rest] = line.split('+')
  const bytes = fromBase64(rest.join('+'))
  if (!bytes || bytes[0] !== ecdsa) throw new Error('This is not the line of an ECDSA P-256 key: it begins with a name, a plus sign and eight hexadecimal digits.')
  const verifier = verifierOf(name, bytes.subarray(1))
  if (verifier.id !== id) throw new Error(`The key of ${name} does not have the id ${id}.`)
  return verifier
}

/** The line by which one key signs the text of a note. */
export async function signatureLine(text: string, name: string, signer: Signer): Promise<string> {
  const signature = await signer.sign(Buffer.from(text))
  return `— ${name} ${Buffer.concat([Buffer.from(keyId(signer.spki), 'hex'), signature]).toString('base64')}\n`
}

/** The text, which ends with a newline, an empty line, and the signature. */
export async function signNote(text: string, name: string, signer: Signer): Promise<string> {
  return `${text}\n${await signatureLine(text, name, signer)}`
}

export type Note = { text: string; signatures: { name: string; id: string; bytes: Buffer; line: string }[] }

/** The parts of a note; null when it is not one. Nothing is verified by this. */
export function parseNote(note: string): Note | null {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || !note.endsWith('\n') || control.test(note)) return null
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map((line) => {
    const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const bytes = fromBase64(base64)
    return bytes && bytes.length > 4 ? { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4), line: `${line}\n` } : null
  })
  return signatures.every((signature) => signature !== null) ? { text: note.slice(0, cut + 1), signatures } : null
}

/** What a note says of one key: signed by it, not signed by it, or signed in its name by something else. */
export function signedBy({ text, signatures }: Note, { name, id, key }: Pick<Verifier, 'name' | 'id' | 'key'>): 'yes' | 'no' | 'forged' {
  const own = signatures.filter((signature) => signature.name === name && signature.id === id)
  if (own.length === 0) return 'no'
  return own.every(({ bytes }) => verify('sha256', Buffer.from(text), key, bytes)) ? 'yes' : 'forged'
}
