import * as z from 'zod'

/** How sure the identity provider says it is. What it does not say, or says in words nobody knows, is the weakest. */
export type Strength = 'hardware' | 'phishing-resistant' | 'weakest'

/** What an identity provider said of one sign-in, as it is kept with the session. */
export type SaidOfSignIn = { issuer: string; acr: string | null; amr: string[]; authTime: Date | null; strength: Strength }

const Claims = z.object({
  acr: z.string().max(300).nullable().catch(null),
  amr: z.array(z.string().max(60)).max(20).catch([]),
  auth_time: z.number().int().positive().nullable().catch(null),
})

/** OpenID Connect Extended Authentication Profile ACR Values 1.0. */
const strengths: Record<string, Strength> = { phrh: 'hardware', phr: 'phishing-resistant' }

/**
 * Reads acr, amr and auth_time of a verified ID token. amr alone proves nothing, and a sign-in whose time is not said
 * may be days old: each counts as the weakest.
 */
export function saidOfSignIn(issuer: string, claims: unknown): SaidOfSignIn {
  const { acr = null, amr = [], auth_time = null } = Claims.parse(claims ?? {})
  const authTime = auth_time === null ? null : new Date(auth_time * 1_000)
  return { issuer, acr, amr, authTime, strength: authTime && acr ? (strengths[acr] ?? 'weakest') : 'weakest' }
}
