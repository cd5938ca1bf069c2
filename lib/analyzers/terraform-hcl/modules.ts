import { awsPartition } from '../formats/regions'
import type { Expression } from '../formats/hcl-expression'
import type { HclBlock } from '../formats/hcl'
import { get, isFields, Unresolved, type Estate, type Fields, type Provider, type Value } from '../infrastructure/model'
import { taken, writtenOut } from './dynamic-blocks'
import { evaluate, type Scope } from './evaluate'

export type Located = HclBlock & { file: string }
/** A folder of code: its blocks from all files, by kind. */
export type Folder = { path: string; blocks: Located[] }

/** A module as used: the code of a folder with the variables of one call. */
export type Instance = {
  folder: Folder
  prefix: string
  scope: Scope
  given: Map<string, Value>
  /** Providers by local name with alias: `aws`, `aws.dr`. */
  providers: Map<string, Provider>
  children: Map<string, Instance>
  calls: { block: Located; name: string }[]
}

const deepestModule = 10
const mostInstances = 3_000

export type Workshop = { estate: Estate; folders: Map<string, Folder>; instances: number }

const attribute = (block: HclBlock, name: string): Expression | undefined => block.body.attributes.find((one) => one.name === name)?.value
const word = (expression: Expression | undefined): string | null => (expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : null)

/** Uses a folder as a module, and the local modules it calls, at most ten deep. */
export function instantiate(shop: Workshop, folder: Folder, prefix: string, given: Map<string, Value>, inherited: Map<string, Provider>, depth = 0, above: string[] = []): Instance {
  shop.instances++
  const instance: Instance = { folder, prefix, given, providers: new Map(inherited), children: new Map(), calls: [], scope: { resolve: () => null, prefix } }
  instance.scope = scopeOf(instance)
  for (const block of folder.blocks) if (block.type === 'provider') addProvider(shop, instance, block)
  for (const block of folder.blocks) {
    if (block.type !== 'module') continue
    const name = block.labels[0] ?? ''
    const source = word(attribute(block, 'source'))
    shop.estate.modules.push({ source: source ?? 'not resolved', version: word(attribute(block, 'version')), at: { file: block.file, line: block.line } })
    const target = source !== null && /^\.{1,2}(\/|$)/.test(source) ? shop.folders.get(resolvePath(folder.path, source)) : undefined
    if (!target) {
      if (source !== null && /^\.{1,2}(\/|$)/.test(source)) shop.estate.unknowns.push({ what: `What module ${prefix}${name} makes`, because: 'Its code was not given.', at: { file: block.file, line: block.line } })
      else shop.estate.unknowns.push({ what: `What module ${prefix}${name} makes`, because: 'Its code comes from elsewhere; a plan would show it.', at: { file: block.file, line: block.line } })
      continue
    }
    if (above.includes(target.path) || depth >= deepestModule || shop.instances >= mostInstances) {
      shop.estate.unknowns.push({ what: `What module ${prefix}${name} makes`, because: above.includes(target.path) ? 'The modules call each other in a circle.' : 'Modules are nested too deeply or used too often.', at: { file: block.file, line: block.line } })
      continue
    }
    const count = attribute(block, 'count')
    if (count && evaluate(count, instance.scope) === 0) continue
    const variables = new Map<string, Value>()
    for (const { name: key, value } of block.body.attributes) if (!metaArguments.has(key)) variables.set(key, evaluate(value, instance.scope))
    instance.children.set(name, instantiate(shop, target, `${prefix}module.${name}.`, variables, passedProviders(block, instance), depth + 1, [...above, folder.path]))
  }
  return instance
}

const metaArguments = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on'])

/** The providers a call hands down: by its `providers` map, else those without an alias. */
function passedProviders(block: Located, instance: Instance): Map<string, Provider> {
  const passed = new Map([...instance.providers].filter(([name]) => !name.includes('.')))
  const map = attribute(block, 'providers')
  if (map?.kind !== 'object') return passed
  for (const { key, value } of map.items) {
    const inside = key.kind === 'literal' ? String(key.value) : key.kind === 'reference' ? key.path.join('.') : ''
    const provider = value.kind === 'reference' ? instance.providers.get(value.path.join('.')) : undefined
    if (provider) passed.set(inside, provider)
    else passed.delete(inside)
  }
  return passed
}

function addProvider(shop: Workshop, instance: Instance, block: Located): void {
  const name = block.labels[0] ?? ''
  const settings = fieldsOf(block, instance.scope)
  const alias = settings['alias']
  const region = settings['region']
  const provider: Provider = {
    name: sourceName(instance.folder, name),
    alias: typeof alias === 'string' ? alias : null,
    cloud: name === 'aws' || name === 'awscc' ? 'aws' : /^azure|^azapi|^azuread/.test(name) ? 'azure' : /^google/.test(name) ? 'gcp' : name === 'oci' ? 'oracle' : /^(kubernetes|helm|kubectl)$/.test(name) ? 'kubernetes' : 'other',
    region: region instanceof Unresolved ? region : typeof region === 'string' && region !== '' ? region : null,
    settings,
    at: { file: block.file, line: block.line },
  }
  instance.providers.set(provider.alias === null ? name : `${name}.${provider.alias}`, provider)
  shop.estate.providers.push(provider)
}

