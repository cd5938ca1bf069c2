import type { JsonRecord } from '../formats/json-records'
import { dig, isObject, text } from '../formats/keys'
import type { Actor } from '../log-model'

/** Accounts that Google itself runs: service agents, and the older robot domains. */
const agent = /^(service-(org-|folder-)?\d+@[\w.-]+\.gserviceaccount\.com|\d+@cloudservices\.gserviceaccount\.com|[\w-]+@system\.gserviceaccount\.com|service-agent-manager@.*|\d+@cloudbuild\.gserviceaccount\.com)$/i
const robot = /\.gserviceaccount\.com$/i
/** Mail domains anyone can have: whoever uses one belongs to no organization. */
export const consumerDomain = /@(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|aol|proton|protonmail|gmx|mail|yandex|qq|163|126)\.[a-z.]+$/i
const redacted = /^(\.{3}|\*{3,}|\[?redacted\]?|anonymi[sz]ed|masked)$/i

export type Who = { actor: Actor | null; account: string | null; redacted: boolean }

const nobody = (isRedacted: boolean): Who => ({ actor: isRedacted ? { id: 'hidden', kind: 'anonymous', display: 'Name withheld', aliases: [] } : null, account: null, redacted: isRedacted })
const provider = (name: string): Who => ({ actor: { id: name.toLowerCase(), kind: 'provider', display: name, aliases: [] }, account: null, redacted: false })

/**
 * Who acts in an audit entry (domain.md 5.1): the e-mail, else the subject of a federated identity. Google leaves the
 * e-mail out of some refused reads: such an actor is withheld, not missing.
 */
export function actorOf(payload: JsonRecord, logType: string | null, denied: boolean): Who {
  const info = dig(payload, 'authenticationInfo')
  const email = text(dig(info, 'principalEmail'), 300)
  const subject = text(dig(info, 'principalSubject'), 300)
  if (email && redacted.test(email)) return nobody(true)
  const selector = text(dig(info, 'authoritySelector'), 300)
  const name = email ?? subject ?? (selector?.startsWith('system:') ? selector : null)
  if (!name) return logType === 'system_event' ? provider('Google Cloud') : nobody(denied && isObject(info))
  if (/^system:(anonymous|unauthenticated)$/.test(name)) return { actor: { id: name, kind: 'anonymous', display: name, aliases: [] }, account: null, redacted: false }
  if (agent.test(name) || /^system:(?!serviceaccount:)/.test(name)) return provider(name)
  const key = text(dig(info, 'serviceAccountKeyName'))
  const via = selector ?? (key ? 'service account key' : null)
  const service = robot.test(name) || /^(serviceAccount:|system:serviceaccount:)/.test(subject ?? name) || /\/workloadIdentityPools\//.test(subject ?? name)
  const display = email ?? shortSubject(name)
  const id = display.toLowerCase()
  const account = /@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/i.exec(name)?.[1] ?? null
  return {
    actor: { id, kind: service ? 'service' : 'human', display, aliases: [email, subject].filter((one): one is string => one !== null && one.toLowerCase() !== id), ...(via && { via }) },
    account,
    redacted: false,
  }
}

/** "principal://…/workforcePools/firm/subject/jane@firm.example" is jane@firm.example. */
const shortSubject = (subject: string) => /\/subject\/(.+)$/.exec(subject)?.[1] ?? subject.replace(/^(user|serviceAccount|principal):/, '')
