import { at as pathOf, entries, isNothing, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { UnreadableEvidence } from '../analyzer'
import { checkImage } from '../supply/image-hits'
import { noteScript, noteTokens, noteValue } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'
import type { OwnFile } from '../supply/read-files'
import { noteRunner, runnerClass } from '../supply/runner'
import { noteUses } from './uses'
import { noteInjection, strangerTriggers, takesStrangersCode } from './strangers'

type Job = { file: string; settings: string; runners: string[]; triggers: string[]; text: string; enters: boolean; checksOut: boolean }

/**
 * Reads one workflow file into the book (domain.md 5.9). Expressions stay what they are: a runner, a role or an image
 * given by one is unknown.
 * @throws UnreadableEvidence when it is not YAML or its jobs are none.
 */
export function readWorkflow(book: PipelineBook, { name: file, text }: OwnFile): void {
  const [tree] = yamlTrees(text, file)
  const jobs = pathOf(tree, 'jobs')
  if (jobs?.kind !== 'map') throw new UnreadableEvidence('The workflow has no jobs that can be read.', { file, ...(jobs && { line: jobs.line }) }, 'Upload the workflow file as it stands in the repository.')
  book.pipelines++
  book.secrets.look(text, file)
  noteServer(book, text)
  const triggers = triggersOf(pathOf(tree, 'on'))
  for (const trigger of triggers) book.triggers.set(trigger, (book.triggers.get(trigger) ?? 0) + 1)
  const env = pathOf(tree, 'env')
  noteSettings(book, env, 'env', file)
  for (const { value: job, line } of entries(jobs)) readJob(book, job, { file, line, triggers, rights: pathOf(tree, 'permissions'), settings: settingsOf(env) })
}

/** Events that start a workflow: a name, a list of names, or a map with settings. */
function triggersOf(on: YamlNode | undefined): string[] {
  return on?.kind === 'map' ? on.entries.map(({ key }) => key) : items(on).flatMap((item) => textOf(item) ?? [])
}

/** Names and values of a map, one a line, for looking up what they set. */
const settingsOf = (node: YamlNode | undefined): string => entries(node).map(({ key, value }) => `${key}: ${textOf(value) ?? ''}`).join('\n')

function readJob(book: PipelineBook, job: YamlNode, given: { file: string; line: number; triggers: string[]; rights: YamlNode | undefined; settings: string }): void {
  const { file, triggers } = given
  const here = { file, line: given.line }
  book.jobs++
  noteRights(book, pathOf(job, 'permissions') ?? given.rights, here)
  const called = textOf(pathOf(job, 'uses'))
  const runners = called === undefined ? noteMachines(book, job, here) : []
  const text = flat(job)
  const state: Job = { file, settings: `${given.settings}\n${settingsOf(pathOf(job, 'env'))}`, runners, triggers, text, enters: false, checksOut: false }
  if (called !== undefined) noteUses(book, called, pathOf(job, 'with'), state, pathOf(job, 'uses')?.line ?? given.line, 'workflow')
  noteSettings(book, pathOf(job, 'env'), 'env', file)
  noteContainers(book, job, file)
  for (const step of items(pathOf(job, 'steps'))) readStep(book, step, state)
  noteEnvironment(book, pathOf(job, 'environment'), state, here)
  const strange = triggers.filter((trigger) => strangerTriggers.has(trigger))
  if (strange.length > 0) {
    const secrets = /\bsecrets\.(?!GITHUB_TOKEN\b)\w+|secrets\s*:\s*inherit/i.test(text)
    book.strangers.push({ trigger: strange.join(', '), checksOut: state.checksOut, secrets, at: here })
    if (state.checksOut) book.tally.hit('GA-03/checkout', here, strange.join(', '))
  }
  if (triggers.includes('pull_request') && runners.includes('self-hosted')) book.tally.hit('GA-03/runner', here)
}

/** Reads a step of a job or of a composite action. */
export function readStep(book: PipelineBook, step: YamlNode, job: Job): void {
  const env = pathOf(step, 'env')
  const settings = `${job.settings}\n${settingsOf(env)}\n${settingsOf(pathOf(step, 'with'))}`
  const uses = pathOf(step, 'uses')
  const script = pathOf(step, 'run')
  noteSettings(book, env, 'env', job.file)
  const { file } = job
  if (textOf(uses) !== undefined) noteUses(book, textOf(uses) ?? '', pathOf(step, 'with'), { ...job, settings, enter: () => (job.enters = true) }, uses?.line ?? 1, 'action')
  const run = textOf(script)
  if (script?.kind === 'scalar' && run !== undefined) {
    const line = script.line + (script.block ? 1 : 0)
    noteScript(book, run, { file, line, settings })
    noteInjection(book, run, { file, line })
  }
  for (const { key, value } of entries(pathOf(step, 'with'))) if (key === 'script') noteInjection(book, textOf(value) ?? '', { file, line: value.line })
  if (takesStrangersCode(textOf(uses) ?? '', pathOf(step, 'with'), run ?? '')) job.checksOut = true
}

function noteMachines(book: PipelineBook, job: YamlNode, here: { file: string; line: number }): string[] {
  const on = pathOf(job, 'runs-on')
  const at = { file: here.file, line: on?.line ?? here.line }
  const group = on?.kind === 'map' ? (textOf(pathOf(on, 'group')) ?? '') : ''
  const labels = items(on?.kind === 'map' ? pathOf(on, 'labels') : on).map((label) => textOf(label) ?? '')
  const kind = runnerClass(labels, group)
  const matrix = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(labels[0] ?? '')?.[1]
  const possible = matrix === undefined ? [] : listed(pathOf(job, 'strategy', 'matrix'), matrix)
  if (possible.length === 0) {
    noteRunner(book, kind, labels, group, at)
    return [kind]
  }
  // The job is counted once, on the machine that says least of where it stands.
  const kinds = possible.map((one) => ({ one, kind: runnerClass(one, group) }))
  const worst = kinds.find(({ kind }) => kind === 'hosted') ?? kinds.find(({ kind }) => kind === 'unknown' || kind === 'shared') ?? kinds[0]
  const named = worst?.kind === 'hosted' ? kinds.filter(({ kind }) => kind === 'hosted').map(({ one }) => one.join('+')) : [`${labels[0]} (listed: ${possible.slice(0, 6).map((one) => one.join('+')).join(', ')})`]
  noteRunner(book, worst?.kind ?? kind, named, group, at)
  return kinds.map(({ kind }) => kind)
}

/** The labels that a matrix lists for a name, those of its added rows too; each a list, since a job can ask for several. */
function listed(matrix: YamlNode | undefined, name: string): string[][] {
  const rows = items(pathOf(matrix, 'include')).flatMap((row) => pathOf(row, name) ?? [])
  return [...items(pathOf(matrix, name)), ...rows].map((value) => items(value).flatMap((label) => textOf(label) ?? [])).filter((labels) => labels.length > 0)
}

function noteRights(book: PipelineBook, rights: YamlNode | undefined, here: { file: string; line: number }): void {
  if (rights === undefined || isNothing(rights)) {
    book.permissions.unstated++
    book.tally.hit('GA-04/unstated', here)
  } else if (textOf(rights) === 'write-all') {
    book.permissions.all++
    book.tally.hit('GA-04/all', { ...here, line: rights.line })
  } else book.permissions.stated++
}

function noteContainers(book: PipelineBook, job: YamlNode, file: string): void {
  const container = pathOf(job, 'container')
  const main = container?.kind === 'map' ? pathOf(container, 'image') : container
  if (textOf(main)) checkImage(book.images.add(textOf(main) ?? '', 'job', { file, line: main?.line }), book.tally)
  for (const { value } of entries(pathOf(job, 'services'))) {
    const image = value.kind === 'map' ? pathOf(value, 'image') : value
    if (textOf(image)) checkImage(book.images.add(textOf(image) ?? '', 'service', { file, line: image?.line }), book.tally)
  }
}

function noteEnvironment(book: PipelineBook, node: YamlNode | undefined, job: Job, here: { file: string; line: number }): void {
  const name = node?.kind === 'map' ? textOf(pathOf(node, 'name')) : textOf(node)
  if (name !== undefined) book.environments.add({ name: name.slice(0, 120), approval: 'unknown', count: 1, at: { ...here, line: node?.line ?? here.line } })
  else if (job.enters && job.triggers.some((trigger) => trigger !== 'workflow_call')) book.tally.hit('GA-09/none', here)
}

function noteSettings(book: PipelineBook, node: YamlNode | undefined, via: string, file: string): void {
  const settings = settingsOf(node)
  for (const { key, value, line } of entries(node)) {
    const text = textOf(value) ?? ''
    if (!noteValue(book, text, via, { file, line })) noteTokens(book, `${key} ${/secrets\.|vars\./.test(text) ? text : ''}`, settings, file, line)
    noteStoredKey(book, key, text, { file, line })
  }
}

const storedKeys: [provider: string, name: RegExp][] = [
  ['aws', /^AWS_SECRET_ACCESS_KEY$/i],
  ['azure', /^(?:ARM_CLIENT_SECRET|AZURE_CLIENT_SECRET|AZURE_CREDENTIALS)$/i],
  ['gcp', /^(?:GOOGLE_CREDENTIALS|GOOGLE_APPLICATION_CREDENTIALS_JSON|GCP_SA_KEY|GCLOUD_SERVICE_KEY|CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE)$/i],
]

/** A variable that holds a long-lived key of a cloud, when it is filled from the secrets of the repository. */
export function noteStoredKey(book: PipelineBook, key: string, value: string, at: { file: string; line: number }): void {
  const provider = storedKeys.find(([, name]) => name.test(key))?.[0]
  if (provider === undefined || value === '' || /steps\.|outputs\./.test(value)) return
  book.credentials.add({ kind: 'stored', provider, role: '', account: '', partition: '', region: '', runners: [], count: 1, at })
  book.tally.hit('GA-05/stored', at, provider)
}

/** What the text says of the server: addresses of an own server, or of the public one. */
function noteServer(book: PipelineBook, text: string): void {
  const own = /\b(?:GH_HOST|GITHUB_SERVER_URL|GITHUB_API_URL|github-server-url|GH_ENTERPRISE_TOKEN)\b["']?\s*[:=]\s*["']?(?:https?:\/\/)?([a-z0-9.-]+\.[a-z]{2,})/i.exec(text)?.[1]?.toLowerCase()
  if (own !== undefined && own !== 'github.com' && own !== 'api.github.com') book.codeHost = { kind: own.endsWith('.ghe.com') ? 'residency' : 'own-server', host: own }
  else if (book.codeHost.kind === 'unknown' && /token\.actions\.githubusercontent\.com/.test(text)) book.codeHost = { kind: 'github.com', host: 'github.com' }
}

const flat = (node: YamlNode): string => (node.kind === 'scalar' ? node.text : node.kind === 'list' ? node.items.map(flat).join('\n') : node.entries.map(({ key, value }) => `${key}: ${flat(value)}`).join('\n'))
