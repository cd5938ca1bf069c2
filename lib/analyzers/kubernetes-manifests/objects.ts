import type { Locator } from '../analyzer'
import { at as inside, entries, textOf, type YamlNode } from '../formats/yaml-tree'
import type { Estate, Fields, Provider, Value } from '../infrastructure/model'

/** Maps whose keys are names that people chose, not settings. */
const named = /^(annotations|labels|data|stringData|matchLabels|nodeSelector|limits|requests)$/
const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2').toLowerCase()

/** A YAML value with setting names as the rules spell them: `hostNetwork` is `host_network`. Tags are not evaluated. */
function fieldsOf(node: YamlNode, keep = false): Value {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map((item) => fieldsOf(item))
  const out: Fields = {}
  for (const { key, value } of node.entries) Object.defineProperty(out, keep ? key : snake(key), { value: fieldsOf(value, named.test(key)), enumerable: true, writable: true, configurable: true })
  return out
}

/** Adds the objects of one document to the estate; a List adds each of its items. */
export function addObjects(estate: Estate, document: YamlNode, file: string, provider: Provider | null): void {
  const kind = textOf(inside(document, 'kind')) ?? ''
  const items = inside(document, 'items')
  if (/List$/.test(kind) && items?.kind === 'list') {
    for (const item of items.items) addObjects(estate, item, file, provider)
    return
  }
  if (kind === '' || document.kind !== 'map') return
  const name = textOf(inside(document, 'metadata', 'name')) ?? textOf(inside(document, 'metadata', 'generateName')) ?? 'not named'
  const space = textOf(inside(document, 'metadata', 'namespace'))
  const address = `${kind}/${space === undefined ? '' : `${space}/`}${name}`
  const lines = new Map(entries(document).map(({ key, line }) => [snake(key), line] as const))
  const at: Locator = { file, line: document.line, section: address.slice(0, 200) }
  const values = fieldsOf(document) as Fields
  if (values['rules'] !== undefined) values['rule'] = values['rules']
  if (values['subjects'] !== undefined) values['subject'] = values['subjects']
  estate.resources.push({ address, base: address, type: `kubernetes_${snake(kind)}`, written: kind, values: kind === 'Secret' ? {} : values, provider, certain: true, at, place: (field) => (lines.has(field) ? { ...at, line: lines.get(field) as number } : at) })
  if (kind === 'Secret') addSecret(estate, document, file)
  addVariables(estate, document, file)
}

/** Values of a Secret are only written differently, not encrypted. Empty ones and gaps of a template are none. */
function addSecret(estate: Estate, document: YamlNode, file: string): void {
  for (const part of ['data', 'stringData']) {
    for (const { line, value } of entries(inside(document, part))) {
      const said = textOf(value)
      if (said !== undefined && said !== '' && !/^\{\{|^\$\{|^<.*>$/.test(said)) estate.secrets.push({ kind: 'value of a Kubernetes Secret', at: { file, line } })
    }
  }
}

/** `name: DB_PASSWORD, value: ...` says by its name what the value is. */
function addVariables(estate: Estate, node: YamlNode, file: string, depth = 0): void {
  if (depth > 60) return
  if (node.kind === 'list') for (const item of node.items) addVariables(estate, item, file, depth + 1)
  if (node.kind !== 'map') return
  const name = textOf(inside(node, 'name'))
  const value = inside(node, 'value')
  const said = textOf(value)
  if (name !== undefined && value && said !== undefined) estate.texts.push({ fields: { [name]: said }, at: { file, line: value.line } })
  for (const entry of node.entries) addVariables(estate, entry.value, file, depth + 1)
}

/** What the values of a chart ask for, wherever it stands in them: privileged containers, the machine's network, public balancers. */
export function addChartValues(estate: Estate, document: YamlNode, file: string): void {
  const visit = (node: YamlNode, path: string[], depth: number): void => {
    if (depth > 60) return
    if (node.kind === 'list') for (const item of node.items) visit(item, path, depth + 1)
    if (node.kind !== 'map') return
    const address = `values/${path.join('.') || 'top'}`
    const at: Locator = { file, line: node.line, section: address.slice(0, 200) }
    const add = (type: string, values: Fields) => estate.resources.push({ address, base: address, type, written: null, values, provider: null, certain: true, at, place: () => at })
    const yes = (name: string) => textOf(inside(node, name)) === 'true'
    const last = path.at(-1) ?? ''
    if (yes('privileged')) add('kubernetes_pod', { spec: { containers: [{ security_context: { privileged: true } }] } })
    if (yes('hostNetwork') || yes('hostPID') || yes('hostIPC')) add('kubernetes_pod', { spec: { host_network: true, containers: [] } })
    if (/service$/i.test(last) && textOf(inside(node, 'type')) === 'LoadBalancer') add('kubernetes_service', { metadata: { annotations: fieldsOf(inside(node, 'annotations') ?? { kind: 'map', line: 0, tag: '', entries: [] }, true) }, spec: { type: 'LoadBalancer' } })
    for (const { key, line, value } of node.entries) {
      const said = textOf(value)
      if (value.kind === 'scalar' && said !== undefined) estate.texts.push({ fields: { [key]: said }, at: { file, line } })
      visit(value, [...path, key], depth + 1)
    }
  }
  visit(document, [], 0)
  addVariables(estate, document, file)
}
