import type { Change } from '../audit-log/event'
import { dig, items, text } from '../formats/keys'
import type { Actor } from '../log-model'

export type ClusterFacts = { shell: boolean; images: string[]; changes: Change[] }

const nothing: ClusterFacts = { shell: false, images: [], changes: [] }

/** What an entry of a Kubernetes cluster (io.k8s.*) tells: shells into pods, images, bindings to the highest role (domain.md 5.7). */
export function clusterFacts(payload: unknown, method: string, actor: Actor | null): ClusterFacts {
  if (!method.startsWith('io.k8s.')) return nothing
  const spec = dig(payload, 'request', 'spec')
  const pod = dig(spec, 'template', 'spec') ?? dig(spec, 'jobTemplate', 'spec', 'template', 'spec') ?? spec
  const containers = [...items(dig(pod, 'containers'), 50), ...items(dig(pod, 'initContainers'), 50)]
  const changes: Change[] = []
  const role = text(dig(payload, 'request', 'roleRef', 'name'))
  if (/rolebindings\.(create|update|patch)$/.test(method) && /^(cluster-admin|admin)$/.test(role ?? '')) {
    changes.push({ kind: 'grant', rule: 'LG-11', severity: 'high', what: `bound someone to the cluster role ${role}`, name: `${role} of a cluster` })
  }
  const privileged = containers.some((one) => dig(one, 'securityContext', 'privileged') === true) || [dig(pod, 'hostPID'), dig(pod, 'hostIPC'), dig(pod, 'hostNetwork')].includes(true) || items(dig(pod, 'volumes'), 100).some((one) => dig(one, 'hostPath') !== undefined)
  if (privileged && /\.(create|update|patch)$/.test(method) && actor?.kind !== 'provider') {
    changes.push({ kind: 'fence', rule: 'LG-17', severity: 'medium', what: 'started a container that reaches the machine below it', name: 'privileged container' })
  }
  return {
    shell: /pods\.(exec|attach|portforward)(\.|$)/.test(method),
    images: [...new Set(containers.map((one) => text(dig(one, 'image'), 300)).filter((one): one is string => one !== null))],
    changes,
  }
}
