import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { UnreadableEvidence, type EvidenceFile, type Reading } from '../analyzer'
import { awsRegionClass } from '../formats/regions'
import { places } from '../formats/places'
import analyzer from './analyzer'
import type { CloudTrailFacts } from './facts'
import { readTrail } from './read'

/**
 * Reads published CloudTrail samples in a folder given as argument: prints per folder what was read and what refused, and
 * exits 1 when a file is neither read nor refused with a place, or when an invented region counts as a government one.
 * Files of labelled test events (`.tests.json`) are no logs: the analyzer refuses them, and their events are read one by one.
 */
const root = process.argv[2]
if (!root) throw new Error('Give the folder of samples.')

const troubles: string[] = []
const regions = new Map<string, number>()
const tested = new Map<string, { read: number; refused: number; events: number; rules: Map<string, number>; reasons: string[] }>()

const walk = (path: string): string[] => readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(path, entry.name)) : [join(path, entry.name)]))
const onDisk = (path: string): EvidenceFile => ({ name: path, size: statSync(path).size, open: () => createReadStream(path) })
const inMemory = (name: string, content: string): EvidenceFile => ({
  name,
  size: content.length,
  async *open() {
    yield Buffer.from(content)
  },
})

async function attempt(folder: string, file: EvidenceFile): Promise<void> {
  const row = tested.get(folder) ?? { read: 0, refused: 0, events: 0, rules: new Map<string, number>(), reasons: [] }
  tested.set(folder, row)
  try {
    const { facts, observations }: Reading<CloudTrailFacts> = await analyzer.analyze({ files: [file] })
    const parsed = await readTrail({ files: [file] }, { ...places, parseAll: true })
    if (JSON.stringify({ facts, observations }) !== JSON.stringify(parsed)) troubles.push(`${file.name}: extracting and parsing differ`)
    analyzer.facts.parse(facts)
    row.read++
    row.events += facts.events
    for (const { rule, count } of observations) row.rules.set(rule, (row.rules.get(rule) ?? 0) + count)
    for (const [region, count] of Object.entries(facts.regions)) regions.set(region, (regions.get(region) ?? 0) + count)
    const wrong = facts.regionClasses.government.filter((region) => region !== 'us-gov-west-1' && region !== 'us-gov-east-1')
    if (wrong.length > 0) troubles.push(`${file.name}: ${wrong.join()} counts as government`)
  } catch (error) {
    row.refused++
    if (!(error instanceof UnreadableEvidence)) troubles.push(`${file.name}: ${String(error)}`)
    else if (!error.place.file || (error.place.record === undefined && file.size > 0)) troubles.push(`${file.name}: refused without a place: ${error.reason}`)
    else row.reasons.push(error.reason)
  }
}

for (const path of [...walk(join(root, 'cloudtrail')), ...walk(join(root, '_derived'))].sort()) {
  const folder = relative(root, path).split(/[/\\]/).slice(0, 2).join('/')
  await attempt(folder, onDisk(path))
  if (!path.endsWith('.tests.json')) continue
  const { tests } = JSON.parse(readFileSync(path, 'utf8')) as { tests: { test: string; event: unknown }[] }
  for (const { test, event } of tests) await attempt(`${folder} (events of .tests.json)`, inMemory(`${relative(root, path)}#${test}`, JSON.stringify(event)))
}

for (const [folder, { read, refused, events, rules, reasons }] of tested) {
  const fired = [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `${rule} ${count}`)
  console.log(`${folder}: ${read} read, ${refused} refused, ${events} events`)
  if (fired.length > 0) console.log(`  ${fired.join(', ')}`)
  for (const reason of [...new Set(reasons)].slice(0, 6)) console.log(`  refused: ${reason}`)
}
console.log(`Regions: ${[...regions].map(([region, count]) => `${region} (${awsRegionClass(region)}) ${count}`).join(', ')}`)
for (const trouble of troubles) console.error(trouble)
if (troubles.length > 0) process.exitCode = 1
