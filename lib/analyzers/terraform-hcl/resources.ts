import type { Locator } from '../analyzer'
import { isFields, Unresolved, type Estate, type Fields, type Provider, type Value } from '../infrastructure/model'
import { instancesOf, openBlocks } from './dynamic-blocks'
import { evaluate, type Scope } from './evaluate'
import { fieldsOf, type Instance, type Located } from './modules'

const meta = new Set(['provider', 'count', 'for_each', 'depends_on', 'lifecycle'])
const mostResources = 200_000

/** Adds the resources, backends and policy documents of a module and of those below it to the estate. */
export function addResources(estate: Estate, instance: Instance, documents: Map<string, Fields>, implicit: Map<string, Provider>): void {
  for (const block of instance.folder.blocks) {
    if (block.type === 'resource') for (const one of instancesOf(block, instance.scope) ?? [{ key: null, scope: instance.scope }]) addResource(estate, instance, block, implicit, one)
    else if (block.type === 'data' && block.labels[0] === 'aws_iam_policy_document') documents.set(`${instance.prefix}data.${block.labels[0]}.${block.labels[1] ?? ''}`, fieldsOf(block, instance.scope))
    else if (block.type === 'terraform' && !/(^|\/)module\./.test(instance.prefix)) addBackends(estate, instance, block)
    else if (block.type === 'remote_state') addRemoteState(estate, instance, block)
    else if (block.type === 'variable' || block.type === 'locals' || block.type === 'module') addTexts(estate, instance, block)
  }
  for (const child of instance.children.values()) addResources(estate, child, documents, implicit)
}

function addResource(estate: Estate, instance: Instance, block: Located, implicit: Map<string, Provider>, { key, scope }: { key: string | null; scope: Scope }): void {
  if (estate.resources.length >= mostResources) {
    if (estate.resources.length === mostResources) estate.unknowns.push({ what: 'Further resources', because: `There are more than ${mostResources.toLocaleString('en-US')}.`, at: { file: block.file, line: block.line } })
    return
  }
  const [type = '', name = ''] = block.labels
  const fields = fieldsOf(block, scope)
  const certain = certainty(block, instance)
  if (certain === 'absent') return
  const values = Object.fromEntries(Object.entries(fields).filter(([key]) => !meta.has(key)))
  const lines = new Map<string, number>()
  for (const one of block.body.attributes) lines.set(one.name, one.line)
  for (const one of block.body.blocks) {
    const label = one.type === 'dynamic' ? (one.labels[0] ?? '') : one.type
    if (!lines.has(label)) lines.set(label, one.line)
  }
  const base = `${instance.prefix}${type}.${name}`
  for (const { label, line } of openBlocks(block, scope)) estate.unknowns.push({ what: `Which blocks "${label}" ${base} has`, because: 'What the code makes them for is not resolved by what was given; a plan would show it.', at: { file: block.file, line } })
  const at: Locator = { file: block.file, line: block.line, section: base.slice(0, 200) }
  estate.resources.push({
    address: key === null ? base : `${base}[${key}]`,
    base,
    type,
    values,
    provider: providerOf(instance, block, type, implicit),
    certain: certain === 'present',
    at,
    place: (field) => (lines.has(field) ? { ...at, line: lines.get(field) as number } : at),
  })
}

/** Whether a resource is there: its `count` or `for_each` may leave it out, or not be resolved. */
function certainty(block: Located, instance: Instance): 'present' | 'absent' | 'unknown' {
  const expression = block.body.attributes.find(({ name }) => name === 'count' || name === 'for_each')?.value
  if (!expression) return 'present'
  if (instancesOf(block, instance.scope)) return instancesOf(block, instance.scope)?.length === 0 ? 'absent' : 'present'
  const value: Value = evaluate(expression, instance.scope)
  if (value === 0 || value === false || (Array.isArray(value) && value.length === 0) || (isFields(value) && Object.keys(value).length === 0)) return 'absent'
  return value instanceof Unresolved ? 'unknown' : 'present'
}

function providerOf(instance: Instance, block: Located, type: string, implicit: Map<string, Provider>): Provider | null {
  const chosen = block.body.attributes.find(({ name }) => name === 'provider')?.value
  const local = chosen?.kind === 'reference' ? chosen.path.join('.') : (type.split('_')[0] ?? '')
  const known = instance.providers.get(local)
  if (known) return known
  const name = local.split('.')[0] ?? local
  const cloud = name === 'aws' ? 'aws' : name === 'google' ? 'gcp' : /^azure/.test(name) ? 'azure' : 'other'
  if (cloud === 'other') return null
  const made = implicit.get(local) ?? { name, alias: local.includes('.') ? (local.split('.')[1] ?? null) : null, cloud, region: null, settings: {}, at: { file: block.file, line: block.line } }
  implicit.set(local, made)
  return made
}

/** What is written in variables, locals and calls is looked at for secrets and addresses, each where it stands. */
function addTexts(estate: Estate, instance: Instance, block: Located): void {
  for (const { name, value, line } of block.body.attributes) {
    const label = block.type === 'variable' && name === 'default' ? (block.labels[0] ?? name) : name
    if (value.kind !== 'reference') estate.texts.push({ fields: { [label]: evaluate(value, { ...instance.scope, resolve: () => null }) }, at: { file: block.file, line } })
  }
}

function addBackends(estate: Estate, instance: Instance, block: Located): void {
  for (const inner of block.body.blocks) {
    if (inner.type !== 'backend' && inner.type !== 'cloud') continue
    estate.backends.push({ kind: inner.type === 'cloud' ? 'cloud' : (inner.labels[0] ?? ''), settings: fieldsOf(inner, instance.scope), at: { file: block.file, line: inner.line } })
  }
}

/** Terragrunt keeps the state settings in a block of its own. */
function addRemoteState(estate: Estate, instance: Instance, block: Located): void {
  const fields = fieldsOf(block, instance.scope)
  const { backend, config } = fields
  estate.backends.push({ kind: typeof backend === 'string' ? backend : 'not resolved', settings: isFields(config) ? config : {}, at: { file: block.file, line: block.line } })
}
