import { strongest, type Factor, type SignIn } from '../audit-log/event'
import { dig, items, text } from '../formats/keys'

const factors: Record<string, Factor> = {
  security_key: 'hardware', security_key_otp: 'app', google_authenticator: 'app', google_prompt: 'app', offline_otp: 'app', internal_two_factor: 'app',
  passkey: 'phishingResistant', idv_preregistered_phone: 'sms', idv_any_phone: 'sms', idv_preregistered_email: 'sms', idv_any_email: 'sms', login_location: 'none',
  knowledge_employee_id: 'none', knowledge_preregistered_email: 'none', knowledge_preregistered_phone: 'none', password: 'none', saml: 'unknown', access_to_preregistered_email: 'sms',
  backup_code: 'app', none: 'none', other: 'unknown',
}

/** A sign-in as Cloud Identity writes it into the audit log (google.login.LoginService); null for anything else. */
export function signInOf(payload: unknown): SignIn | null {
  const method = text(dig(payload, 'methodName')) ?? ''
  if (!/^google\.login\.LoginService\.(loginSuccess|loginFailure|loginVerification|riskySensitiveActionAllowed)$/i.test(method)) return null
  const parameters = items(dig(payload, 'metadata', 'event')).flatMap((event) => items(dig(event, 'parameter')))
  const values = (name: string): string[] =>
    parameters.filter((one) => dig(one, 'name') === name).flatMap((one) => [...items(dig(one, 'multiStrValue')), ...items(dig(one, 'value'))]).map(String)
  const type = values('login_type')[0] ?? ''
  const names = values('login_challenge_method')
  return {
    kind: 'interactive',
    factor: names.length === 0 ? 'unknown' : strongest(names.map((name) => factors[name] ?? 'unknown')),
    names: names.slice(0, 8),
    weak: null,
    federated: /saml|oidc|exchange|reauth_saml/i.test(type),
    risky: values('is_suspicious').includes('true'),
    reportOnly: false,
  }
}
