import type { Factor } from '../audit-log/event'
import { dig, items, text } from '../formats/keys'

/** Factors by the names Okta gives them in `debugData.factor`, `credentialType` and enrollments, longest match first. */
const table: [RegExp, Factor][] = [
  [/yubikey|smart_?card|\bpiv\b|\bcac\b|x509|u2f|security key 5|titan|feitian|hardware/i, 'hardware'],
  [/web_?authn|fido|signed_nonce|fast_?pass|passkey|biometric/i, 'phishingResistant'],
  [/sms|call|voice|email|phone/i, 'sms'],
  [/push|otp|totp|google|duo|rsa|symantec|okta_verify|authenticator|token/i, 'app'],
  [/^(password|question|pwd|knowledge)/i, 'none'],
]

/** What kind of factor a name stands for; `unknown` for a name Okta does not use. */
export const factorOf = (name: string): Factor => table.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown'

/** Factors that a record names: of the check itself, its credential, and the enrolled authenticator, which tells the model of a key. */
export function factorNames(record: unknown): string[] {
  const debug = dig(record, 'debugContext', 'debugData')
  const enrolled = items(dig(record, 'target'), 20)
    .filter((one) => /AuthenticatorEnrollment|^Factor$/i.test(text(dig(one, 'type')) ?? ''))
    .map((one) => text(dig(one, 'displayName'), 80))
  const names = [text(dig(debug, 'factor'), 80), text(dig(record, 'authenticationContext', 'credentialType'), 80), ...enrolled]
  return [...new Set(names.filter((name): name is string => name !== null && !/^(null|unknown)$/i.test(name)))]
}
