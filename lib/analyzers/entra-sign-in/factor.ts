import { strongest, type Factor } from '../audit-log/event'
import { dig, items, parsed, text } from '../formats/keys'

/** Methods as Entra names them in `authenticationDetails` and `mfaDetail`, first match holds. */
const table: [RegExp, Factor][] = [
  [/fido2|security key|x\.?509|certificate|smart ?card|\bpiv\b|\bcac\b|hardware oath/i, 'hardware'],
  [/windows hello|passkey|platform credential|device-bound/i, 'phishingResistant'],
  [/text message|\bsms\b|phone call|voice|call|e-?mail/i, 'sms'],
  [/mobile app|authenticator|oath|verification code|passwordless phone|push|notification|totp|temporary access pass/i, 'app'],
  [/^password|passwort|seamless|pass-?through|kerberos|^pwd$/i, 'none'],
]
const factorOf = (name: string): Factor => table.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown'

/** "MFA requirement satisfied by claim in the token": a second factor was given before; which one, this record does not say. */
const claimed = /MFA (requirement )?(satisfied|completed)|previously satisfied.*mfa/i

/** Strongest factor of a sign-in, the names it goes by, and whether there was a second factor at all (domain.md 5.3, EN-02). */
export function factorOfSignIn(entry: unknown): { factor: Factor; names: string[]; mfa: 'yes' | 'no' | 'unknown' } {
  const steps = items(parsed(dig(entry, 'authenticationDetails')), 20).filter((step) => dig(step, 'succeeded') !== false && dig(step, 'succeeded') !== 'false')
  const mfaDetail = parsed(dig(entry, 'mfaDetail'))
  const names = [...steps.map((step) => text(dig(step, 'authenticationMethod'), 80)), text(dig(mfaDetail, 'authMethod'), 80)].filter((name): name is string => name !== null)
  const known = [...new Set(names)].filter((name) => !/^previously satisfied$/i.test(name))
  const status = parsed(dig(entry, 'status'))
  const said = [text(dig(status, 'additionalDetails')), text(dig(entry, 'resultDescription')), text(dig(entry, 'mfaResult')), ...steps.map((step) => text(dig(step, 'authenticationStepResultDetail')))].join(' ')
  const requirement = (text(dig(entry, 'authenticationRequirement')) ?? '').replace(/[^a-z]/gi, '')
  const strong = known.map(factorOf).filter((factor) => factor !== 'none' && factor !== 'unknown')
  if (strong.length > 0) return { factor: strongest(strong), names: known, mfa: 'yes' }
  const second = /^multiFactor/i.test(requirement) || claimed.test(said)
  if (second) return { factor: 'unknown', names: known, mfa: 'yes' }
  const single = /^singleFactor/i.test(requirement) || (known.length > 0 && known.every((name) => factorOf(name) === 'none'))
  return single && known.every((name) => factorOf(name) === 'none') ? { factor: 'none', names: known, mfa: 'no' } : { factor: 'unknown', names: known, mfa: 'unknown' }
}
