/**
 * Where a container image comes from (domain.md 3.5). T1 is Iron Bank, T2 a hardened image of a vendor, T3 a public image
 * mirrored privately, T4 a direct public pull. `private` is a registry of the firm's own: the tier then depends on the original.
 */
export type Origin = 'scratch' | 'iron-bank' | 'hardened' | 'private' | 'public' | 'foreign' | 'unresolved'

export type Image = { host: string; path: string; tag: string | null; digest: string | null }

const publicHosts = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'ghcr.io', 'quay.io', 'gcr.io', 'public.ecr.aws', 'mcr.microsoft.com', 'registry.k8s.io', 'registry.gitlab.com']
const foreignHosts = [
  /^registry\.cn-[a-z0-9-]+\.aliyuncs\.com$/,
  /(^|\.)mirrors\.aliyun\.com$/,
  /(^|\.)ccr\.ccs\.tencentyun\.com$/,
  /^swr\..+\.myhuaweicloud\.com$/,
  /(^|\.)gitee\.[a-z]+$/,
  /(^|\.)daocloud\.io$/,
  /(^|\.)registry\.npmmirror\.com$/,
  /^cr\.yandex$/,
  /\.(cn|ru)$/,
]
const ironBankHosts = ['registry1.dso.mil', 'registry1.dsop.io']

/** The parts of an image reference. A name without a host is Docker Hub, as every tool resolves it. */
export function parseImage(reference: string): Image {
  const [name = '', digest = null] = reference.trim().split('@')
  const first = name.split('/')[0] ?? ''
  const qualified = name.includes('/') && (/[.:]/.test(first) || first === 'localhost')
  const host = qualified ? first.toLowerCase() : 'docker.io'
  const rest = qualified ? name.slice(first.length + 1) : name
  const colon = rest.lastIndexOf(':')
  const path = colon > 0 ? rest.slice(0, colon) : rest
  return { host: host.replace(/:\d+$/, ''), path: path.toLowerCase(), tag: colon > 0 ? rest.slice(colon + 1) : null, digest }
}

/** True when the content is fixed by a SHA-256 digest. */
export const isPinned = ({ digest }: Image) => digest !== null && /^sha256:[0-9a-f]{64}$/.test(digest)

/**
 * Where a reference leads. Only the /ironbank/ project of Platform One holds Iron Bank images; its other projects do not.
 * A reference with an unresolved variable, or none at all, is unresolved and never passes.
 */
export function originOf(reference: string): Origin {
  const text = reference.trim()
  if (text === 'scratch') return 'scratch'
  if (text === '' || /[${}\s]/.test(text)) return 'unresolved'
  const { host, path } = parseImage(text)
  if (foreignHosts.some((pattern) => pattern.test(host))) return 'foreign'
  if (ironBankHosts.includes(host)) return path.startsWith('ironbank/') ? 'iron-bank' : 'unresolved'
  if (host === 'registry.dso.mil') return 'unresolved'
  if (isHardened(host, path)) return 'hardened'
  if (publicHosts.includes(host) || host.endsWith('.gcr.io')) return 'public'
  return 'private'
}

function isHardened(host: string, path: string): boolean {
  if (host === 'cgr.dev') return path.startsWith('chainguard')
  if (host === 'registry.access.redhat.com') return path.startsWith('ubi')
  return host === 'registry.redhat.io'
}
