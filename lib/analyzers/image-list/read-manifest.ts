import { at as pathOf, entries, isNothing, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { fillArguments } from '../dockerfile/parse'
import { hostsIn } from '../supply/host-book'
import { checkImage } from '../supply/image-hits'
import type { ImageFileBook } from '../supply/image-file-book'
import { noteBuildHost } from '../supply/note-build'
import type { OwnFile } from '../supply/read-files'

type Walk = { book: ImageFileBook; file: string; use: string }

const useOf: Record<string, string> = { kubernetes: 'manifest', compose: 'compose', zarf: 'zarf', kustomization: 'kustomize', 'helm-values': 'helm', 'helm-chart': 'helm', 'helm-template': 'helm', 'image-list': 'list' }

/**
 * Reads the images of a Kubernetes manifest, compose file, Helm values, Flux or Zarf definition, kustomization or plain
 * list into the book (domain.md 5.10). Templates are not rendered: an image they compute is unresolved.
 * @throws UnreadableEvidence when it is no YAML, apart from templates and lists, which are read line by line.
 */
export function readManifest(book: ImageFileBook, { name: file, format, text }: OwnFile): void {
  const walk: Walk = { book, file, use: useOf[format] ?? 'list' }
  book.secrets.look(text, file)
  if (format === 'image-list') return readLines(text, walk)
  if (format === 'helm-template' || (format === 'helm-values' && /\{\{|\{%/.test(text) && !isYaml(text, file))) return readTemplate(text, walk)
  for (const tree of yamlTrees(text, file)) {
    if (format === 'kustomization') readKustomization(tree, walk)
    visit(tree, '', walk)
  }
}

/** Values are often templates themselves; those that are YAML all the same are read as YAML. */
function isYaml(text: string, file: string): boolean {
  try {
    return yamlTrees(text, file).length > 0
  } catch {
    return false
  }
}

function visit(node: YamlNode, parent: string, walk: Walk): void {
  if (node.kind === 'list') for (const item of node.items) visit(item, parent, walk)
  if (node.kind !== 'map') return
  noteSplit(node, parent, walk)
  noteSource(node, walk)
  for (const { key, value } of node.entries) {
    const text = textOf(value)
    if (key === 'image' && text !== undefined && text !== '' && pathOf(node, 'repository') === undefined) noteImage(text, value.line, walk)
    if (key === 'images' && walk.use === 'zarf') for (const image of items(value)) if (textOf(image)) noteImage(textOf(image) ?? '', image.line, walk)
    if (text !== undefined && /^(?:url|repository|repoURL|repo)$/.test(key)) for (const host of hostsIn(text)) noteBuildHost(walk.book, host, key, { file: walk.file, line: value.line })
    if (key === 'repos' && walk.use === 'zarf') for (const repo of items(value)) for (const host of hostsIn(textOf(repo) ?? '')) noteBuildHost(walk.book, host, 'repos', { file: walk.file, line: repo.line })
    visit(value, key, walk)
  }
}

function noteImage(written: string, line: number, { book, file, use }: Walk): void {
  const text = use === 'compose' ? fillArguments(written, new Map()) : written
  if (/^(?:https?|s3):/.test(text) || /\.(?:png|jpe?g|svg|gif|ico|webp|qcow2|iso|vmdk)$/i.test(text)) return
  book.image(text, use, { file, line })
}

/** An image split into registry, repository, tag and digest, as Helm values have it. Without a tag the chart decides. */
function noteSplit(node: YamlNode, parent: string, { book, file, use }: Walk): void {
  const repository = textOf(pathOf(node, 'repository'))
  if (repository === undefined || repository === '' || /^(?:https?|oci|git|ssh|file|alias):|^@/.test(repository)) return
  const keys = new Set(entries(node).map(({ key }) => key))
  if (!/image/i.test(parent) && !['tag', 'pullPolicy', 'registry', 'digest', 'sha'].some((key) => keys.has(key))) return
  const registry = textOf(pathOf(node, 'registry')) ?? textOf(pathOf(node, 'imageRegistry')) ?? ''
  const tag = textOf(pathOf(node, 'tag')) ?? ''
  const digest = textOf(pathOf(node, 'digest')) ?? textOf(pathOf(node, 'sha')) ?? ''
  const whole = digest === '' || digest.startsWith('sha256:') ? digest : `sha256:${digest}`
  const written = `${registry === '' ? '' : `${registry.replace(/\/$/, '')}/`}${repository}${tag === '' ? '' : `:${tag}`}${whole === '' || tag.includes('@') ? '' : `@${whole}`}`
  book.image(written, use, { file, line: pathOf(node, 'repository')?.line }, (image) => checkImage(tag === '' ? { ...image, tag: 'as the chart says' } : image, book.tally))
}

/** Flux: an OCI repository is an artifact that is pulled like an image; `verify` checks its signature. */
function noteSource(node: YamlNode, { book, file }: Walk): void {
  const kind = textOf(pathOf(node, 'kind'))
  const spec = pathOf(node, 'spec')
  const url = textOf(pathOf(spec, 'url')) ?? ''
  if (kind !== 'OCIRepository' && !(kind === 'HelmRepository' && url.startsWith('oci://'))) return
  const tag = textOf(pathOf(spec, 'ref', 'tag')) ?? textOf(pathOf(spec, 'ref', 'semver'))
  const digest = textOf(pathOf(spec, 'ref', 'digest'))
  const plain = tag !== undefined && /^[\w][\w.-]*$/.test(tag) ? `:${tag}` : ''
  const image = book.image(`${url.replace('oci://', '')}${plain}${digest === undefined ? '' : `@${digest}`}`, 'flux', { file, line: pathOf(spec, 'url')?.line }, (made) => checkImage(tag === undefined ? made : { ...made, tag }, book.tally))
  if (!isNothing(pathOf(spec, 'verify'))) image.open = image.open.filter((what) => what !== 'signature')
}

function readKustomization(tree: YamlNode, { book, file }: Walk): void {
  for (const image of items(pathOf(tree, 'images'))) {
    const name = textOf(pathOf(image, 'newName')) ?? textOf(pathOf(image, 'name'))
    const tag = textOf(pathOf(image, 'newTag'))
    const digest = textOf(pathOf(image, 'digest'))
    if (name === undefined || (tag === undefined && digest === undefined && pathOf(image, 'newName') === undefined)) continue
    book.image(`${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`, 'kustomize', { file, line: image.line })
  }
}

/** A template is no YAML until it is rendered: literal images are read line by line, computed ones are unresolved. */
function readTemplate(text: string, walk: Walk): void {
  const lines = text.split('\n').map((line) => line.replace(/\s+#.*$/, ''))
  const valueAt = (i: number, key: string) => new RegExp(`^\\s*(?:-\\s+)?${key}:\\s*["']?(.+?)["']?\\s*$`).exec(lines[i] ?? '')?.[1]
  lines.forEach((_line, i) => {
    const image = valueAt(i, 'image')
    if (image !== undefined && !/^[|>]/.test(image)) noteImage(image, i + 1, walk)
    const repository = valueAt(i, 'repository')
    if (repository === undefined || /^(?:https?|oci|git|ssh|file|alias):|^@/.test(repository)) return
    const beside = (key: string) => [-3, -2, -1, 1, 2, 3].map((by) => valueAt(i + by, key)).find((value) => value !== undefined) ?? ''
    const [registry, tag] = [beside('registry'), beside('tag')]
    walk.book.image(`${registry === '' ? '' : `${registry}/`}${repository}${tag === '' ? '' : `:${tag}`}`, walk.use, { file: walk.file, line: i + 1 }, (made) => checkImage(tag === '' ? { ...made, tag: 'as the chart says' } : made, walk.book.tally))
  })
}

function readLines(text: string, walk: Walk): void {
  text.split('\n').forEach((line, i) => {
    const image = line.replace(/\s*(?:#|\/\/\s).*$/, '').trim()
    if (image !== '') noteImage(image, i + 1, walk)
  })
}
