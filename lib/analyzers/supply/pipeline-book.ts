import type { Observation } from '../analyzer'
import type { Credential, OutsideCode, PipelineFacts, Runner } from '../pipeline-facts'
import type { FilesRead } from '../supply-facts'
import { hostBook } from './host-book'
import { imageBook } from './image-reference'
import { pipelineRules, imageRules } from './pipeline-rules'
import { branchRuleRules } from './branch-rules'
import { secretBook } from './secrets'
import { tallyOf } from './tally'

type Counted = { count: number }

/** Gathers equal things and counts them, at most `most` different ones; `key` says what is equal. */
export function counter<T extends Counted>(key: (thing: T) => string, most = 2_000) {
  const known = new Map<string, T>()
  return {
    add(thing: T): void {
      const before = known.get(key(thing))
      if (before) before.count += thing.count
      else if (known.size < most) known.set(key(thing), thing)
    },
    list: (): T[] => [...known.values()],
  }
}

/** What is gathered over all pipelines of an item, in bounded memory, until the facts are made. */
export function pipelineBook() {
  const tally = tallyOf([...pipelineRules, ...imageRules, ...branchRuleRules])
  return {
    tally,
    images: imageBook(),
    hosts: hostBook(),
    secrets: secretBook(),
    runners: counter<Omit<Runner, 'jobs'> & Counted>(({ class: kind, label, group }) => `${kind}|${label}|${group}`),
    code: counter<OutsideCode>(({ uses }) => uses),
    credentials: counter<Credential>(({ kind, provider, role, region, runners }) => [kind, provider, role, region, ...runners].join('|')),
    downloads: counter<PipelineFacts['downloads'][number]>(({ host, toShell, verified }) => `${host}|${toShell}|${verified}`),
    uploads: counter<PipelineFacts['uploads'][number]>(({ to, target }) => `${to}|${target}`),
    environments: counter<PipelineFacts['environments'][number]>(({ name }) => name),
    people: counter<PipelineFacts['people'][number]>(({ name, kind, as }) => `${as}|${kind}|${name}`),
    permissions: { stated: 0, all: 0, unstated: 0 },
    triggers: new Map<string, number>(),
    strangers: [] as PipelineFacts['strangers'],
    branchRules: [] as PipelineFacts['branchRules'],
    codeOwners: null as PipelineFacts['codeOwners'],
    codeHost: { kind: 'unknown', host: '' } as PipelineFacts['codeHost'],
    pipelines: 0,
    jobs: 0,
    unresolved: 0,
    injections: 0,
    attestations: 0,
  }
}
export type PipelineBook = ReturnType<typeof pipelineBook>

/** The facts and observations of everything gathered. */
export function closeBook(book: PipelineBook, format: string, files: FilesRead): { facts: PipelineFacts; observations: Observation[] } {
  for (const { kind, count, at } of book.secrets.list()) book.tally.hit('GA-11/secret', at, kind, { count, confidence: kind === 'password' ? 'medium' : 'high' })
  const facts: PipelineFacts = {
    format,
    ...files,
    codeHost: book.codeHost,
    pipelines: book.pipelines,
    jobs: book.jobs,
    unresolved: book.unresolved,
    runners: book.runners.list().map(({ count, ...runner }) => ({ ...runner, jobs: count })),
    outsideCode: book.code.list(),
    permissions: book.permissions,
    triggers: Object.fromEntries(book.triggers),
    strangers: book.strangers.slice(0, 500),
    injections: book.injections,
    credentials: book.credentials.list(),
    hosts: book.hosts.list(),
    images: book.images.list(),
    imagesOmitted: book.images.omitted(),
    downloads: book.downloads.list(),
    uploads: book.uploads.list(),
    environments: book.environments.list(),
    branchRules: book.branchRules.slice(0, 500),
    people: book.people.list(),
    codeOwners: book.codeOwners,
    attestations: book.attestations,
    secrets: book.secrets.list(),
  }
  return { facts, observations: book.tally.observations() }
}

