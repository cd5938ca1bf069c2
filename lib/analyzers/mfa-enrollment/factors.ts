import type { MfaEnrollmentFacts } from './facts'

export type FactorKind = MfaEnrollmentFacts['accounts'][number]['strongest']

/**
 * Names that Entra, Okta, Duo, AWS and plain lists give to second factors, first match first (domain.md IAM-02).
 * A WebAuthn credential without a name can be a key or the laptop itself, so it is unclear.
 */
const kinds: [FactorKind, RegExp][] = [
  ['hardware', /fido2? ?security ?key|\bfido ?2?\b(?!.*platform)|yubi ?key|\bu2f\b|security[ _-]?keys?\b|\bpiv\b|\bcac\b|smart ?card|x\.?509|certificate(?:based)?|token:hardware|hardware (?:token|key|otp|one)|hardware ?one ?time|hardware ?oath|passkeydevicebound$|titan key|token2|gemalto|\bnitrokey\b/i],
  ['platform', /windows ?hello|touch ?id|face ?id|secure ?enclave|platform|signed_nonce|fast ?pass|passkeydevicebound(?:windowshello|authenticator)|device ?bound ?authenticator|mac ?book|biometric/i],
  ['unclear', /web ?authn|passkey/i],
  ['app', /authenticator|\btotp\b|software|push|\bduo\b|token:software|\botp\b|one ?time|\bapp\b|virtual|google_otp|verify|passwordless|phone ?app|soft ?token|rsa securid|\btoken\b/i],
  ['sms', /\bsms\b|text|voice|\bcall\b|phone|mobile/i],
]
/** Entries that are no second factor: they reset a password or are the first factor. */
const noFactor = /^(?:(?:okta[ _])?e-?mail\b.*|password|question|security ?questions?|temporaryaccesspass|temporary access pass|none|no|-+|n\/?a|recovery codes?|alternateemail)$/i
const order: FactorKind[] = ['hardware', 'platform', 'app', 'sms', 'none']

/** The factors in a cell, split at commas, semicolons and bars. */
export const factorsIn = (cell: string): string[] =>
  cell
    .split(/[;,|\n]+/)
    .map((part) => part.replace(/^[[\]"'\s]+|[[\]"'\s]+$/g, ''))
    .filter((part) => part !== '' && !noFactor.test(part))
    .map((part) => part.slice(0, 60))

/** What kind of factor a name is. A name we do not know is unclear, never strong. */
export const kindOfFactor = (name: string): FactorKind => kinds.find(([, words]) => words.test(name))?.[0] ?? 'unclear'

/** The strongest of some factors; an unclear one counts only where no other is hardware. */
export function strongestOf(factors: string[]): FactorKind {
  const found = new Set(factors.map(kindOfFactor))
  if (found.has('hardware')) return 'hardware'
  if (found.has('unclear')) return 'unclear'
  return order.find((kind) => found.has(kind)) ?? 'none'
}

/** True when a weaker way in stands beside a stronger one: a code by phone beside a key. */
export const hasWeaker = (factors: string[]): boolean => {
  const found = new Set(factors.map(kindOfFactor))
  return found.has('sms') && found.size > 1
}
