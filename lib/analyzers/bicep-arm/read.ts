import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Reading } from '../analyzer'
import { allBytes } from '../formats/bytes'
import { readStructured } from '../formats/structured'
import { decodeText } from '../formats/text'
import { unpacked } from '../formats/gzip'
import { analyzeEstate } from '../infrastructure/analyze'
import { estate as emptyEstate, isFields, text as textOf, Unresolved, type Estate, type Fields, type Provider, type Value } from '../infrastructure/model'
import { splitFiles } from '../infrastructure/split-files'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { Expression, parseBicep, type BicepFile, type BicepValue } from './bicep'
import { settle, type Names } from './expression'
import { armText } from './recognize'
import { translate } from './translate'

const largest = 10 * 1024 * 1024
const deepest = 8

/**
 * Reads ARM templates with their parameter files, and Bicep as far as nothing has to be run for it.
 * @throws UnreadableEvidence with the place when a file is neither.
 */
export async function readArm({ files, onProgress }: AnalyzerInput): Promise<Reading<InfrastructureFacts>> {
  const { mine, others } = await splitFiles(files, (text) => armText(text) !== null)
  const chosen = mine.length > 0 ? mine : files.slice(0, 1)
  const estate = emptyEstate()
  const provider: Provider = { name: 'azurerm', alias: null, cloud: 'azure', region: null, settings: {}, at: { file: chosen[0]?.name } }
  estate.providers.push(provider)
  const texts = await Promise.all(chosen.map(async (file) => ({ file, text: await plain(file) })))
  const given = new Map<string, Value | null>()
  for (const { file, text } of texts) if (armText(text) === 'parameters') await addGiven(given, file)
  let bytes = 0
  for (const { file, text } of texts) {
    const kind = armText(text)
    const prefix = chosen.length > 1 ? `${file.name}/` : ''
    if (kind === 'bicep') addBicep(estate, parseBicep(text, file.name), file.name, prefix, provider)
    else if (kind === 'template') addTemplate(estate, await objectOf(file), { file: file.name, prefix, provider, given, depth: 0, pointer: '' })
    else if (kind === null) throw new UnreadableEvidence('This is neither an ARM template nor Bicep.', { file: file.name }, 'Upload the template as it is deployed, for instance by "az group export" or "bicep build".')
    bytes += file.size
    onProgress?.({ bytes, items: estate.resources.length })
  }
  return analyzeEstate(estate, { source: 'bicep-arm', filesRead: chosen.length, unread: others })
}

async function plain(file: EvidenceFile): Promise<string> {
  return decodeText(await allBytes({ ...file, open: () => unpacked(file) }, largest))
}

async function objectOf(file: EvidenceFile): Promise<Fields> {
  const { value } = await readStructured(file)
  return isFields(value) ? value : {}
}

/** Values of a parameter file; what two files give differently counts as not given. */
async function addGiven(given: Map<string, Value | null>, file: EvidenceFile): Promise<void> {
  const parameters = (await objectOf(file))['parameters']
  if (!isFields(parameters)) return
  for (const [name, one] of Object.entries(parameters)) {
    const value = isFields(one) && one['value'] !== undefined ? one['value'] : new Unresolved([`parameters.${name}`])
    given.set(name, given.has(name) && JSON.stringify(given.get(name)) !== JSON.stringify(value) ? new Unresolved([`parameters.${name}`]) : value)
  }
}

type Walk = { file: string; prefix: string; provider: Provider; given: Map<string, Value | null>; depth: number; pointer: string }

function addTemplate(estate: Estate, template: Fields, walk: Walk): void {
  const parameters = isFields(template['parameters']) ? template['parameters'] : {}
  const variables = isFields(template['variables']) ? template['variables'] : {}
  const pending = new Set<string>()
  const names: Names = {
    parameter(name) {
      if (walk.given.has(name)) return walk.given.get(name) ?? null
      const parameter = parameters[name]
      const value = isFields(parameter) ? parameter['defaultValue'] : undefined
      return value === undefined ? null : guarded(`p.${name}`, value)
    },
    variable: (name) => (Object.hasOwn(variables, name) ? guarded(`v.${name}`, variables[name] as Value) : null),
  }
  const guarded = (key: string, value: Value): Value | null => {
    if (pending.has(key)) return null
    pending.add(key)
    const settled = settle(value, names)
    pending.delete(key)
    return settled
  }
  for (const [name, one] of Object.entries(parameters)) {
    const value = isFields(one) ? one['defaultValue'] : undefined
    const secure = isFields(one) && /^secure/i.test(textOf(one['type']) ?? '')
    if (typeof value !== 'string' || value === '' || value.startsWith('[')) continue
    const at: Locator = { file: walk.file, pointer: `${walk.pointer}/parameters/${name}/defaultValue` }
    if (secure) estate.secrets.push({ kind: 'default of a secure parameter', at })
    else estate.texts.push({ fields: { [name]: value }, at })
  }
  addList(estate, template['resources'], names, walk, '', `${walk.pointer}/resources`)
}

