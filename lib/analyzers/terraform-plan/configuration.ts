import { cloudOf } from '../infrastructure/look'
import { isFields, Unresolved, type Estate, type Fields, type Provider, type Value } from '../infrastructure/model'

/** A resource as the configuration part of a plan tells of it. */
export type Configured = { providerKey: string; expressions: Fields; prefix: string }
export type Configuration = {
  resources: Map<string, Configured>
  providers: Provider[]
  modules: Estate['modules']
  backends: Estate['backends']
  providerOf: (key: string) => Provider | null
  /** The references an expression of a module rests on, as bases of resources; variables are followed to the callers. */
  referencesOf: (expression: Value | undefined, prefix: string) => string[]
}

type Module = { call: Fields; prefix: string; parent: Module | null }

const word = (value: Value | undefined) => (typeof value === 'string' ? value : '')
/** Variables are followed this many modules up. */
const deepest = 12

/** What the `configuration` part says: which provider each resource has, what it refers to, where modules come from. */
export function configurationOf(plan: Fields, file: string): Configuration {
  const root = isFields(plan['configuration']) ? plan['configuration'] : {}
  const variables = isFields(plan['variables']) ? plan['variables'] : {}
  const resources = new Map<string, Configured>()
  const modules: Estate['modules'] = []
  const byAddress = new Map<string, Module>()
  const open: Module[] = [{ call: { module: root['root_module'] ?? {} }, prefix: '', parent: null }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const here = next
    byAddress.set(here.prefix, here)
    const body = isFields(here.call['module']) ? here.call['module'] : {}
    const list = body['resources']
    if (Array.isArray(list)) {
      for (const item of list) {
        if (!isFields(item)) continue
        resources.set(`${here.prefix}${word(item['address'])}`, { providerKey: word(item['provider_config_key']), expressions: isFields(item['expressions']) ? item['expressions'] : {}, prefix: here.prefix })
      }
    }
    const calls = isFields(body['module_calls']) ? body['module_calls'] : {}
    for (const [name, call] of Object.entries(calls)) {
      if (!isFields(call)) continue
      const pointer = `/configuration/root_module${here.prefix === '' ? '' : ` (${here.prefix.slice(0, -1)})`}/module_calls/${name}`
      modules.push({ source: word(call['source']), version: typeof call['version_constraint'] === 'string' ? call['version_constraint'] : null, at: { file, pointer } })
      open.push({ call, prefix: `${here.prefix}module.${name}.`, parent: here })
    }
  }
  const { providers, providerOf } = providersOf(root['provider_config'], variables, byAddress, file)
  return { resources, providers, modules, backends: [], providerOf, referencesOf: (expression, prefix) => [...new Set(references(expression, byAddress.get(prefix) ?? null, prefix, 0))] }
}

function references(expression: Value | undefined, module: Module | null, prefix: string, depth: number): string[] {
  const list = isFields(expression) ? expression['references'] : undefined
  if (!Array.isArray(list)) return []
  return list.filter((ref) => typeof ref === 'string').flatMap((ref) => {
    const parts = ref.replace(/\[[^\]]*\]/g, '').split('.')
    if (parts[0] === 'var' && module?.parent && depth < deepest) {
      const given = isFields(module.call['expressions']) ? module.call['expressions'][parts[1] ?? ''] : undefined
      const followed = references(given, module.parent, module.parent.prefix, depth + 1)
      if (followed.length > 0) return followed
    }
    return [`${prefix}${parts.slice(0, parts[0] === 'data' ? 3 : 2).join('.')}`]
  })
}

function providersOf(given: Value | undefined, variables: Fields, modules: Map<string, Module>, file: string) {
  const entries = isFields(given) ? Object.entries(given).filter((entry): entry is [string, Fields] => isFields(entry[1])) : []
  const byKey = new Map<string, Provider>()
  for (const [key, entry] of entries) {
    const name = (word(entry['full_name']).split('/').at(-1) || word(entry['name']) || (key.split(':').at(-1) ?? key).split('.')[0]) ?? ''
    const inModule = word(entry['module_address'])
    if (inModule !== '' && !isFields(entry['expressions'])) continue
    const settings = isFields(entry['expressions']) ? settingsOf(entry['expressions'], variables, modules.get(inModule === '' ? '' : `${inModule}.`) ?? null) : {}
    const region = settings['region']
    byKey.set(key, {
      name,
      alias: word(entry['alias']) || null,
      cloud: cloudOf(`${name}_`),
      region: region instanceof Unresolved ? region : typeof region === 'string' && region !== '' ? region : null,
      settings,
      at: { file, pointer: `/configuration/provider_config/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` },
    })
  }
  const providerOf = (key: string): Provider | null => {
    const own = byKey.get(key)
    if (own) return own
    // A module without a configuration of its own inherits one; which one is clear only where there is no choice.
    const name = (key.split(':').at(-1) ?? key).split('.')[0]
    const same = [...byKey.values()].filter((provider) => provider.name === name)
    return same.length === 1 ? (same[0] ?? null) : (byKey.get(name ?? '') ?? null)
  }
  return { providers: [...byKey.values()], providerOf }
}

/** The settings of a provider or block: constants as they are, references followed to what the plan was given. */
function settingsOf(expressions: Fields, variables: Fields, module: Module | null): Fields {
  const out: Fields = {}
  for (const [name, expression] of Object.entries(expressions)) {
    if (Array.isArray(expression)) out[name] = expression.map((item) => (isFields(item) ? settingsOf(item, variables, module) : item))
    else if (isFields(expression)) out[name] = valueOf(expression, variables, module, 0)
  }
  return out
}

function valueOf(expression: Fields, variables: Fields, module: Module | null, depth: number): Value {
  const constant = expression['constant_value']
  if (constant !== undefined) return constant
  const list = expression['references']
  const refs = Array.isArray(list) ? list.filter((ref) => typeof ref === 'string') : []
  const only = refs.length === 1 ? /^var\.([\w-]+)$/.exec(refs[0] ?? '')?.[1] : undefined
  if (only === undefined || depth > deepest) return new Unresolved(refs)
  if (module === null || module.parent === null) {
    const variable = variables[only]
    const value = isFields(variable) ? variable['value'] : undefined
    return value === undefined ? new Unresolved(refs) : value
  }
  const given = isFields(module.call['expressions']) ? module.call['expressions'][only] : undefined
  if (isFields(given)) return valueOf(given, variables, module.parent, depth + 1)
  return defaultOf(module, only) ?? new Unresolved(refs)
}

function defaultOf(module: Module, name: string): Value | null {
  const inside = isFields(module.call['module']) ? module.call['module']['variables'] : undefined
  const variable = isFields(inside) ? inside[name] : undefined
  return isFields(variable) && variable['default'] !== undefined ? variable['default'] : null
}
