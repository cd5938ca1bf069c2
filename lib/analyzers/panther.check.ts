import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnreadableEvidence, type Analyzer } from './analyzer'
import { evidenceOf } from './formats/testing/evidence'
import { analyzers } from './registry.gen'

/**
 * Holds our rules against labelled events that others published (panther-labs/panther-analysis, Apache-2.0), in the folder
 * given as argument: for each of their detections that one of ours corresponds to, whether both fire on each event.
 * Prints agreement as a table for each of our rules, and every disagreement with its explanation from panther.labels.json.
 * Exits 1 when a disagreement has no explanation, or when an explanation is no longer needed.
 */
type Labels = {
  /** Which analyzers may read the events of a folder. */
  readers: Record<string, string[]>
  /** Our rules that look for what a detection looks for, by folder and detection. */
  compared: Record<string, Record<string, string[]>>
  /** Why we differ, by "detection: test". */
  explained: Record<string, string>
}
type Published = { rule_id: string; tests: { test: string; rule_should_fire: boolean; event: unknown }[] }
type Row = { both: number; neither: number; ours: number; theirs: number; attempts: number }

const root = process.argv[2]
if (!root) throw new Error('Give the folder of samples.')
const labels = JSON.parse(readFileSync(join(import.meta.dirname, 'panther.labels.json'), 'utf8')) as Labels

/** Observations of the first analyzer that can read the event alone; null when none can. */
async function observe(event: unknown, readers: Analyzer[]) {
  for (const reader of readers) {
    try {
      return (await reader.analyze({ files: [evidenceOf(JSON.stringify(event), 'event.json')] })).observations
    } catch (error) {
      if (!(error instanceof UnreadableEvidence)) throw error
    }
  }
  return null
}

const table = new Map<string, Row>()
const troubles: string[] = []
const told: string[] = []
const needed = new Set<string>()
const present = new Set<string>()
const without: string[] = []
let unread = 0

for (const [folder, ids] of Object.entries(labels.readers)) {
  const path = join(root, folder, 'panther-analysis')
  if (!existsSync(path)) continue
  const readers = ids.map((id) => analyzers.find((one) => one.id === id)).filter((one) => one !== undefined)
  for (const name of readdirSync(path).filter((one) => one.endsWith('.tests.json')).sort()) {
    const { rule_id: detection, tests } = JSON.parse(readFileSync(join(path, name), 'utf8')) as Published
    const rules = labels.compared[folder]?.[detection]
    if (!rules) {
      without.push(detection)
      continue
    }
    for (const { test, rule_should_fire: theirs, event } of tests) {
      const key = `${detection}: ${test}`
      present.add(key)
      const observations = await observe(event, readers)
      if (!observations) unread++
      const found = (observations ?? []).filter(({ rule }) => rules.includes(rule))
      const attempted = found.length > 0 && found.every(({ message }) => / tried /.test(message))
      const ours = found.length > 0 && !attempted
      const row = table.get(rules.join(', ')) ?? { both: 0, neither: 0, ours: 0, theirs: 0, attempts: 0 }
      table.set(rules.join(', '), row)
      if (attempted) row.attempts++
      else if (ours === theirs) row[ours ? 'both' : 'neither']++
      else row[ours ? 'ours' : 'theirs']++
      if (attempted || ours === theirs) continue
      needed.add(key)
      const why = labels.explained[key]
      if (why) told.push(`${ours ? 'only ours' : 'only theirs'} | ${rules.join(', ')} | ${key} | ${why}`)
      else troubles.push(`Not explained: ${ours ? 'only ours' : 'only theirs'} fires, ${rules.join(', ')}, ${key}`)
    }
  }
}
for (const key of Object.keys(labels.explained)) if (present.has(key) && !needed.has(key)) troubles.push(`No longer needed: the explanation of ${key}`)

console.log('rule | both fire | neither fires | attempt, told as one | only ours | only theirs')
for (const [rule, { both, neither, attempts, ours, theirs }] of [...table].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))) console.log([rule, both, neither, attempts, ours, theirs].join(' | '))
const sum = [...table.values()].reduce((all, row) => ({ agree: all.agree + row.both + row.neither + row.attempts, differ: all.differ + row.ours + row.theirs }), { agree: 0, differ: 0 })
console.log(`${sum.agree} of ${sum.agree + sum.differ} labels agree; ${sum.differ} differ, of which ${told.length} are explained; ${unread} events are no readable record by themselves.`)
for (const line of told) console.log(line)
console.log(`Detections that no rule of ours looks for (${without.length}): ${without.join(', ')}`)
for (const trouble of troubles) console.error(trouble)
if (troubles.length > 0) process.exitCode = 1
