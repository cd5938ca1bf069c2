import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import * as z from 'zod'

const Text = z.string().max(20_000).regex(/^[A-Za-z0-9_-]*$/)

/** What a browser sends of an assertion; extensions are not asked for and not looked at. */
export const Assertion = z.object({
  id: Text,
  rawId: Text,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: Text, authenticatorData: Text, signature: Text }),
})
export type Assertion = z.infer<typeof Assertion>

/** The challenge an assertion claims to answer; empty when it names none. */
export function claimedChallenge(clientDataJSON: string): string {
  try {
    return z.object({ challenge: z.string() }).parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))).challenge
  } catch {
    return ''
  }
}

/**
 * Verifies an assertion for `challenge` with the key it is said to be of: our address, user present and verified, still on one
 * device and not backed up, and the signature.
 * @returns the counter it carries, or null when anything of it is wrong
 */
export async function verifyAssertion(given: Assertion, challenge: string, party: { id: string; origin: string }, key: { credentialId: string; publicKey: Uint8Array }): Promise<{ counter: number } | null> {
  if (given.id !== key.credentialId) return null
  const response: AuthenticationResponseJSON = { ...given, clientExtensionResults: {} }
  try {
    // The counter is ours to judge: one that went back must block the key, not only fail.
    const credential = { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: 0 }
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({ response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true, credential })
    return verified && info.userVerified && info.credentialDeviceType === 'singleDevice' && !info.credentialBackedUp ? { counter: info.newCounter } : null
  } catch {
    return null
  }
}
