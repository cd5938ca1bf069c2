import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Reading } from '../analyzer'
import { readStructured } from '../formats/structured'
import { at as inside, entries, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeText } from '../formats/text'
import { maximumYaml } from '../formats/yaml'
import { analyzeEstate } from '../infrastructure/analyze'
import { estate as emptyEstate, isFields, Unresolved, type Estate, type Provider, type Value } from '../infrastructure/model'
import { splitFiles } from '../infrastructure/split-files'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { nodeOfJson } from './json-node'
import { recognizeTemplate } from './recognize'
import { translate } from './translate'
import { valueOf, type Names } from './values'

/**
 * Reads CloudFormation templates, each file one stack. A template does not say where it is deployed.
 * @throws UnreadableEvidence with the line when a file is no template.
 */
export async function readTemplates({ files, onProgress }: AnalyzerInput): Promise<Reading<InfrastructureFacts>> {
  const { mine, others } = await splitFiles(files, (text) => recognizeTemplate(text) > 0)
  const chosen = mine.length > 0 ? mine : files.slice(0, 1)
  const estate = emptyEstate()
  let bytes = 0
  for (const file of chosen) {
    addTemplate(estate, await templateOf(file), file.name, chosen.length > 1 ? `${file.name}/` : '')
    bytes += file.size
    onProgress?.({ bytes, items: estate.resources.length })
  }
  return analyzeEstate(estate, { source: 'cloudformation', version: '2010-09-09', filesRead: chosen.length, unread: others })
}

async function templateOf(file: EvidenceFile): Promise<YamlNode> {
  const bytes = await firstBytes(unpacked(file), maximumYaml + 1)
  const text = decodeText(bytes)
  const refuse = () => new UnreadableEvidence('This is no CloudFormation template: it has no resources.', { file: file.name }, 'Upload the template as it is deployed, for instance by "aws cloudformation get-template".')
  if (/^\s*\{/.test(text)) {
    const { value } = await readStructured(file)
    const body = isFields(value) ? (value['TemplateBody'] ?? value) : value
    if (typeof body === 'string') return templateIn(body, file.name, refuse)
    const node = nodeOfJson(body)
    if (inside(node, 'Resources')?.kind !== 'map') throw refuse()
    return node
  }
  return templateIn(text, file.name, refuse)
}

function templateIn(text: string, file: string, refuse: () => UnreadableEvidence): YamlNode {
  const node = yamlTrees(text, file).find((one) => inside(one, 'Resources')?.kind === 'map')
  if (!node) throw refuse()
  return node
}

function addTemplate(estate: Estate, template: YamlNode, file: string, prefix: string): void {
  const place = (line: number, pointer: string): Locator => (line > 0 ? { file, line } : { file, pointer })
  const resources = entries(inside(template, 'Resources'))
  const named = new Set(resources.map(({ key }) => key))
  const parameters = new Map(entries(inside(template, 'Parameters')).map(({ key, value }) => [key, value] as const))
  const names: Names = {
    resource: (name) => (named.has(name) ? `${prefix}${name}` : null),
    parameter(name) {
      const parameter = parameters.get(name)
      const given = parameter && inside(parameter, 'Default')
      // The default of such a parameter is the path of the value, not the value.
      if (!given || given.kind !== 'scalar' || /^AWS::SSM::/.test(textOf(inside(parameter, 'Type')) ?? '')) return null
      return given.value
    },
  }
  const provider: Provider = { name: 'aws', alias: null, cloud: 'aws', region: new Unresolved(['AWS::Region']), settings: {}, at: place(template.line, '/Resources') }
  estate.providers.push(provider)
  for (const { key, line, value: node } of resources) {
    const type = textOf(inside(node, 'Type')) ?? 'not named'
    const base = `${prefix}${key}`
    const properties = inside(node, 'Properties')
    const values: Value = properties ? valueOf(properties, names) : {}
    if (/^AWS::(?:CloudFormation::Stack(?:Set)?|Serverless::Application)$/.test(type)) estate.unknowns.push({ what: `What ${base} makes`, because: 'It makes a stack of another template.', at: { ...place(line, `/Resources/${key}`), section: base.slice(0, 200) } })
    const lines = new Map(entries(properties).map((entry) => [entry.key.toLowerCase().replaceAll('_', ''), entry.line] as const))
    const at: Locator = { ...place(line, `/Resources/${key}`), section: base.slice(0, 200) }
    for (const { type: known, values: own, part } of translate(type, values, base)) {
      const address = part === undefined ? base : `${base}.${part}`
      estate.resources.push({
        address,
        base: address,
        type: known,
        written: part === undefined ? type : null,
        values: own,
        provider,
        certain: inside(node, 'Condition') === undefined,
        at,
        place: (field) => {
          const found = lines.get(field.replaceAll('_', ''))
          return found !== undefined && found > 0 ? { ...at, line: found } : at
        },
      })
    }
  }
  for (const { key, line, value: node } of entries(inside(template, 'Parameters'))) {
    const given = inside(node, 'Default')
    if (given?.kind === 'scalar' && given.value !== '' && given.value !== null && textOf(inside(node, 'NoEcho')) === 'true') estate.secrets.push({ kind: 'default of a hidden parameter', at: place(given.line || line, `/Parameters/${key}/Default`) })
    else if (given?.kind === 'scalar') estate.texts.push({ fields: { [key]: given.value }, at: place(given.line || line, `/Parameters/${key}/Default`) })
  }
  for (const { key, line } of entries(inside(template, 'Transform'))) estate.unknowns.push({ what: 'What macros make of the template', because: `It uses ${key}.`, at: place(line, '/Transform') })
  const macro = textOf(inside(template, 'Transform'))
  if (macro !== undefined && !macro.startsWith('AWS::LanguageExtensions')) estate.unknowns.push({ what: 'What macros make of the template', because: `It uses ${macro.slice(0, 100)}.`, at: place(template.line, '/Transform') })
}
