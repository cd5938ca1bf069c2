import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, items, text } from '../formats/keys'
import { timeOf, type OutcomeKind } from '../log-model'
import { changesOf } from './changes'
import { imagesIn } from './pods'
import { callerOf } from './who'

const api = /^audit\.k8s\.io\//
const reading = new Set(['get', 'list', 'watch', 'head', 'options'])
const secret = new Set(['secrets', 'configmaps'])
const shell = new Set(['exec', 'attach', 'portforward', 'proxy', 'ephemeralcontainers'])

/** A request as the audit log tells it: who asked for what, and how it ended. */
export type K8sRequest = { verb: string | null; group: string; resource: string; subresource: string; name: string | null; namespace: string | null; path: string; body: unknown; stage: string | null }

/** Whether an object is an event of the Kubernetes audit log, also where a pipeline took `kind` and `apiVersion` away. */
export function isK8sEvent(record: JsonRecord): boolean {
  const version = text(field(record, 'apiVersion'), 60)
  const event = /^event$/i.test(text(field(record, 'kind'), 20) ?? '')
  if (version !== null && api.test(version)) return event
  const asked = field(record, 'requestURI') !== undefined || field(record, 'objectRef') !== undefined
  return (event || text(field(record, 'auditID'), 120) !== null) && text(field(record, 'verb'), 40) !== null && asked
}

/** Lines of other EKS log streams that CloudWatch exports between those of the audit log. */
export function otherStream(record: JsonRecord): string | null {
  const stream = text(field(record, 'logStreamName'), 200) ?? text(field(record, 'logStream'), 200)
  return stream !== null && !stream.includes('audit') && text(field(record, 'message'), 10) !== null ? `records of the log stream ${stream.replace(/-[0-9a-f]{16,}$/, '')}` : null
}

/** Brings an event into the common form. Never throws: what is missing or malformed is null. */
export function k8sEvent(record: JsonRecord, at: Locator): AuditEvent {
  const request = requestOf(record)
  const { verb, resource, subresource, stage } = request
  const caller = callerOf(record)
  const code = field(dig(record, 'responseStatus'), 'code')
  const decision = text(dig(record, 'annotations', 'authorization.k8s.io/decision'), 20)
  const begun = stage === 'RequestReceived'
  const outcome = outcomeOf(code, decision, begun && caller.actor?.kind === 'anonymous')
  const [ip = null] = items(field(record, 'sourceIPs'), 1).map((value) => text(value, 80))
  const auditId = text(field(record, 'auditID'), 120)
  const opens = shell.has(subresource) && !begun
  return auditEvent({
    at,
    id: auditId === null ? null : `${auditId} ${stage ?? ''}`.trim(),
    time: timeOf(text(field(record, 'requestReceivedTimestamp'), 60) ?? text(field(record, 'stageTimestamp'), 60) ?? text(field(record, 'timestamp'), 60) ?? ''),
    actor: caller.actor,
    actorAccount: caller.account,
    mfa: 'unknown',
    service: 'kubernetes',
    action: verb === null ? null : `${verb} ${nameOf(request)}`,
    outcome,
    source: ip === null ? 'missing' : ipKind(ip),
    ip,
    readOnly: verb === null ? null : reading.has(verb) && !opens,
    data: secret.has(resource) || opens,
    logType: text(field(record, 'level'), 30),
    changes: begun || stage === 'ResponseStarted' ? [] : changesOf(request, caller, record),
    shell: opens,
    shared: caller.shared,
    root: caller.root && caller.actor?.kind === 'human',
    images: begun ? [] : imagesIn(request.body),
    details: [...(stage === null ? [] : [`stage ${stage}`]), ...(field(record, 'impersonatedUser') === undefined ? [] : ['impersonation'])],
  })
}

function requestOf(record: JsonRecord): K8sRequest {
  const object = field(record, 'objectRef')
  const path = (text(field(record, 'requestURI'), 500) ?? '').split('?')[0] ?? ''
  return {
    verb: text(field(record, 'verb'), 40)?.toLowerCase() ?? null,
    group: text(field(object, 'apiGroup'), 120) ?? '',
    resource: text(field(object, 'resource'), 120)?.toLowerCase() ?? '',
    subresource: text(field(object, 'subresource'), 60)?.toLowerCase() ?? '',
    name: text(field(object, 'name'), 200),
    namespace: text(field(object, 'namespace'), 200),
    path,
    body: field(record, 'requestObject'),
    stage: text(field(record, 'stage'), 40),
  }
}

/** "pods/exec", or the path of a request for no resource, without what changes from call to call. */
const nameOf = ({ resource, subresource, path }: K8sRequest): string => (resource === '' ? path.slice(0, 80) || 'unnamed' : subresource === '' ? resource : `${resource}/${subresource}`)

function outcomeOf(code: unknown, decision: string | null, untold: boolean): OutcomeKind {
  const number = typeof code === 'number' ? code : typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : null
  if (number === 401 || number === 403 || (number === null && decision === 'forbid')) return 'denied'
  return (number !== null && number >= 400) || (number === null && untold) ? 'failed' : 'success'
}
