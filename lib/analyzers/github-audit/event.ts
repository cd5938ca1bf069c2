import type { Locator } from '../analyzer'
import { auditTime } from '../audit-log/time'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { countryCode } from '../formats/country-name'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, flag, isObject, text, textOrNumber } from '../formats/keys'
import type { Actor, OutcomeKind } from '../log-model'
import { isKnownAction, looksLikeAction } from './categories'
import { changesOf } from './changes'

const telling = ['actor', 'org', 'repo', 'business', '@timestamp', 'created_at', '_document_id', 'operation_type', 'actor_id', 'org_id', 'user', 'programmatic_access_type']
const content = /^(?:git\.(?:clone|fetch|push)|repo\.download_zip|repo\.codeql_database_download|workflows\.(?:disable|download)_artifact|packages\.package_version_downloaded|gist\.)/
const failed = /(?:\.failed_login|_failed$|\.failed$)/
const refused = /\.rejected_ref_update$|_denied$|\.deny$/

/** A field of the record itself, or of `data`, where GitHub Enterprise Server keeps what belongs to one action only. */
export const at = (record: JsonRecord, name: string): unknown => field(record, name) ?? dig(record, 'data', name)

/** Whether an object is an event of GitHub's audit log: a documented action with some other field of it, or the form of both. */
export function isGithubEvent(record: JsonRecord): boolean {
  const action = text(field(record, 'action'), 200)
  if (action === null || isObject(field(record, 'actor'))) return false
  const told = telling.filter((name) => field(record, name) !== undefined).length
  return told > 0 && (isKnownAction(action) || (looksLikeAction(action) && told >= 3))
}

/** Brings an event into the common form. Never throws: what is missing or malformed is null. */
export function githubEvent(record: JsonRecord, place: Locator): AuditEvent {
  const action = text(field(record, 'action'), 120)
  const ip = text(at(record, 'actor_ip'), 80)
  const outcome: OutcomeKind = action !== null && refused.test(action) ? 'denied' : action !== null && failed.test(action) ? 'failed' : 'success'
  const account = text(at(record, 'org'), 120) ?? text(at(record, 'business'), 120) ?? text(at(record, 'repo'), 200)?.split('/')[0] ?? null
  const run = action?.startsWith('workflows.') ? textOrNumber(at(record, 'workflow_run_id'), 20) : null
  return auditEvent({
    at: place,
    marks: run !== null && /^\d{9,15}$/.test(run) ? [{ link: `run ${run}`, side: 'cause' }] : [],
    id: text(field(record, '_document_id'), 120),
    time: auditTime(field(record, '@timestamp')) ?? auditTime(field(record, 'created_at')) ?? auditTime(field(record, 'timestamp')),
    actor: actorOf(record, action),
    service: 'github',
    action,
    outcome,
    account,
    source: ip === null ? 'missing' : ipKind(ip),
    ip,
    readOnly: action === null ? null : /^git\.(?:clone|fetch)$|\.download_zip$/.test(action) || text(at(record, 'operation_type')) === 'access',
    data: action !== null && content.test(action),
    logType: action === null ? null : action.startsWith('git.') ? 'git' : 'web',
    country: countryCode(text(dig(record, 'actor_location', 'country_code'), 60) ?? text(at(record, 'country'), 60)),
    changes: action === null ? [] : changesOf(action, record),
    policyRefusal: outcome === 'denied',
    providerStaff: action?.startsWith('staff.') ?? false,
    details: detailsOf(action, record),
  })
}

/** Milliseconds since 1970 of a number of milliseconds or seconds, or of an ISO time; null outside 2000 to 2100. */
function actorOf(record: JsonRecord, action: string | null): Actor | null {
  const login = text(at(record, 'actor'), 200)?.trim() || null
  const identity = text(at(record, 'external_identity_nameid'), 200) ?? text(at(record, 'external_identity_username'), 200)
  const access = text(at(record, 'programmatic_access_type'), 80)
  const aliases = [login, identity, textOrNumber(at(record, 'actor_id'), 40)].filter((name) => name !== null)
  const via = access ?? text(at(record, 'external_identity_username'), 80) ?? undefined
  if (login === null && identity === null) {
    const key = text(at(record, 'deploy_key_fingerprint'), 120) ?? text(at(record, 'key'), 120)
    if (key !== null || access === 'Deploy key') return { id: `deploy key ${key ?? 'unnamed'}`.toLowerCase(), kind: 'service', display: 'a deploy key', aliases: [], via: 'deploy key' }
    const everyone = action?.startsWith('git.') && flag(at(record, 'repository_public')) === true
    return everyone ? { id: 'anonymous', kind: 'anonymous', display: 'somebody without an account', aliases: [] } : null
  }
  const bot = flag(at(record, 'actor_is_bot')) === true || /\[bot\]$|^github-actions$|^dependabot$|^deploy[_ ]key$/i.test(login ?? '') || /server-to-server|^deploy key$/i.test(access ?? '')
  const id = (identity?.includes('@') ? identity : (login ?? identity ?? '')).toLowerCase()
  return { id, kind: bot ? 'service' : 'human', display: login ?? identity ?? id, aliases, ...(via !== undefined && { via }) }
}

/** What is counted by name: token use, transport, and jobs by where they ran. */
function detailsOf(action: string | null, record: JsonRecord): string[] {
  const names: string[] = []
  const access = text(at(record, 'programmatic_access_type'), 60)
  if (access) names.push(`by ${access}`)
  const transport = text(at(record, 'transport_protocol_name'), 20) ?? text(at(record, 'protocol_name'), 20)
  if (transport) names.push(`over ${transport}`)
  if (action?.startsWith('workflows.')) {
    const hosted = flag(at(record, 'is_hosted_runner'))
    if (hosted !== null) names.push(hosted ? 'jobs on runners of GitHub' : 'jobs on own runners')
  }
  return names
}
