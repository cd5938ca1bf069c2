import { dig, field, isObject, items, text } from '../formats/keys'

/** The pod specification in a request body: of the pod itself, of what makes pods, or of what makes those. */
export function podSpec(body: unknown): unknown {
  if (!isObject(body)) return undefined
  const spec = field(body, 'spec')
  const inner = dig(spec, 'jobTemplate', 'spec', 'template', 'spec') ?? dig(spec, 'template', 'spec')
  return isObject(inner) ? inner : isObject(field(spec, 'containers')) || Array.isArray(field(spec, 'containers')) ? spec : undefined
}

const containersOf = (body: unknown): unknown[] => {
  const spec = podSpec(body)
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((name) => items(field(spec, name), 100))
}

/** Images that a request asks to run, as written. */
export const imagesIn = (body: unknown): string[] => containersOf(body).map((container) => text(field(container, 'image'), 300)).filter((image) => image !== null)

const strong = new Set(['ALL', 'SYS_ADMIN', 'SYS_PTRACE', 'SYS_MODULE', 'NET_ADMIN', 'NET_RAW', 'BPF', 'DAC_READ_SEARCH', 'SYS_RAWIO'])

/** What a pod asks for that reaches out of its container: privileges, the host's namespaces, paths of the host. */
export function reachOut(body: unknown): string[] {
  const spec = podSpec(body)
  if (spec === undefined) return []
  const found = new Set<string>()
  for (const container of containersOf(body)) {
    const security = field(container, 'securityContext')
    if (field(security, 'privileged') === true) found.add('privileged')
    for (const capability of items(dig(security, 'capabilities', 'add'), 50)) if (typeof capability === 'string' && strong.has(capability.toUpperCase().replace(/^CAP_/, ''))) found.add(capability.toUpperCase())
  }
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC']) if (field(spec, name) === true) found.add(name)
  for (const volume of items(field(spec, 'volumes'), 100)) {
    const path = text(dig(volume, 'hostPath', 'path'), 200)
    if (path !== null) found.add(`hostPath ${path}`)
  }
  return [...found]
}
