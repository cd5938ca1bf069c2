import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml'
import { UnreadableEvidence } from '../analyzer'
import { maximumDepth } from './json-text'
import { deepLine, maximumYaml } from './yaml'
import { BrokenYaml, composeYaml } from './yaml-compose'

/** A YAML value with the line it starts on. Aliases are followed, merge keys laid out, tags kept and never evaluated. */
export type YamlNode = YamlScalar | YamlList | YamlMap
export type YamlScalar = { kind: 'scalar'; line: number; value: string | number | boolean | null; text: string; block: boolean; tag: string }
export type YamlList = { kind: 'list'; line: number; items: YamlNode[]; tag: string }
export type YamlMap = { kind: 'map'; line: number; entries: { key: string; line: number; value: YamlNode }[]; tag: string }

/** Nodes a file may have, and how many of them aliases may repeat; more is built to exhaust memory. */
const maximumNodes = 1_000_000
const maximumRepeated = 100_000
const ordinaryTags = /^(?:tag:yaml\.org,2002:(?:str|int|float|bool|null|seq|map|timestamp|merge|binary)|!)?$/

/**
 * Every document of a YAML 1.2 text (JSON is one), each as a tree with lines. Empty documents are left out.
 * @throws UnreadableEvidence with the line when it is no YAML, repeats a key, or is too large, too deep or endless.
 */
export function yamlTrees(text: string, file: string): YamlNode[] {
  const refuse = (reason: string, line?: number) => new UnreadableEvidence(reason, { file, ...(line === undefined ? {} : { line }) }, 'Upload the file as it stands in the repository, complete and unchanged.')
  if (text.length > maximumYaml) throw refuse(`The YAML text is larger than ${maximumYaml / 1048576} MB.`)
  const deep = deepLine(text)
  if (deep !== null) throw refuse(`The YAML text is nested more than ${maximumDepth} levels deep.`, deep)
  const language = /^\s*[{[]/.test(text) ? 'JSON or YAML' : 'YAML'
  const budget = { nodes: maximumNodes, repeated: maximumRepeated }
  try {
    const { documents, lines } = composeYaml(text, { merge: true })
    return documents.flatMap((document) => {
      const tree = build(document.contents, { document, lines, budget, depth: 0, repeating: false })
      return isNothing(tree) ? [] : [tree]
    })
  } catch (error) {
    if (error instanceof BrokenYaml) throw refuse(error.repeatsKey ? 'The text sets the same key twice.' : `The text is not valid ${language}.`, error.line)
    if (error instanceof TooLarge) throw refuse('The YAML text repeats itself through aliases without end.')
    throw refuse(`The text is not valid ${language}.`)
  }
}

class TooLarge extends Error {}
type Walk = { document: Document; lines: LineCounter; budget: { nodes: number; repeated: number }; depth: number; repeating: boolean }

function build(node: unknown, walk: Walk): YamlNode {
  if (--walk.budget.nodes < 0 || walk.depth > maximumDepth) throw new TooLarge()
  if (walk.repeating && --walk.budget.repeated < 0) throw new TooLarge()
  const inner: Walk = { ...walk, depth: walk.depth + 1 }
  const line = lineOf(node, walk)
  if (isAlias(node)) {
    const target = node.resolve(walk.document)
    return target === undefined ? scalar(null, '', line) : { ...build(target, { ...inner, repeating: true }), line }
  }
  const tag = tagOf(node)
  if (isMap(node)) return { kind: 'map', line, entries: entriesOf(node.items, inner), tag }
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => build(item, inner)), tag }
  if (!isScalar(node)) return scalar(null, '', line)
  const value = node.value
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value)
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  return { ...scalar(plain, typeof value === 'string' ? value : (node.source ?? String(value)), line), block, tag }
}

/** The pairs of a map, with merged maps laid out below those the map sets itself. */
function entriesOf(items: { key: unknown; value: unknown }[], walk: Walk): YamlMap['entries'] {
  const own: YamlMap['entries'] = []
  const merged: YamlMap['entries'] = []
  for (const { key, value } of items) {
    const name = isScalar(key) ? String(key.source ?? key.value) : ''
    if (name !== '<<') {
      own.push({ key: name, line: lineOf(key, walk), value: build(value, walk) })
      continue
    }
    const sources = build(value, walk)
    for (const source of sources.kind === 'list' ? sources.items : [sources]) if (source.kind === 'map') merged.push(...source.entries)
  }
  const known = new Set(own.map(({ key }) => key))
  return [...own, ...merged.filter(({ key }) => !known.has(key) && known.add(key))]
}

const scalar = (value: YamlScalar['value'], text: string, line: number): YamlScalar => ({ kind: 'scalar', line, value, text, block: false, tag: '' })

function tagOf(node: unknown): string {
  const { tag } = node as Node & { tag?: string }
  return tag === undefined || ordinaryTags.test(tag) ? '' : tag
}

function lineOf(node: unknown, { lines }: Walk): number {
  const start = (node as Node | null)?.range?.[0]
  return start === undefined ? 1 : lines.linePos(start).line
}

/** The value under a key of a map; undefined for anything else. The key is taken exactly. */
export function at(node: YamlNode | undefined, ...keys: string[]): YamlNode | undefined {
  let found = node
  for (const key of keys) found = found?.kind === 'map' ? found.entries.find((entry) => entry.key === key)?.value : undefined
  return found
}

/** The pairs of a map, nothing for anything else. */
export const entries = (node: YamlNode | undefined): YamlMap['entries'] => (node?.kind === 'map' ? node.entries : [])
/** The items of a list; a single value counts as a list of one, nothing as none. */
export const items = (node: YamlNode | undefined): YamlNode[] => (node === undefined || isNothing(node) ? [] : node.kind === 'list' ? node.items : [node])
/** The text of a scalar; undefined for a map, a list or null. */
export const textOf = (node: YamlNode | undefined): string | undefined => (node?.kind === 'scalar' && node.value !== null ? node.text : undefined)
/** True for an empty value. */
export const isNothing = (node: YamlNode | undefined): boolean => node === undefined || (node.kind === 'scalar' && node.value === null)
