import type { Locator } from '../analyzer'
import { auditEvent, strongest, type SignIn } from '../audit-log/event'
import { auditTime } from '../audit-log/time'
import { countryCode } from '../formats/country-name'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, flag, items, text } from '../formats/keys'
import type { Actor, OutcomeKind, SourceKind } from '../log-model'
import { isAwsConsole, personLink } from '../log-rules/moments'
import { changesOf } from './changes'
import { factorNames, factorOf } from './factor'
import type { SessionEvent } from './sessions'

/** Counted in `details`: events that came through a proxy by the word of Okta. */
export const throughProxy = 'through an anonymizing proxy'

const redacted = /^(\*{3,}|\[?redacted\]?|anonymi[sz]ed|masked|hidden)$/i

/** Who acts; null when the record names nobody. An unknown user name typed at sign-in is nobody. */
function actorOf(actor: unknown): { actor: Actor | null; redacted: boolean } {
  const login = text(dig(actor, 'alternateId'), 300)
  const id = text(dig(actor, 'id'), 120)
  const name = text(dig(actor, 'displayName'), 200)
  const type = text(dig(actor, 'type')) ?? ''
  if (redacted.test(login ?? '')) return { actor: { id: 'hidden', kind: 'anonymous', display: 'Name withheld', aliases: [] }, redacted: true }
  const nameless = /^unknown$/i.test(id ?? '') && /^unknown$/i.test(login ?? '')
  const shown = nameless ? null : ([login, name, id].find((one) => one !== null && !/^(unknown|null)$/i.test(one)) ?? null)
  if (shown === null) return { actor: login ?? id ? { id: 'unknown', kind: 'anonymous', display: 'Unknown', aliases: [] } : null, redacted: false }
  const provider = /^SystemPrincipal$/i.test(type) || login === 'system@okta.com'
  const service = /PublicClientApp|AppInstance|Application|ServiceAccount|Agent/i.test(type)
  const key = shown.toLowerCase()
  return { actor: { id: key, kind: provider ? 'provider' : service ? 'service' : 'human', display: shown, aliases: [login, name, id].filter((one): one is string => one !== null && one.toLowerCase() !== key && !/^(unknown|null)$/i.test(one)) }, redacted: false }
}

const signIn = /^user\.session\.start$|^user\.authentication\.(sso|auth_via_\w+|authenticate|slo)$/

function outcomeOf(record: JsonRecord, type: string): OutcomeKind {
  const result = (text(dig(record, 'outcome', 'result')) ?? 'SUCCESS').toUpperCase()
  if (result === 'DENY') return 'denied'
  if (result === 'FAILURE') return signIn.test(type) || /denied|not authorized|forbidden/i.test(text(dig(record, 'outcome', 'reason')) ?? '') ? 'denied' : 'failed'
  return result === 'ABANDONED' || result === 'UNANSWERED' || result === 'RATE_LIMIT' ? 'failed' : 'success'
}

/** A session begun is a sign-in at a prompt; its factor shows only in the events around it (see sessions.ts). */
function signInOf(record: JsonRecord, type: string, actor: Actor | null): SignIn | null {
  if (!/^user\.session\.start$|^user\.authentication\.sso$|^app\.oauth2\.(as\.)?token\.grant(\.access_token)?$/.test(type)) return null
  const interactive = type === 'user.session.start'
  const names = interactive ? factorNames(record) : []
  const debug = dig(record, 'debugContext', 'debugData')
  const weak = /^IWA/i.test(text(dig(record, 'authenticationContext', 'credentialType')) ?? '') ? 'desktop sign-on (IWA)' : null
  return {
    kind: actor?.kind === 'service' ? 'service' : interactive ? 'interactive' : 'token',
    factor: names.some((name) => factorOf(name) !== 'none') ? strongest(names.map(factorOf)) : 'unknown',
    names,
    weak,
    federated: /FEDERATION|ACTIVE_DIRECTORY_FEDERATED|SOCIAL/i.test(text(dig(record, 'authenticationContext', 'credentialProvider')) ?? '') || /ASSERTION/i.test(text(dig(record, 'authenticationContext', 'credentialType')) ?? ''),
    risky: flag(dig(debug, 'threatSuspected')) === true || /level=HIGH/i.test(text(dig(debug, 'risk')) ?? ''),
    reportOnly: false,
  }
}

