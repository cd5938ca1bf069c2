import type { Change } from '../audit-log/event'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, items, text } from '../formats/keys'
import type { K8sRequest } from './event'
import { imagesIn, reachOut } from './pods'
import type { Caller } from './who'

const writing = new Set(['create', 'update', 'patch', 'delete', 'deletecollection'])
const workloads = new Set(['pods', 'deployments', 'daemonsets', 'statefulsets', 'replicasets', 'jobs', 'cronjobs', 'replicationcontrollers'])
const everybody = /^system:(?:anonymous|unauthenticated|authenticated)$/

/** What a request changes or takes, by resource, verb and body. */
export function changesOf(request: K8sRequest, caller: Caller, record: JsonRecord): readonly Change[] {
  const { verb, resource, subresource } = request
  if (verb === null) return []
  const found: Change[] = []
  const person = caller.actor?.kind === 'human'
  if (resource === 'secrets' && person && ['get', 'list', 'watch'].includes(verb)) found.push({ rule: 'KA-03', kind: 'sharing', severity: verb === 'get' ? 'low' : 'medium', what: verb === 'get' ? 'read a secret' : 'read all secrets of a namespace or of the cluster', name: `${verb} secrets`, criterion: 'CRY-03', observed: placeOf(request), expected: 'secrets read by workloads only' })
  if (writing.has(verb)) {
    if (workloads.has(resource) && subresource === '') found.push(...podChanges(request))
    else found.push(...controlChanges(request, person))
  }
  if (field(record, 'impersonatedUser') !== undefined && person) found.push({ rule: 'KA-04', kind: 'grant', severity: 'medium', what: `acted under another name, ${text(dig(record, 'impersonatedUser', 'username'), 120) ?? 'not told'}`, name: 'impersonation', criterion: 'IAM-03' })
  return found
}

function podChanges({ body, verb, resource }: K8sRequest): Change[] {
  if (verb === 'delete' || verb === 'deletecollection') return []
  const out: Change[] = []
  const reach = reachOut(body)
  if (reach.length > 0) out.push({ rule: 'KA-05', kind: 'fence', severity: reach.includes('privileged') || reach.some((what) => /^hostPath (?:\/|\/etc|\/root|\/var\/run.*|\/var\/lib\/kubelet.*|\/proc)$/.test(what)) ? 'high' : 'medium', what: `asked for a pod that reaches out of its container (${reach.slice(0, 4).join(', ')})`, name: `${verb} ${resource} with host access`, observed: reach.slice(0, 8).join(', '), expected: 'pods that stay in their container' })
  const loose = imagesIn(body).filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image))
  if (loose[0] !== undefined) out.push({ rule: 'KA-06', kind: 'fence', severity: 'low', what: `runs an image without a digest, ${loose[0].slice(0, 120)}`, name: 'images without a digest', observed: loose.slice(0, 4).join(', '), expected: 'images by digest from an approved registry' })
  return out
}

function controlChanges(request: K8sRequest, person: boolean): Change[] {
  const { verb, resource, subresource, body, group } = request
  const change = (severity: Change['severity'], kind: Change['kind'], what: string, more: Partial<Omit<Change, 'rule'>> = {}): Change[] => [{ rule: 'KA-04', kind, severity, what, observed: placeOf(request), ...more }]
  if (/^(?:cluster)?rolebindings$/.test(resource) && verb !== 'delete') {
    const role = text(dig(body, 'roleRef', 'name'), 120)
    const open = items(field(body, 'subjects'), 100).some((subject) => everybody.test(text(field(subject, 'name'), 120) ?? ''))
    if (open) return change('critical', 'grant', `gave the role ${role ?? 'not told'} to everybody`, { also: ['IAM-04'] })
    if (role === 'cluster-admin') return change('high', 'grant', 'gave somebody all rights in the cluster (cluster-admin)')
    return body === undefined ? change('medium', 'grant', 'bound a role, and the log does not say which') : change('low', 'grant', `bound the role ${role ?? 'not told'}`)
  }
  if (/^(?:cluster)?roles$/.test(resource) && verb !== 'delete') {
    const rules = items(field(body, 'rules'), 200)
    const has = (rule: unknown, name: string, value: string) => items(field(rule, name), 100).includes(value)
    if (rules.some((rule) => has(rule, 'verbs', '*') && has(rule, 'resources', '*'))) return change('high', 'grant', 'made a role with all rights')
    if (rules.some((rule) => has(rule, 'verbs', '*') || has(rule, 'resources', '*') || has(rule, 'resources', 'nodes/proxy') || ['escalate', 'bind', 'impersonate'].some((right) => has(rule, 'verbs', right)))) return change('medium', 'grant', 'made a role with a wildcard, or with the right to take more rights')
    return body === undefined ? change('low', 'grant', 'changed a role, and the log does not say how') : []
  }
  if (/^(?:mutating|validating)webhookconfigurations$|^validatingadmissionpolic(?:ies|ybindings)$/.test(resource)) return change('high', 'fence', 'changed what is checked before anything runs (admission)', { criterion: 'CIC-05' })
  if (group === 'auditregistration.k8s.io' || resource === 'auditsinks') return change('high', 'logging', 'changed where the audit log goes', { criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'] })
  if (/^(?:networkpolicies|podsecuritypolicies)$/.test(resource) && verb !== 'create') return change('medium', 'fence', 'changed a rule of network or pod security', { criterion: 'REG-05' })
  if (resource === 'certificatesigningrequests') return change(subresource === 'approval' ? 'high' : 'medium', 'credential', subresource === 'approval' ? 'approved a certificate, which no one can take back' : 'asked for a certificate of its own', { criterion: 'IAM-01' })
  if (resource === 'serviceaccounts' && subresource === 'token' && person) return change('medium', 'credential', 'made a token of a service account', { criterion: 'IAM-01' })
  if (resource === 'secrets' && verb === 'create' && text(field(body, 'type'), 80) === 'kubernetes.io/service-account-token') return change('medium', 'credential', 'made a token that does not expire', { criterion: 'IAM-01' })
  if (resource === 'configmaps' && request.name === 'aws-auth') return change('high', 'grant', 'changed who of the cloud account may enter the cluster', { criterion: 'IAM-01' })
  return []
}

const placeOf = ({ verb, resource, namespace }: K8sRequest) => `${verb} ${resource}${namespace === null ? '' : ` in ${namespace}`}`