function addList(estate: Estate, list: Value | undefined, names: Names, walk: Walk, parent: string, pointer: string): void {
  const items: [string, Value][] = Array.isArray(list) ? list.map((one, i) => [String(i), one]) : isFields(list) ? Object.entries(list) : []
  for (const [key, one] of items) {
    if (!isFields(one) || one['existing'] === true) continue
    const written = textOf(one['type']) ?? 'not named'
    const type = parent === '' || written.includes('.') ? written : `${parent}/${written}`
    const whole = settle(Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'resources')), names) as Fields
    const here = `${pointer}/${key}`
    const name = textOf(whole['name']) ?? (typeof one['name'] === 'string' ? one['name'] : key)
    const nested = isFields(one['properties']) ? one['properties']['template'] : undefined
    if (/^microsoft\.resources\/deployments$/i.test(type) && isFields(nested) && walk.depth < deepest) {
      addTemplate(estate, nested, { ...walk, given: new Map(), depth: walk.depth + 1, pointer: `${here}/properties/template` })
      continue
    }
    if (/^microsoft\.resources\/deployments$/i.test(type)) estate.unknowns.push({ what: `What the deployment ${name} makes`, because: 'Its template was not given.', at: { file: walk.file, pointer: here } })
    push(estate, { address: `${walk.prefix}${type}/${name}`, written: type, whole, certain: one['condition'] === undefined || one['condition'] === true, at: { file: walk.file, pointer: here, section: `${type}/${name}`.slice(0, 200) } }, walk.provider)
    addList(estate, one['resources'], names, walk, type, `${here}/resources`)
  }
}

type Made = { address: string; written: string; whole: Fields; certain: boolean; at: Locator; base?: string; lines?: Map<string, number> }

function push(estate: Estate, { address, written, whole, certain, at, base, lines }: Made, provider: Provider): void {
  const { type, values } = translate(written, whole)
  estate.resources.push({ address, base: base ?? address.toLowerCase(), type, written, values, provider, certain, at, place: (field) => (field === 'location' && lines?.has('location') ? { ...at, line: lines.get('location') as number } : at) })
}

/** Bicep in the same form; a name that is not a literal parameter or variable is unresolved. */
function addBicep(estate: Estate, bicep: BicepFile, file: string, prefix: string, provider: Provider): void {
  const pending = new Set<string>()
  const valueOf = (value: BicepValue | undefined, depth = 0): Value => {
    if (value === undefined || depth > 60) return new Unresolved()
    if (value instanceof Expression) return named(value, depth)
    if (Array.isArray(value)) return value.map((item) => valueOf(item, depth + 1))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, valueOf(inner, depth + 1)]))
  }
  const named = (expression: Expression, depth: number): Value => {
    const [root = '', ...rest] = expression.name?.split('.') ?? []
    const known = bicep.parameters.get(root)?.value ?? bicep.variables.get(root)
    if (expression.name !== null && known !== undefined && !pending.has(root)) {
      pending.add(root)
      const found = valueOf(known, depth + 1)
      pending.delete(root)
      const taken = rest.reduce<Value | undefined>((of, key) => (isFields(of) && Object.hasOwn(of, key) ? of[key] : undefined), found)
      if (taken !== undefined) return taken
    }
    const words = [...expression.text.matchAll(/'([^']*)'/g)].map(([, word]) => word ?? '')
    return new Unresolved(root === '' ? [] : [`${prefix}${root}`], expression.name === null ? (words.length > 0 ? `\${} ${words.join(' ${} ')}` : expression.text.includes('${}') ? expression.text : '') : '')
  }
  for (const [name, { value, secure, line }] of bicep.parameters) {
    if (typeof value !== 'string' || value === '') continue
    if (secure) estate.secrets.push({ kind: 'default of a secure parameter', at: { file, line } })
    else estate.texts.push({ fields: { [name]: value }, at: { file, line } })
  }
  for (const { symbol, path, line } of bicep.modules) {
    estate.modules.push({ source: path.startsWith('br') || path.startsWith('ts') ? path.replace(/^(br|ts)(\/\w+)?:/, '') : path.startsWith('.') || path.startsWith('/') ? path : `./${path}`, version: null, at: { file, line } })
    estate.unknowns.push({ what: `What module ${symbol} makes`, because: 'Modules are not followed with the values they are given.', at: { file, line } })
  }
  for (const one of bicep.resources) {
    if (one.existing) continue
    const whole = valueOf(one.body)
    push(estate, { address: `${prefix}${one.symbol}`, base: `${prefix}${one.symbol}`, written: one.type, whole: isFields(whole) ? whole : {}, certain: !one.conditional, at: { file, line: one.line, section: one.symbol }, lines: one.lines }, provider)
  }
}