/** Organization hosts, in what the request was about; links to applications of others are not looked at. */
const host = /\b([a-z0-9][a-z0-9-]*\.(?:okta-gov\.com|okta\.mil|okta\.com|oktapreview\.com|okta-emea\.com|okta-gov-preview\.com))\b/i
/** Hosts of Okta's clouds for the U.S. Government (FedRAMP High and DoD). */
export const isGovernmentHost = (name: string): boolean => /\.(okta-gov\.com|okta-gov-preview\.com|okta\.mil)$/.test(name)
function hostOf(record: JsonRecord): string | null {
  const debug = dig(record, 'debugContext', 'debugData')
  const named = ['origin', 'issuer', 'audience', 'redirectUri', 'url', 'requestUri', 'authServerUrl', 'oktaDomain', 'initiationType'].map((key) => text(dig(debug, key)))
  return [...named, text(dig(record, 'request', 'host')), text(dig(record, 'orgUrl'))].map((one) => (one ? (host.exec(one)?.[1] ?? null) : null)).find((one) => one !== null)?.toLowerCase() ?? null
}

function sourceOf(ip: string | null, actor: Actor | null): SourceKind {
  if (!ip) return actor?.kind === 'provider' ? 'internal' : 'missing'
  return actor?.kind === 'provider' ? 'service' : ipKind(ip)
}

/** Brings a System Log event of Okta into the common form (domain.md 5.1 and 5.5). */
export function oktaEvent(record: JsonRecord, at: Locator): SessionEvent {
  const type = text(field(record, 'eventType'), 120) ?? ''
  const who = actorOf(field(record, 'actor'))
  const ip = text(dig(record, 'client', 'ipAddress'), 120) ?? text(dig(items(dig(record, 'request', 'ipChain'))[0], 'ip'), 120)
  const outcome = outcomeOf(record, type)
  const result = (text(dig(record, 'outcome', 'result')) ?? '').toUpperCase()
  const viaFactor = /^user\.authentication\.auth_via_mfa$/.test(type) && outcome === 'success'
  const names = viaFactor ? factorNames(record) : []
  const stolen = /token\.detect_reuse$/.test(type)
  const event = auditEvent({
    id: text(field(record, 'uuid'), 120),
    time: auditTime(field(record, 'published') ?? field(record, 'eventTime')),
    actor: who.actor,
    mfa: names.some((name) => factorOf(name) !== 'none') ? 'yes' : 'unknown',
    service: 'okta',
    action: type === '' ? null : type,
    outcome,
    account: hostOf(record),
    source: sourceOf(ip, who.actor),
    ip,
    readOnly: null,
    at,
    logType: type === '' ? null : type.split('.').slice(0, 2).join('.'),
    country: countryCode(text(dig(record, 'client', 'geographicalContext', 'country'), 80)),
    signIn: signInOf(record, type, who.actor),
    changes: changesOf(record, type),
    policyRefusal: result === 'DENY' && /^policy\.|^user\.session\.start$|^security\.request\.blocked$|^user\.authentication|^application\.policy/.test(type),
    providerStaff: /^user\.session\.impersonation\.(grant|initiate|extend)$/.test(type),
    redacted: who.redacted,
    host: hostOf(record),
    details: [...(/^security\.threat\.detected$/.test(type) ? ['threats that Okta detected'] : stolen ? ['reused refresh tokens'] : []), ...(flag(dig(record, 'securityContext', 'isProxy')) === true ? [throughProxy] : [])],
  })
  const context = field(record, 'authenticationContext')
  const toAws = type === 'user.authentication.sso' && outcome === 'success' && items(field(record, 'target'), 20).some((target) => isAwsConsole(text(dig(target, 'displayName'), 120)))
  const person = toAws ? personLink(event) : null
  if (person !== null) event.marks = [{ link: person, side: 'cause' }]
  return { ...event, session: text(dig(context, 'externalSessionId'), 120) ?? text(dig(context, 'rootSessionId'), 120), factors: viaFactor ? names : (event.signIn?.names ?? []) }
}
