import { UnreadableEvidence } from '../analyzer'
import { at as pathOf, entries, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { hostsIn } from '../supply/host-book'
import type { ImageFileBook } from '../supply/image-file-book'
import { noteBuildHost } from '../supply/note-build'
import type { OwnFile } from '../supply/read-files'

const needed = ['name', 'tags', 'args', 'labels', 'maintainers'] as const
const labels = ['org.opencontainers.image.title', 'org.opencontainers.image.version', 'mil.dso.ironbank.image.type', 'mil.dso.ironbank.product.name']

/**
 * Reads one hardening_manifest.yaml of Iron Bank into the book (domain.md 3.5): the base, and inputs with their hashes,
 * because such a build may fetch nothing that is not named and hashed here.
 * @throws UnreadableEvidence when it is no map.
 */
export function readHardening(book: ImageFileBook, { name: file, text }: OwnFile): void {
  const [tree] = yamlTrees(text, file)
  if (tree?.kind !== 'map') throw new UnreadableEvidence('The hardening manifest holds nothing that can be read.', { file }, 'Upload hardening_manifest.yaml as it stands in the repository.')
  const at = { file, line: 1 }
  const base = textOf(pathOf(tree, 'args', 'BASE_IMAGE')) ?? ''
  const baseTag = textOf(pathOf(tree, 'args', 'BASE_TAG')) ?? ''
  const registry = textOf(pathOf(tree, 'args', 'BASE_REGISTRY')) ?? 'registry1.dso.mil'
  const resources = items(pathOf(tree, 'resources'))
  const missing = [...needed.filter((key) => pathOf(tree, key) === undefined), ...(pathOf(tree, 'labels') ? labels.filter((label) => !hasLabel(tree, label)) : [])]
  const unhashed = resources.filter((resource) => !isHashed(resource))
  const hosts = [...new Set(resources.flatMap((resource) => hostsOf(resource)))]
  book.hardening.push({ name: (textOf(pathOf(tree, 'name')) ?? '').slice(0, 200), tags: items(pathOf(tree, 'tags')).flatMap((tag) => textOf(tag) ?? []).slice(0, 50), base, baseTag, resources: resources.length, unhashed: unhashed.length, resourceHosts: hosts.slice(0, 100), maintainers: items(pathOf(tree, 'maintainers')).length, missing, at })
  for (const resource of unhashed) book.tally.hit('IMG-14', { file, line: resource.line }, nameOf(resource))
  if (missing.length > 0) book.tally.hit('IMG-15', at, missing.join(', '))
  for (const resource of resources) {
    const image = /^docker:\/\/(.+)$/.exec(textOf(pathOf(resource, 'url')) ?? '')?.[1]
    if (image !== undefined) book.image(image, 'base', { file, line: resource.line }, () => undefined)
    else for (const host of hostsOf(resource)) if (isHashed(resource)) book.hosts.add(host, 'resource', { file, line: resource.line })
      else noteBuildHost(book, host, 'resource', { file, line: resource.line })
  }
  if (base === '' || base === 'scratch') return
  const path = /^(?:registry1\.dso\.mil|registry1\.dsop\.io)\//.test(base) ? base : `${registry}/${base.startsWith('ironbank/') || registry !== 'registry1.dso.mil' ? '' : 'ironbank/'}${base}`
  const made = book.image(`${path}${baseTag === '' ? '' : `:${baseTag}`}`, 'base', { file, line: pathOf(tree, 'args', 'BASE_IMAGE')?.line ?? 1 }, () => undefined)
  if (made.origin !== 'iron-bank') book.tally.hit('IMG-16', made.at, made.image)
}

const hasLabel = (tree: YamlNode, name: string) => entries(pathOf(tree, 'labels')).some(({ key }) => key === name)
const nameOf = (resource: YamlNode) => textOf(pathOf(resource, 'filename')) ?? textOf(pathOf(resource, 'tag')) ?? hostsOf(resource)[0] ?? 'an input without a name'
const hostsOf = (resource: YamlNode) => [pathOf(resource, 'url'), ...items(pathOf(resource, 'urls'))].flatMap((url) => hostsIn(textOf(url) ?? ''))

/** A file carries its hash beside it; an image carries its digest in the reference. */
function isHashed(resource: YamlNode): boolean {
  const url = textOf(pathOf(resource, 'url')) ?? ''
  if (url.startsWith('docker://')) return /@sha256:[0-9a-f]{64}$/.test(url)
  const type = (textOf(pathOf(resource, 'validation', 'type')) ?? '').toLowerCase()
  const value = textOf(pathOf(resource, 'validation', 'value')) ?? ''
  return (type === 'sha256' && /^[0-9a-f]{64}$/i.test(value)) || (type === 'sha512' && /^[0-9a-f]{128}$/i.test(value))
}
