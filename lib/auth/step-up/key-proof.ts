import * as z from 'zod'
import { Assertion, claimedChallenge, verifyAssertion } from '../webauthn/assertion'
import { challengeOf, KeyOperation, payloadDigest } from './operation'

/** An assertion as it is kept: with what was confirmed and all that is needed to verify it again, without Veritar's tables. */
export const KeyProof = z.strictObject({
  operation: KeyOperation,
  /** The input, as it was parsed; its digest is in the operation. */
  input: z.unknown(),
  assertion: Assertion,
  key: z.strictObject({ id: z.string(), credentialId: z.string(), publicKey: z.string(), aaguid: z.string(), model: z.string(), name: z.string() }),
  party: z.strictObject({ id: z.string(), origin: z.string() }),
})
export type KeyProof = z.infer<typeof KeyProof>

/**
 * Whether a kept assertion still proves that its key confirmed this operation on this target, whoever asks and whenever.
 * The counter is not asked: it was judged when the key was used.
 */
export async function verifyKeyProof(kept: unknown, expected: { operation: string; target: string; personId: string }): Promise<boolean> {
  const parsed = KeyProof.safeParse(kept)
  if (!parsed.success) return false
  const { operation, input, assertion, key, party } = parsed.data
  if (operation.operation !== expected.operation || operation.target !== expected.target || operation.personId !== expected.personId) return false
  if (payloadDigest(input) !== operation.payload) return false
  const challenge = challengeOf(operation)
  if (claimedChallenge(assertion.response.clientDataJSON) !== challenge) return false
  return (await verifyAssertion(assertion, challenge, party, { credentialId: key.credentialId, publicKey: Buffer.from(key.publicKey, 'base64url') })) !== null
}
