import { kindOf, QuarantinedEvidence, UnreadableEvidence, type Analyzer, type Locator, type Observation } from '../analyzers/analyzer'
import { readEvidence } from '../analyzers/read-evidence'
import { analyzers } from '../analyzers/registry.gen'
import { evidenceFile, filesBelow, sha256Of, type FoundFile } from './files'
import { json, UsageError, type CommandOutcome } from './outcome'

type Analyzed = {
  file: string
  sha256: string
  kind: string | null
  status: 'read' | 'unreadable' | 'quarantined'
  reason: string
  facts: unknown
  observations: Observation[]
}

/** `veritar analyze FILE...`: what each file is and what it holds. Ends with 1 when one of them was not read. */
export async function analyze(positionals: string[], options: { json: boolean; as: string | undefined; from: string }): Promise<CommandOutcome> {
  if (positionals.length === 0) throw new UsageError('analyze takes one or more files or folders.')
  const known = [...new Set(analyzers.flatMap((analyzer) => [analyzer.id, kindOf(analyzer)]))]
  if (options.as !== undefined && !known.includes(options.as)) throw new UsageError(`--as takes one of: ${known.join(', ')}.`)
  const found = (await Promise.all(positionals.map((name) => filesBelow(name, options.from)))).flat()
  const analyzed: Analyzed[] = []
  for (const file of found) analyzed.push(await analyzeFile(file, options.as))
  const code = analyzed.length > 0 && analyzed.every((one) => one.status === 'read') ? 0 : 1
  return { code, out: options.json ? json(analyzed) : analyzed.map(summary).join('\n') }
}

async function analyzeFile({ name, path }: FoundFile, as: string | undefined): Promise<Analyzed> {
  const file = await evidenceFile(path)
  const sha256 = await sha256Of(path)
  let kind: string | null = as ?? null
  const not = (status: 'unreadable' | 'quarantined', ...reason: string[]): Analyzed => {
    return { file: name, sha256, kind, status, reason: reason.filter(Boolean).join(' · '), facts: null, observations: [] }
  }
  try {
    const read = await readEvidence([file], { kind: as ?? '', onRecognized: (recognized) => (kind ??= recognized?.analyzer ?? null) })
    if (!read.analyzer) return not('unreadable', 'The content is of no kind that Veritar reads. Name the kind with --as if you know it.')
    const { facts, observations } = read.reading
    return { file: name, sha256, kind: read.analyzer.id, status: 'read', reason: '', facts: read.analyzer.facts.parse(facts), observations }
  } catch (error) {
    if (error instanceof QuarantinedEvidence) return not('quarantined', error.reason, ...error.places.slice(0, 5).map(words), error.remedy)
    if (error instanceof UnreadableEvidence) return not('unreadable', error.reason, words(error.place), error.remedy)
    return not('unreadable', `The file could not be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A place in words: "line 4, column status". */
function words({ quote: _quote, ...place }: Locator): string {
  return Object.entries(place)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}

/** What holds for the whole item has no place in it. */
const bracketed = (place: string) => place && ` [${place}]`

function summary({ file, kind, status, reason, facts, observations }: Analyzed): string {
  const analyzer: Analyzer | undefined = analyzers.find((candidate) => candidate.id === kind)
  const head = `${file}: ${status}${analyzer ? `, ${analyzer.title}` : ''}${reason ? `. ${reason}` : ''}`
  const lines = analyzer && status === 'read' ? analyzer.describe(facts).map(({ label, value, note }) => `  ${label}: ${value}${note ? ` (${note})` : ''}`) : []
  const seen = observations.map((one) => `  ${one.severity.padEnd(8)} ${one.rule} ${one.message}${one.count > 1 ? ` (${one.count} times)` : ''}${bracketed(words(one.locator))}`)
  return `${[head, ...lines, ...seen].join('\n')}\n`
}