/** The last part of a provider's source, which a local name may hide. */
function sourceName(folder: Folder, local: string): string {
  for (const block of folder.blocks.filter(({ type }) => type === 'terraform')) {
    for (const inner of block.body.blocks.filter(({ type }) => type === 'required_providers')) {
      const value = inner.body.attributes.find(({ name }) => name === local)?.value
      const source = value?.kind === 'object' ? value.items.find(({ key }) => key.kind === 'literal' && key.value === 'source')?.value : undefined
      const said = word(source)
      if (said !== null) return said.split('/').at(-1) ?? local
    }
  }
  return local
}

/** The fields of a body as a plan would show them: blocks as lists. Dynamic blocks are written out where the code says for what, else unresolved. */
export function fieldsOf(block: HclBlock, scope: Scope, depth = 0): Fields {
  const out: Fields = {}
  const put = (name: string, value: Value) => Object.defineProperty(out, name, { value, enumerable: true, writable: true, configurable: true })
  for (const { name, value } of block.body.attributes) put(name, evaluate(value, scope))
  if (depth > 30) return out
  for (const inner of block.body.blocks) {
    const dynamic = inner.type === 'dynamic'
    const name = dynamic ? (inner.labels[0] ?? '') : inner.type
    const before = out[name]
    const list = Array.isArray(before) ? before : []
    const written = dynamic ? writtenOut(inner, scope) : [{ content: inner, scope }]
    const content = inner.body.blocks.find(({ type }) => type === 'content')
    put(name, [...list, ...(written ? written.map((one) => fieldsOf(one.content, one.scope, depth + 1)) : [unresolvedBlock(content ? fieldsOf(content, scope, depth + 1) : {})])])
  }
  return out
}

/** A block that may be there any number of times; its texts stay visible to the rules that look for them. */
function unresolvedBlock(value: Fields): Unresolved {
  const words: string[] = []
  const refs = new Set<string>()
  const visit = (item: Value): void => {
    if (typeof item === 'string') words.push(item)
    else if (item instanceof Unresolved) for (const ref of item.refs) refs.add(ref)
    else if (Array.isArray(item)) item.forEach(visit)
    else if (isFields(item)) Object.values(item).forEach(visit)
  }
  visit(value)
  return new Unresolved([...refs], words.length > 0 ? `\${} ${words.join(' ${} ')}` : '')
}

function scopeOf(instance: Instance): Scope {
  const { folder, prefix, given } = instance
  const locals = new Map(folder.blocks.filter(({ type }) => type === 'locals').flatMap(({ body }) => body.attributes.map(({ name, value }) => [name, value] as const)))
  const defaults = new Map(folder.blocks.filter(({ type }) => type === 'variable').map((block) => [block.labels[0] ?? '', attribute(block, 'default')] as const))
  const known = new Map<string, Value | null>()
  const pending = new Set<string>()
  const named = (key: string, make: () => Value | null): Value | null => {
    if (known.has(key)) return known.get(key) ?? null
    if (pending.has(key)) return null
    pending.add(key)
    const value = make()
    pending.delete(key)
    known.set(key, value)
    return value
  }
  const scope: Scope = {
    prefix,
    resolve([root = '', name = '', ...rest]) {
      if (root === 'var') return taken(named(`var.${name}`, () => given.get(name) ?? ofDefault(defaults.get(name), scope)), rest)
      if (root === 'local') return taken(named(`local.${name}`, () => (locals.has(name) ? evaluate(locals.get(name) as Expression, scope) : null)), rest)
      if (root === 'module') {
        const child = instance.children.get(name)
        const output = child?.folder.blocks.find((block) => block.type === 'output' && block.labels[0] === rest[0])
        const value = output ? attribute(output, 'value') : undefined
        return child && value ? taken(named(`module.${name}.${rest[0]}`, () => evaluate(value, child.scope)), rest.slice(1)) : null
      }
      return root === 'data' ? dataSource(instance, name, rest) : null
    },
  }
  return scope
}

const ofDefault = (value: Expression | undefined, scope: Scope): Value | null => (value === undefined ? null : evaluate(value, { ...scope, resolve: () => null }))

/** Data sources that the code itself answers: partition, region and account of the provider (domain.md 5.8). */
function dataSource(instance: Instance, type: string, [name = '', field = '']: string[]): Value | null {
  const block = instance.folder.blocks.find((one) => one.type === 'data' && one.labels[0] === type && one.labels[1] === name)
  const chosen = block ? attribute(block, 'provider') : undefined
  const provider = instance.providers.get(chosen?.kind === 'reference' ? chosen.path.join('.') : 'aws')
  const region = typeof provider?.region === 'string' ? provider.region : null
  if (type === 'aws_partition' && field === 'partition') return region === null ? null : awsPartition(region)
  if (type === 'aws_region' && (field === 'name' || field === 'id' || field === 'region')) return region
  if (type === 'aws_caller_identity' && field === 'account_id') {
    const list = get(provider?.settings, 'allowed_account_ids')
    return Array.isArray(list) && list.length === 1 ? (list[0] ?? null) : null
  }
  return null
}

/** `../network` seen from `stacks/main`, within the evidence. */
export function resolvePath(from: string, source: string): string {
  const parts = from === '' ? [] : from.split('/')
  for (const part of source.replace(/\/\/.*$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
