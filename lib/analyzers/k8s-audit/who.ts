import type { JsonRecord } from '../formats/json-records'
import { dig, field, items, text } from '../formats/keys'
import type { Actor } from '../log-model'

/** Names that installers and providers give to a certificate which several people then use. */
const shared = /^(?:kubernetes-(?:super-)?admin|masterclient|clusteradmin|cluster-admin|clusterUser|kube-?admin|admin|system:admin|kubecfg|minikube(?:-user)?|docker-(?:for-)?desktop|default|root|rke-admin|k3s-admin|devops|ops|support)$/i
const provider = /^(?:eks:|aks|gke-|system:gke|system:eks|acsService|nodeclient$|hcp:)/i
const session = /^arn:(aws[a-z-]*):(?:sts|iam)::(\d{12}):(?:assumed-role\/([^/]+)\/(.+)|user\/(.+)|root)$/
/** The address in a name like `oidc:m.okafor@firm.example`, as an identity provider's prefix leaves it. */
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

export type Caller = { actor: Actor | null; shared: boolean; root: boolean; account: string | null; groups: string[] }

/** Who called: a person, a service account, a part of the cluster, or nobody known (domain.md 5.1 and KA-07). */
export function callerOf(record: JsonRecord): Caller {
  const user = field(record, 'user')
  const name = text(field(user, 'username'), 300)
  const groups = items(field(user, 'groups'), 50).filter((group) => typeof group === 'string')
  const extra = field(user, 'extra')
  const arn = first(field(extra, 'arn')) ?? first(field(extra, 'canonicalArn'))
  const impersonated = text(dig(record, 'impersonatedUser', 'username'), 300)
  const via = impersonated !== null ? `as ${impersonated}` : groups.includes('system:masters') ? 'system:masters' : undefined
  const caller = (actor: Actor | null, rest: Partial<Caller> = {}): Caller => ({ actor, shared: false, root: false, account: session.exec(arn ?? name ?? '')?.[2] ?? null, groups, ...rest })
  if (name === null) return caller(null)
  const lower = name.toLowerCase()
  const named = (kind: Actor['kind'], id = lower, display = name): Actor => ({ id, kind, display, aliases: [...new Set([name, arn, text(field(user, 'uid'), 120)].filter((alias) => alias !== null))], ...(via !== undefined && { via }) })
  if (lower === 'system:anonymous' || lower === 'system:unauthenticated') return caller(named('anonymous', lower, 'somebody without an identity'))
  if (/^system:serviceaccount:|^system:(?:node|kube-|apiserver|bootstrap|controller|cloud-controller|aggregator|monitoring|open-?shift)/.test(lower)) return caller(named('service'))
  if (shared.test(name)) return caller(named('human'), { shared: true, root: groups.includes('system:masters') || /admin|master|root/i.test(name) })
  if (provider.test(name)) return caller(named('provider'))
  if (lower.startsWith('system:')) return caller(named('service'))
  const person = personOf(arn ?? name) ?? first(field(extra, 'sessionName')) ?? mail.exec(name)?.[0] ?? null
  return caller(named('human', (person ?? name).toLowerCase(), person ?? name), { root: groups.includes('system:masters') })
}

/** The session or user in an ARN of AWS, as CloudTrail names the same person. */
function personOf(arn: string): string | null {
  const parts = session.exec(arn)
  return parts ? (parts[4] ?? parts[5] ?? 'root') : null
}

const first = (value: unknown): string | null => text(Array.isArray(value) ? value[0] : value, 300)
