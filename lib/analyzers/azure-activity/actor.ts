import { claim, homeName, isGuestName, otherTenant } from '../audit-log/microsoft'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, parsed, text } from '../formats/keys'
import type { Actor } from '../log-model'

const upnClaims = ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn', 'upn', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name', 'unique_name', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'preferred_username']
const objectClaims = ['http://schemas.microsoft.com/identity/claims/objectidentifier', 'oid']
const tenantClaims = ['http://schemas.microsoft.com/identity/claims/tenantid', 'tid']
const methodClaims = ['http://schemas.microsoft.com/claims/authnmethodsreferences', 'amr']
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export type Who = { actor: Actor | null; mfa: 'yes' | 'no' | 'unknown'; guest: boolean; home: string | null; shared: boolean; address: string | null; audience: string | null }

/** Claims of the token, wherever a shape keeps them: `claims`, `claim` and `claims.content` (PowerShell), `identity.claims`, `identity.claim` (Key Vault), JSON text. */
export function claimsOf(record: JsonRecord): unknown {
  const identity = parsed(field(record, 'identity'))
  const claims = parsed(field(record, 'claims'))
  return [dig(claims, 'content'), claims, field(record, 'claim'), field(record, 'claims_d'), dig(identity, 'claims'), dig(identity, 'claim'), dig(identity, 'requester')].map(parsed).find(isObject)
}

/** Who acts in a record of Azure (domain.md 5.1): the caller and the claims of its token, or the kind of key it came with. */
export function actorOf(record: JsonRecord, own: string | null): Who {
  const claims = claimsOf(record)
  const caller = text(field(record, 'caller'), 300) ?? text(field(record, 'eventInitiatedBy'), 300)
  const upn = claim(claims, ...upnClaims) ?? (caller?.includes('@') ? caller : null)
  const object = claim(claims, ...objectClaims)
  const app = claim(claims, 'appid', 'azp', 'appId')
  const home = claim(claims, ...tenantClaims)
  const methods = methodsOf(claims)
  const mfa = /\b(ngc)?mfa\b|fido|\brsa\b/i.test(methods) ? 'yes' : /^"?\[?"?(pwd)"?\]?"?$/i.test(methods) ? 'no' : 'unknown'
  const rest = { guest: isGuestName(upn) || /^(live\.com|guest)#/i.test(upn ?? '') || otherTenant(home, own), home: otherTenant(home, own) ? home : null, address: claim(claims, 'ipaddr'), audience: claim(claims, 'aud') }
  const make = (kind: Actor['kind'], name: string, display = name): Actor => ({ id: name.toLowerCase(), kind, display, aliases: [...new Set([upn, caller, object, app].filter((one): one is string => one !== null && one.toLowerCase() !== name.toLowerCase()))] })
  const unshared = { shared: false, ...rest }
  if (upn !== null && /^microsoft\.[a-z]+/i.test(upn) && !upn.includes('@')) return { actor: make('provider', upn), mfa: 'unknown', ...unshared, guest: false }
  if (upn?.includes('@')) {
    const name = isGuestName(upn) ? homeName(upn) : upn.replace(/^live\.com#/i, '')
    return { actor: make('human', name), mfa, ...unshared }
  }
  if (caller !== null && /^microsoft\.\w+\//i.test(caller)) return { actor: make('provider', caller), mfa: 'unknown', ...unshared, guest: false }
  const name = app ?? object ?? (caller !== null && id.test(caller) ? caller : null)
  if (name !== null) return { actor: make('service', object ?? name, `application ${name}`), mfa: 'unknown', ...unshared, guest: rest.home !== null }
  if (caller !== null || upn !== null) return { actor: make('human', (caller ?? upn) as string), mfa, ...unshared }
  return { ...byKey(record), mfa: 'unknown', ...rest, guest: false }
}

/** Storage is reached by keys as well: what came with an account key or a shared signature names nobody. */
function byKey(record: JsonRecord): { actor: Actor | null; shared: boolean } {
  const type = text(dig(parsed(field(record, 'identity')), 'type'), 40) ?? text(field(record, 'authenticationType'), 40) ?? ''
  if (/^anonymous$/i.test(type)) return { actor: { id: 'anonymous', kind: 'anonymous', display: 'Anonymous', aliases: [] }, shared: false }
  if (/^(accountkey|sas|trustedaccess|delegationsas|serviceSas)/i.test(type)) return { actor: { id: `storage ${type.toLowerCase()}`, kind: 'service', display: /^accountkey/i.test(type) ? 'The key of a storage account' : 'A shared access signature', aliases: [] }, shared: true }
  const category = text(field(record, 'category')) ?? text(dig(record, 'category', 'value')) ?? ''
  const byItself = /^(ServiceHealth|ResourceHealth|Autoscale|Recommendation|Alert|Policy|Security)$/i.test(category)
  return { actor: byItself ? { id: 'azure', kind: 'provider', display: 'Azure', aliases: [] } : null, shared: false }
}

function methodsOf(claims: unknown): string {
  const value = methodClaims.map((name) => dig(claims, name)).find((one) => one !== undefined)
  return Array.isArray(value) ? value.join(',') : (text(value) ?? '')
}
