import type { YamlNode } from '../formats/yaml-tree'

/** A JSON value in the form that YAML is read into, without lines. */
export function nodeOfJson(value: unknown): YamlNode {
  if (Array.isArray(value)) return { kind: 'list', line: 0, tag: '', items: value.map(nodeOfJson) }
  if (typeof value === 'object' && value !== null) return { kind: 'map', line: 0, tag: '', entries: Object.entries(value).map(([key, inner]) => ({ key, line: 0, value: nodeOfJson(inner) })) }
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  return { kind: 'scalar', line: 0, tag: '', value: plain, text: plain === null ? '' : String(plain), block: false }
}
