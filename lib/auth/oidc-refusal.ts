/** What of an answer was wrong, by the words of the OpenID Connect client; those carry values, which stay out of the record. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/cookie was missing|could not be parsed|checks\.(state|code_verifier)/i, 'it answers no sign-in that this browser began'],
  [/state/i, 'its state is not the one that was sent'],
  [/nonce/i, 'its nonce is not the one that was sent'],
  [/no valid key|matching key/i, 'its signature is not one of the identity provider'],
  [/\biss\b|issuer/i, 'it is of another issuer'],
  [/\bazp\b|\baud\b/i, 'it is meant for another client'],
  [/\bexp\b|expired|\bnbf\b|\biat\b|in the future/i, 'it is not valid at this time'],
  [/\balg\b|algorithm|signature|signed|JWT|decode/i, 'its signature is not one of the identity provider'],
  [/id_token/i, 'it carries no ID token'],
  [/invalid_grant|\bgrant\b/i, 'the identity provider does not take its code'],
]

/**
 * Why the answer of an identity provider was not taken, for the record: a sentence of ours, without a value of the answer.
 * @param cause what next-auth hands to its logger: an error, or an object that holds one
 */
export function oidcRefusal(cause: unknown): string {
  const error = cause !== null && typeof cause === 'object' && 'error' in cause ? cause.error : cause
  const said = error instanceof Error ? error.message : ''
  const part = parts.find(([pattern]) => pattern.test(said))?.[1]
  return part ? `The answer of the identity provider was refused: ${part}.` : 'The sign-in at the identity provider did not succeed.'
}
