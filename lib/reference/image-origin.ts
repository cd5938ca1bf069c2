import { countries } from './countries'
import { findHost, type HostFound } from './host-rule'

/**
 * Where a container image comes from (domain.md 3.5). T1 is Iron Bank, T2 a hardened image of a vendor, T3 a public image
 * mirrored privately, T4 a direct public pull. `private` is a registry of the firm's own: the tier then depends on the original.
 */
export type Origin = 'scratch' | 'iron-bank' | 'hardened' | 'private' | 'public' | 'foreign' | 'unresolved'

export type Image = { host: string; path: string; tag: string | null; digest: string | null }
type Finder = (host: string, path?: string) => HostFound

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
export const isPinned = ({ digest }: Pick<Image, 'digest'>) => digest !== null && /^sha256:[0-9a-f]{64}$/.test(digest)

/** Text that a template or a variable would still change, in the writing of any product: `${A}`, `{{ a }}`, `((a))`, `<< a >>`. */
export const isComputed = (text: string) => /[${}()[\]<>#%|\\\s]/.test(text)

/** Countries of 126.1 under any row: a registry under their domain is foreign, whoever runs it. */
const proscribed = new Set(countries.flatMap((row) => row.value.map((rule) => rule.country)))

/**
 * Where a reference leads. Only the /ironbank/ project of Platform One holds Iron Bank images; its other projects do not.
 * A reference with an unresolved variable, or none at all, is unresolved and never passes.
 */
export function originOf(reference: string, find: Finder = findHost): Origin {
  const text = reference.trim()
  if (text === 'scratch') return 'scratch'
  if (text === '' || isComputed(text)) return 'unresolved'
  const { host, path } = parseImage(text)
  const { rule, country } = find(host, path)
  if (rule?.origin) return rule.origin
  return proscribed.has(country) ? 'foreign' : 'private'
}
