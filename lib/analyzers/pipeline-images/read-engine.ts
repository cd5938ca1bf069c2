import { at as pathOf, entries, items, textOf, yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { checkImage } from '../supply/image-hits'
import { noteScript, noteTokens, noteValue } from '../supply/note-script'
import type { PipelineBook } from '../supply/pipeline-book'
import type { OwnFile } from '../supply/read-files'
import { noteRunner, runnerClass } from '../supply/runner'

type Spot = { file: string; line: number }
type Walk = { book: PipelineBook; file: string; settings: string; format: string; aliases: Set<string> }

const scripts = new Set(['script', 'bash', 'pwsh', 'powershell', 'command', 'commands', 'before_script', 'after_script', 'install', 'before_install', 'deploy', 'after-script', 'before-script', 'inlineScript', 'entrypoint', 'run'])

/**
 * Reads the images, agents, scripts and hosts of a pipeline of Concourse, Azure Pipelines, CircleCI, Bitbucket, CodeBuild,
 * Cloud Build, Drone or Travis. Templates, orbs, parameters and expressions are not followed: what they bring in is unknown.
 * @throws UnreadableEvidence when it is no YAML.
 */
export function readEngine(book: PipelineBook, { name: file, format, text }: OwnFile): void {
  book.pipelines++
  book.secrets.look(text, file)
  // The first form of Concourse variables, {{a}}, is no YAML; the present one, ((a)), is as long.
  const yaml = format === 'concourse' ? text.replace(/\{\{([\w./-]+)\}\}/g, '(($1))') : text
  for (const tree of yamlTrees(yaml, file)) {
    const aliases = new Set(items(pathOf(tree, 'resources', 'containers')).flatMap((container) => textOf(pathOf(container, 'container')) ?? []))
    const walk: Walk = { book, file, settings: text, format, aliases }
    visit(tree, [], walk)
    jobsOf(tree, walk)
  }
}

function visit(node: YamlNode, path: string[], walk: Walk): void {
  if (node.kind === 'list') for (const item of node.items) visit(item, [...path, '-'], walk)
  if (node.kind !== 'map') return
  for (const { key, value } of node.entries) {
    const line = value.line
    const here = [...path, key]
    const text = textOf(value)
    if (text !== undefined && !scripts.has(key)) noteValue(walk.book, text, key, { file: walk.file, line })
    if (text !== undefined && /^[A-Z][A-Z0-9_]+$/.test(key)) noteTokens(walk.book, key, walk.settings, walk.file, line)
    noteImage(key, value, here, walk)
    if (scripts.has(key)) for (const part of items(value)) if (part.kind === 'scalar' && part.value !== null) noteScript(walk.book, part.text, { file: walk.file, line: part.line + (part.block ? 1 : 0), settings: walk.settings })
    noteOutside(key, value, walk)
    visit(value, here, walk)
  }
  if (walk.format === 'concourse') noteResource(node, walk)
}

/** Container images stand under other keys in each product; a machine image is none. */
function noteImage(key: string, value: YamlNode, path: string[], { book, file, format, aliases }: Walk): void {
  const inMachine = path.includes('machine') || path.includes('vmImage')
  const named = key === 'image' && !inMachine ? value : key === 'container' && format === 'azure-pipelines' ? value : key === 'name' && format === 'cloudbuild' && path[0] === 'steps' ? value : undefined
  const node = named?.kind === 'map' ? (pathOf(named, 'name') ?? pathOf(named, 'image')) : named
  const text = textOf(node)
  if (text === undefined || text === '' || aliases.has(text) || (format === 'concourse' && !/[/:]/.test(text))) return
  if (named?.kind === 'map' && pathOf(named, 'image')) return
  checkImage(book.images.add(text, 'job', { file, line: node?.line }), book.tally)
}

function noteResource(node: YamlNode, { book, file }: Walk): void {
  const type = textOf(pathOf(node, 'type')) ?? ''
  if (type !== 'registry-image' && type !== 'docker-image') return
  const source = pathOf(node, 'source')
  const repository = textOf(pathOf(source, 'repository'))
  if (repository === undefined) return
  const digest = textOf(pathOf(node, 'version', 'digest'))
  const tag = textOf(pathOf(source, 'tag'))
  checkImage(book.images.add(`${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`, 'job', { file, line: source?.line }), book.tally)
}

function noteOutside(key: string, value: YamlNode, { book, file, format }: Walk): void {
  const add = (uses: string, kind: 'orb' | 'template' | 'library', pin: 'tag' | 'none' | 'unknown' | 'commit', line: number) => {
    book.code.add({ uses: uses.slice(0, 300), kind, pin, count: 1, at: { file, line } })
    if (pin === 'tag' || pin === 'none') book.tally.hit('GA-02/action', { file, line }, uses)
  }
  if (key === 'orbs' && format === 'circleci') {
    for (const { value: orb } of entries(value)) {
      const name = textOf(orb)
      if (name !== undefined) add(name, 'orb', /@\d+\.\d+\.\d+$/.test(name) ? 'unknown' : 'none', orb.line)
    }
  }
  if (key === 'pipe' && textOf(value) !== undefined) add(textOf(value) ?? '', 'library', /:\d/.test(textOf(value) ?? '') ? 'tag' : 'none', value.line)
  if (key === 'template' && /@\w/.test(textOf(value) ?? '')) add(textOf(value) ?? '', 'template', 'unknown', value.line)
}

/** What runs the jobs, by the words each product has for it. */
function jobsOf(tree: YamlNode, walk: Walk): void {
  const { book, file, format } = walk
  const note = (kind: Parameters<typeof noteRunner>[1], label: string, at: Spot, group = '') => {
    book.jobs++
    noteRunner(book, kind, label === '' ? [] : [label], group, at)
  }
  const here = { file, line: tree.line }
  if (format === 'concourse') {
    for (const job of items(pathOf(tree, 'jobs'))) note('self-hosted', 'Concourse worker', { file, line: job.line })
    if (book.codeHost.kind === 'unknown') book.codeHost = { kind: 'own-server', host: '' }
  } else if (format === 'azure-pipelines') azureJobs(tree, note, here)
  else if (format === 'circleci') {
    const executors = pathOf(tree, 'executors')
    for (const { value: job, line } of entries(pathOf(tree, 'jobs'))) {
      const executor = pathOf(job, 'executor')
      const name = executor?.kind === 'map' ? textOf(pathOf(executor, 'name')) : textOf(executor)
      const resource = textOf(pathOf(job, 'resource_class')) ?? textOf(pathOf(executors, name ?? '', 'resource_class')) ?? ''
      note(resource.includes('<<') ? 'unknown' : resource.includes('/') ? 'self-hosted' : 'hosted', resource === '' ? 'CircleCI' : resource, { file, line })
    }
  } else if (format === 'bitbucket-pipelines') {
    for (const step of findAll(tree, 'step')) {
      const labels = items(pathOf(step, 'runs-on')).flatMap((label) => textOf(label) ?? [])
      note(labels.some((label) => label.startsWith('self.hosted')) ? 'self-hosted' : labels.length > 0 ? 'unknown' : 'hosted', labels.join(', ') || 'Bitbucket', { file, line: step.line })
    }
  } else if (format === 'cloudbuild') note(pathOf(tree, 'options', 'pool') ? 'self-hosted' : 'hosted', pathOf(tree, 'options', 'pool') ? 'private pool' : 'Cloud Build', here)
  else if (format === 'travis') note('hosted', 'Travis CI', here)
  else note('unknown', format === 'buildspec' ? 'CodeBuild project' : 'Drone runner', here)
}

function azureJobs(tree: YamlNode, note: (kind: Parameters<typeof noteRunner>[1], label: string, at: Spot, group?: string) => void, here: Spot): void {
  const pools = findAll(tree, 'pool')
  for (const pool of pools) {
    const machine = textOf(pathOf(pool, 'vmImage'))
    const name = pool.kind === 'map' ? textOf(pathOf(pool, 'name')) : textOf(pool)
    const at = { file: here.file, line: pool.line }
    if (machine !== undefined) note(/\$[[({]/.test(machine) ? 'unknown' : 'hosted', machine, at)
    else if (name === undefined || /\$[[({]/.test(name)) note('unknown', name ?? '', at)
    else note(/^(?:Azure Pipelines|Hosted .*)$/i.test(name) ? 'hosted' : runnerClass([], name) === 'shared' ? 'shared' : 'self-hosted', name, at)
  }
  if (pools.length === 0) note('unknown', 'no pool named', here)
}

/** The values under a key anywhere in a tree. */
function findAll(node: YamlNode, key: string): YamlNode[] {
  if (node.kind === 'list') return node.items.flatMap((item) => findAll(item, key))
  return entries(node).flatMap((entry) => (entry.key === key ? [entry.value] : findAll(entry.value, key)))
}
