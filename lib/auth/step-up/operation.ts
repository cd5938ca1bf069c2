import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as z from 'zod'

/** What a person confirms with their key. Everything of it is signed, the words they were shown too. */
export const KeyOperation = z.strictObject({
  /** The permission that is used. */
  operation: z.string(),
  /** What it is used on: an id, or the address of a file. */
  target: z.string(),
  /** SHA-256 of the canonical JSON of the input, lower-case hex. */
  payload: z.string().regex(/^[0-9a-f]{64}$/),
  says: z.string(),
  personId: z.string(),
  at: z.iso.datetime(),
  /** 32 random bytes, base64url: the same act twice is two challenges. */
  nonce: z.string(),
})
export type KeyOperation = z.infer<typeof KeyOperation>

/** SHA-256 of the RFC 8785 canonical JSON of a value. @throws TypeError when it has none */
function digest(value: unknown): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Nothing to make canonical.')
  return createHash('sha256').update(text).digest()
}

/** The digest of an input, as an operation names it. */
export const payloadDigest = (input: unknown): string => digest(input).toString('hex')

/** An operation that is about to be confirmed. */
export function newOperation(given: { operation: string; target: string; input: unknown; says: string; personId: string; now: Date }): KeyOperation {
  const { operation, target, says, personId } = given
  return { operation, target, says, personId, payload: payloadDigest(given.input), at: given.now.toISOString(), nonce: randomBytes(32).toString('base64url') }
}

/** The challenge that confirms an operation: its SHA-256, base64url. */
export const challengeOf = (operation: KeyOperation): string => digest(operation).toString('base64url')
