import { expect, test } from 'vitest'
import { oidcRefusal } from './oidc-refusal'

test.each([
  ["no valid key found in issuer's jwks_uri for key parameters {\"kid\":\"k\"}", /signature/],
  ['nonce mismatch, expected SECRET, got: OTHER', /nonce/],
  ['unexpected iss value, expected SECRET, got: OTHER', /another issuer/],
  ['JWT expired, now 1, exp 0', /time/],
  ['failed to validate JWT signature', /signature/],
  ['something new: SECRET', /did not succeed/],
])('%s', (said, words) => {
  for (const cause of [new Error(said), { error: new Error(said) }]) {
    expect(oidcRefusal(cause)).toMatch(words)
    // Values of an answer may be anything, and the record is kept for years.
    expect(oidcRefusal(cause)).not.toMatch(/SECRET|OTHER|"k"/)
  }
})

test('without words it still says that a sign-in did not succeed', () => expect(oidcRefusal(undefined)).toContain('did not succeed'))
