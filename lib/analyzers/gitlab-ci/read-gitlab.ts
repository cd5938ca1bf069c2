import { at as pathOf, entries, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { UnreadableEvidence } from '../analyzer'
import { checkImage } from '../supply/image-hits'
import { noteRole, noteScript, noteTokens, noteUpload, noteValue } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'
import type { OwnFile } from '../supply/read-files'
import { hostedBy, noteRunner } from '../supply/runner'
import { noteIncludes } from './includes'

const reserved = new Set(['default', 'include', 'stages', 'variables', 'workflow', 'image', 'services', 'cache', 'before_script', 'after_script', 'spec', 'types'])
const deepestExtends = 11

/** The keys of a job after `extends`, nearest first; `open` when a template is not in the file. */
type Job = { keys: Map<string, YamlNode>; open: boolean }

/**
 * Reads one GitLab CI file into the book (domain.md 5.9). `extends` is followed inside the file; variables are filled in
 * where the file gives them a plain value. Settings of the project, such as its CI variables, are not in the file.
 * @throws UnreadableEvidence when it is no YAML map.
 */
export function readGitlab(book: PipelineBook, { name: file, text }: OwnFile): void {
  const trees = yamlTrees(text, file)
  const root = trees.at(-1)
  if (root?.kind !== 'map') throw new UnreadableEvidence('The pipeline has no jobs that can be read.', { file }, 'Upload the pipeline file as it stands in the repository.')
  book.pipelines++
  book.secrets.look(text, file)
  if (/\bhttps:\/\/gitlab\.com\b|\bsaas-linux-/.test(text) && book.codeHost.kind === 'unknown') book.codeHost = { kind: 'gitlab.com', host: 'gitlab.com' }
  for (const [, source] of text.matchAll(/CI_PIPELINE_SOURCE\s*==\s*["'](\w+)["']/g)) book.triggers.set(source ?? '', (book.triggers.get(source ?? '') ?? 0) + 1)
  noteIncludes(book, pathOf(root, 'include'), file)
  const base = pathOf(root, 'default')
  const shared = { root, base, variables: variablesOf(pathOf(root, 'variables')) }
  noteVariables(book, pathOf(root, 'variables'), file)
  noteGlobal(book, root, shared.variables, file)
  const used = new Set(root.entries.flatMap(({ value }) => items(pathOf(value, 'extends')).map(textOf)))
  for (const { key, value, line } of root.entries) {
    if (reserved.has(key) || value.kind !== 'map') continue
    const hidden = key.startsWith('.')
    const job = extended(root, value)
    if (!hidden) readJob(book, job, { file, line, ...shared })
    else if (!used.has(key)) noteOwn(book, value, file, shared.variables)
  }
}

function extended(root: YamlNode, node: YamlNode, depth = 0): Job {
  const keys = new Map(entries(node).map(({ key, value }) => [key, value]))
  let open = false
  for (const name of items(pathOf(node, 'extends')).map(textOf).reverse()) {
    const template = name === undefined ? undefined : pathOf(root, name)
    if (template === undefined || depth > deepestExtends) {
      open = true
      continue
    }
    const from = extended(root, template, depth + 1)
    open ||= from.open
    for (const [key, value] of from.keys) if (!keys.has(key)) keys.set(key, value)
  }
  return { keys, open }
}

type Around = { file: string; line: number; root: YamlNode; base: YamlNode | undefined; variables: Map<string, string> }

function readJob(book: PipelineBook, job: Job, around: Around): void {
  const { file, root, base } = around
  const of = (key: string) => job.keys.get(key) ?? pathOf(base, key)
  if (job.keys.has('trigger')) return noteTrigger(book, job.keys.get('trigger'), file)
  if (!job.keys.has('script') && !job.keys.has('run') && !job.open) return
  book.jobs++
  const here = { file, line: around.line }
  const tags = items(of('tags'))
  const labels = tags.map((tag) => fill(textOf(tag) ?? '', around.variables))
  const kind = labels.some((label) => label.includes('$')) || tags.some((tag) => tag.tag !== '') || of('tags')?.tag ? 'unknown' : labels.some((label) => hostedBy(label) !== null) ? 'hosted' : labels.length > 0 ? 'self-hosted' : job.open ? 'unknown' : 'shared'
  noteRunner(book, kind, labels.length === 0 && job.open ? ['its template is in another file'] : labels, '', { file, line: of('tags')?.line ?? around.line })
  const own = variablesOf(job.keys.get('variables'))
  const variables = new Map([...around.variables, ...own])
  noteImages(book, of('image') ?? pathOf(root, 'image'), of('services') ?? pathOf(root, 'services'), variables, file)
  noteOwn(book, { kind: 'map', line: around.line, tag: '', entries: [...job.keys].filter(([key]) => key !== 'image' && key !== 'services').map(([key, value]) => ({ key, line: value.line, value })) }, file, variables)
  const tokens = entries(job.keys.get('id_tokens'))
  if (tokens.length > 0) noteIdentity(book, tokens, job, variables, [kind], here)
  const environment = job.keys.get('environment')
  const name = environment?.kind === 'map' ? textOf(pathOf(environment, 'name')) : textOf(environment)
  if (name !== undefined) book.environments.add({ name: name.slice(0, 120), approval: 'unknown', count: 1, at: { file, line: environment?.line ?? around.line } })
  else if (tokens.length > 0) book.tally.hit('GA-09/none', here)
}

/** Scripts, variables and stores that stand in a job itself. */
function noteOwn(book: PipelineBook, job: YamlNode, file: string, variables: Map<string, string>): void {
  const settings = [...variables].map(([key, value]) => `${key}: ${value}`).join('\n')
  noteVariables(book, pathOf(job, 'variables'), file)
  for (const key of ['before_script', 'script', 'after_script']) noteLines(book, pathOf(job, key), file, settings)
  for (const { key, value } of entries(job)) {
    if (key === 'artifacts') noteUpload(book, 'artifacts', 'code host', { file, line: value.line })
    if (key === 'cache') noteUpload(book, 'cache', 'runner or code host', { file, line: value.line })
    if (key === 'pages') noteUpload(book, 'pages', 'code host', { file, line: value.line })
  }
  if (pathOf(job, 'image')) noteImages(book, pathOf(job, 'image'), pathOf(job, 'services'), variables, file)
}

function noteGlobal(book: PipelineBook, root: YamlNode, variables: Map<string, string>, file: string): void {
  const settings = [...variables].map(([key, value]) => `${key}: ${value}`).join('\n')
  for (const holder of [root, pathOf(root, 'default')]) for (const key of ['before_script', 'after_script']) noteLines(book, pathOf(holder, key), file, settings)
}

function noteLines(book: PipelineBook, node: YamlNode | undefined, file: string, settings: string): void {
  for (const line of items(node)) {
    for (const part of line.kind === 'list' && line.tag === '' ? line.items : [line]) {
      if (part.kind === 'scalar') noteScript(book, part.text, { file, line: part.line + (part.block ? 1 : 0), settings })
    }
  }
}

function noteImages(book: PipelineBook, image: YamlNode | undefined, services: YamlNode | undefined, variables: Map<string, string>, file: string): void {
  const note = (node: YamlNode | undefined, use: string) => {
    const name = node?.kind === 'map' ? pathOf(node, 'name') : node
    const text = textOf(name)
    if (text !== undefined) checkImage(book.images.add(fill(text, variables), use, { file, line: name?.line }), book.tally)
  }
  note(image, 'job')
  for (const service of items(services)) note(service, 'service')
}

function noteIdentity(book: PipelineBook, tokens: { value: YamlNode }[], job: Job, variables: Map<string, string>, runners: string[], here: { file: string; line: number }): void {
  const text = [...job.keys.values()].map((node) => JSON.stringify(node)).join(' ')
  const region = variables.get('AWS_DEFAULT_REGION') ?? variables.get('AWS_REGION') ?? ''
  const role = [...variables.values()].find((value) => value.startsWith('arn:aws')) ?? /arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+/.exec(text)?.[0] ?? ''
  if (/aws/i.test(JSON.stringify(tokens)) || role !== '' || /assume-role-with-web-identity/.test(text)) return noteRole(book, role, region, 'oidc', runners, here)
  book.credentials.add({ kind: 'oidc', provider: '', role: '', account: '', partition: '', region, runners, count: 1, at: here })
}

function noteTrigger(book: PipelineBook, trigger: YamlNode | undefined, file: string): void {
  const include = pathOf(trigger, 'include')
  if (include) noteIncludes(book, include, file)
}

function noteVariables(book: PipelineBook, node: YamlNode | undefined, file: string): void {
  const settings = [...variablesOf(node)].map(([key, value]) => `${key}: ${value}`).join('\n')
  for (const { key, value, line } of entries(node)) {
    if (!noteValue(book, valueOf(value), 'variable', { file, line })) noteTokens(book, key, settings, file, line)
  }
}

const valueOf = (node: YamlNode) => (node.kind === 'map' ? (textOf(pathOf(node, 'value')) ?? '') : (textOf(node) ?? ''))
const variablesOf = (node: YamlNode | undefined) => new Map(entries(node).map(({ key, value }) => [key, valueOf(value)]))

/** Fills in variables that have a plain value in the file; the rest stays as written. */
export function fill(text: string, variables: Map<string, string>): string {
  const once = (given: string) => given.replace(/\$\{(\w+)\}|\$(\w+)/g, (written, braced: string | undefined, bare: string | undefined) => variables.get(braced ?? bare ?? '') ?? written)
  return once(once(text))
}
