import type { Locator } from '../analyzer'
import { cloudOf } from '../infrastructure/look'
import { isFields, Unresolved, type Estate, type Fields, type Provider, type Value } from '../infrastructure/model'
import { placePolicyDocuments } from '../infrastructure/policy-document'
import { configurationOf, type Configuration, type Configured } from './configuration'

const baseOf = (address: string) => address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+|[^\]]*)\]/g, '')
const word = (value: Value | undefined) => (typeof value === 'string' ? value : '')

/** Adds what a plan says there would be to an estate. Values known only after apply stay unresolved, with what they depend on. */
export function addPlan(estate: Estate, plan: Fields, file: string): void {
  const configuration = configurationOf(plan, file)
  estate.providers.push(...configuration.providers)
  estate.modules.push(...configuration.modules)
  estate.backends.push(...configuration.backends)
  const changes = changesOf(plan)
  const documents = new Map<string, Fields>()
  const seen = new Set<string>()
  const implicit = new Map<string, Provider>()

  const take = (resource: Fields, values: Fields, pointer: string) => {
    const address = word(resource['address'])
    const base = baseOf(address)
    const type = word(resource['type'])
    seen.add(address)
    const change = changes.get(address)
    const configured = configuration.resources.get(base)
    const unknown = change?.unknown
    if (unknown !== undefined) overlay(values, unknown, configured?.expressions, (expression) => configuration.referencesOf(expression, configured?.prefix ?? ''))
    if (resource['mode'] === 'data') {
      if (type === 'aws_iam_policy_document') documents.set(base, values)
      return
    }
    const at: Locator = { file, pointer, section: address.slice(0, 200) }
    const provider = providerOf(configuration, configured, word(resource['provider_name']), implicit, file)
    estate.resources.push({ address, base, type, values, provider, certain: true, at, place: (field) => (field === '' || values[field] === undefined ? at : { ...at, pointer: `${pointer}${pointer.startsWith('/planned_values') ? '/values' : ''}/${field}` }) })
  }

  walkModule(plan['planned_values'], '/planned_values', take)
  const list = plan['resource_changes']
  if (Array.isArray(list)) {
    list.forEach((item, i) => {
      if (!isFields(item) || seen.has(word(item['address'])) || !isFields(item['change'])) return
      const after = item['change']['after']
      if (isFields(after)) take(item, after, `/resource_changes/${i}/change/after`)
      const actions = item['change']['actions']
      if (item['mode'] !== 'data' && Array.isArray(actions) && actions.length === 1 && actions[0] === 'delete') estate.removed.push({ type: word(item['type']), address: word(item['address']), at: { file, pointer: `/resource_changes/${i}`, section: word(item['address']).slice(0, 200) } })
    })
  }
  estate.providers.push(...implicit.values())
  placePolicyDocuments(estate, documents)
  if (plan['complete'] === false) estate.unknowns.push({ what: 'Parts of the plan', because: 'The plan says that it is not complete.', at: { file, pointer: '/complete' } })
}

function changesOf(plan: Fields): Map<string, { unknown: Value | undefined }> {
  const changes = new Map<string, { unknown: Value | undefined }>()
  const list = plan['resource_changes']
  if (!Array.isArray(list)) return changes
  for (const item of list) if (isFields(item) && isFields(item['change'])) changes.set(word(item['address']), { unknown: item['change']['after_unknown'] })
  return changes
}

/** Modules nest as deep as the text allowed, so this goes through them with a list of its own. */
function walkModule(values: Value | undefined, pointer: string, take: (resource: Fields, values: Fields, pointer: string) => void): void {
  const open: [Value | undefined, string][] = [[isFields(values) ? values['root_module'] : undefined, `${pointer}/root_module`]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [module, at] = next
    if (!isFields(module)) continue
    const { resources, child_modules: children } = module
    if (Array.isArray(resources)) resources.forEach((one, i) => isFields(one) && take(one, isFields(one['values']) ? one['values'] : {}, `${at}/resources/${i}`))
    if (Array.isArray(children)) for (let i = children.length - 1; i >= 0; i--) open.push([children[i], `${at}/child_modules/${i}`])
  }
}

type References = (expression: Value | undefined) => string[]

/** Marks what is known only after apply. References come from the configuration, so that resources stay linked. */
function overlay(values: Fields, unknown: Value, expressions: Fields | undefined, references: References): void {
  if (!isFields(unknown)) return
  for (const key in unknown) {
    const state = unknown[key]
    const expression = expressions?.[key]
    if (state === true) values[key] = new Unresolved(references(expression))
    else if (Array.isArray(state) && state.length > 0) {
      const before = values[key]
      if (!Array.isArray(before)) continue
      state.forEach((item, i) => {
        const inner = Array.isArray(expression) ? expression[i] : undefined
        if (item === true) before[i] = new Unresolved(references(expression))
        else if (isFields(before[i])) overlay(before[i], item, isFields(inner) ? inner : undefined, references)
      })
    } else if (isFields(state) && isFields(values[key])) overlay(values[key], state, isFields(expression) ? expression : undefined, references)
  }
}

function providerOf(configuration: Configuration, configured: Configured | undefined, fullName: string, implicit: Map<string, Provider>, file: string): Provider | null {
  const known = configured ? configuration.providerOf(configured.providerKey) : null
  if (known) return known
  const name = fullName.split('/').at(-1) ?? ''
  if (name === '') return null
  const made = implicit.get(name) ?? configuration.providers.find((one) => one.name === name && one.alias === null)
  if (made) return made
  const provider: Provider = { name, alias: null, cloud: cloudOf(`${name}_`), region: null, settings: {}, at: { file, pointer: '/configuration/provider_config' } }
  implicit.set(name, provider)
  return provider
}
