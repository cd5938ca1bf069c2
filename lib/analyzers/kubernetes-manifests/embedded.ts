import { at as inside, entries, items, textOf, type YamlNode } from '../formats/yaml-tree'

/** YAML that stands as text within an object: what it says, and the line before its first. */
export type Embedded = { text: string; before: number }

/**
 * Values of charts and objects that stand as text in a ConfigMap, an Argo CD Application or a k3s HelmChart. Only blocks
 * (`|`) are told, whose lines are lines of the file.
 */
export function embeddedIn(document: YamlNode): Embedded[] {
  const kind = textOf(inside(document, 'kind'))
  const held: (YamlNode | undefined)[] =
    kind === 'ConfigMap' ? entries(inside(document, 'data')).filter(({ key }) => /\.ya?ml$/i.test(key)).map(({ value }) => value)
    : kind === 'Application' ? [inside(document, 'spec', 'source', 'helm', 'values'), ...items(inside(document, 'spec', 'sources')).map((source) => inside(source, 'helm', 'values'))]
    : kind === 'HelmChart' || kind === 'HelmChartConfig' ? [inside(document, 'spec', 'valuesContent')]
    : []
  return held.flatMap((node) => (node?.kind === 'scalar' && node.block && node.text.trim() !== '' ? [{ text: node.text, before: node.line }] : []))
}

/** Values of a chart that an object gives as they are: Flux, and Argo CD since 2.6. */
export function valuesIn(document: YamlNode): YamlNode[] {
  const kind = textOf(inside(document, 'kind'))
  const held = kind === 'HelmRelease' ? [inside(document, 'spec', 'values')] : kind === 'Application' ? [inside(document, 'spec', 'source', 'helm', 'valuesObject'), ...items(inside(document, 'spec', 'sources')).map((source) => inside(source, 'helm', 'valuesObject'))] : []
  return held.flatMap((node) => (node?.kind === 'map' ? [node] : []))
}

/** A tree with its lines counted from the beginning of the file. */
export function shifted(node: YamlNode, by: number): YamlNode {
  const line = node.line + by
  if (node.kind === 'scalar') return { ...node, line }
  if (node.kind === 'list') return { ...node, line, items: node.items.map((item) => shifted(item, by)) }
  return { ...node, line, entries: node.entries.map((entry) => ({ ...entry, line: entry.line + by, value: shifted(entry.value, by) })) }
}
