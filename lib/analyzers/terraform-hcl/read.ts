import type { Parser } from 'web-tree-sitter'
import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { hclParser } from '../formats/hcl-grammar'
import { parseHcl, type HclBody } from '../formats/hcl'
import { decodeText } from '../formats/text'
import { analyzeEstate } from '../infrastructure/analyze'
import { estate as emptyEstate, type Fields, type Provider, type Value } from '../infrastructure/model'
import { placePolicyDocuments } from '../infrastructure/policy-document'
import { splitFiles } from '../infrastructure/split-files'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { instantiate, resolvePath, type Folder, type Workshop } from './modules'
import { isVariableFile, recognizeHcl } from './recognize'
import { addResources } from './resources'
import { bodyOfJson, variablesOfJson } from './tf-json'
import { givenVariables, type VariableFile } from './variables'

const largest = 4 * 1024 * 1024

/**
 * Reads Terraform code: every folder is a module, those that no other calls are roots.
 * @throws UnreadableEvidence with file and line when a file is no HCL; nothing is left out silently.
 */
export async function readHcl({ files, onProgress }: AnalyzerInput): Promise<Reading<InfrastructureFacts>> {
  const named = files.filter(({ name }) => isVariableFile(name))
  const { mine, others } = await splitFiles(files.filter((file) => !named.includes(file)), (text) => recognizeHcl(text) > 0)
  const code = mine.length > 0 || named.length > 0 ? mine : files
  const parser = await hclParser()
  const folders = new Map<string, Folder>()
  const variables: VariableFile[] = []
  let bytes = 0
  for (const file of [...code, ...named]) {
    const body = await bodyOf(parser, file)
    const folder = folderOf(file.name)
    if (isVariableFile(file.name)) variables.push({ name: file.name, folder, body })
    else {
      const known = folders.get(folder) ?? { path: folder, blocks: [] }
      for (const block of body.blocks) known.blocks.push({ ...block, file: file.name })
      folders.set(folder, known)
    }
    bytes += file.size
    onProgress?.({ bytes, items: folders.size })
  }
  const empty = [...folders.values()].every(({ blocks }) => blocks.length === 0)
  if (empty && variables.length === 0) throw new UnreadableEvidence('The files hold no Terraform code.', { file: files[0]?.name }, 'Upload the .tf files of the configuration, or the plan made from them.')
  const shop: Workshop = { estate: emptyEstate(), folders, instances: 0 }
  const documents = new Map<string, Fields>()
  const implicit = new Map<string, Provider>()
  const roots = rootsOf(folders)
  for (const root of roots) {
    const prefix = roots.length > 1 && root.path !== '' ? `${root.path}/` : ''
    const given = givenVariables(variables.filter((file) => homeOf(file.folder, folders) === root.path), defaultsOf(root))
    addResources(shop.estate, instantiate(shop, root, prefix, given, new Map<string, Provider>()), documents, implicit)
  }
  shop.estate.providers.push(...implicit.values())
  for (const file of variables) addGivenValues(shop.estate, file)
  placePolicyDocuments(shop.estate, documents)
  return analyzeEstate(shop.estate, { source: 'terraform-hcl', filesRead: code.length + named.length, unread: others })
}

const folderOf = (name: string) => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '')

async function bodyOf(parser: Parser, file: EvidenceFile): Promise<HclBody> {
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw new UnreadableEvidence(`The file is larger than ${largest / 1048576} MB.`, { file: file.name }, 'Upload the code as it stands in the repository.')
  const text = decodeText(bytes)
  if (!/^\s*\{/.test(text)) return parseHcl(parser, text.replaceAll('\r\n', '\n'), file.name)
  try {
    const value = JSON.parse(text) as Parameters<typeof bodyOfJson>[1]
    return isVariableFile(file.name) ? variablesOfJson(value) : bodyOfJson(parser, value, file.name, text)
  } catch (error) {
    if (error instanceof UnreadableEvidence) throw error
    throw new UnreadableEvidence('The text is not valid JSON.', { file: file.name }, 'Upload the code as it stands in the repository.')
  }
}

/** Folders that no module call of another folder names; all of them when the calls go in a circle. */
function rootsOf(folders: Map<string, Folder>): Folder[] {
  const called = new Set<string>()
  for (const folder of folders.values()) {
    for (const block of folder.blocks) {
      if (block.type !== 'module') continue
      const source = block.body.attributes.find(({ name }) => name === 'source')?.value
      if (source?.kind === 'literal' && typeof source.value === 'string' && /^\.{1,2}(\/|$)/.test(source.value)) called.add(resolvePath(folder.path, source.value))
    }
  }
  const roots = [...folders.values()].filter(({ path }) => !called.has(path))
  return roots.length > 0 ? roots : [...folders.values()].slice(0, 1)
}

/** The folder of code that a variable file belongs to: its own, or the nearest above it. */
function homeOf(folder: string, folders: Map<string, Folder>): string | null {
  for (let here = folder; ; here = folderOf(here)) {
    if (folders.has(here)) return here
    if (here === '') return null
  }
}

const defaultsOf = (folder: Folder) =>
  new Map(
    folder.blocks
      .filter(({ type }) => type === 'variable')
      .flatMap((block) => {
        const value = block.body.attributes.find(({ name }) => name === 'default')?.value
        return value ? [[block.labels[0] ?? '', value] as const] : []
      }),
  )

/** Secrets in variable files are found like those in code, so the values go through the same rule as a backend's. */
function addGivenValues(estate: ReturnType<typeof emptyEstate>, file: VariableFile): void {
  for (const { name, value, line } of file.body.attributes) {
    if (value.kind !== 'literal') continue
    const fields: Record<string, Value> = { [name]: value.value }
    estate.texts.push({ fields, at: { file: file.name, line } })
  }
}
