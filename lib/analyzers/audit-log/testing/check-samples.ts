import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { UnreadableEvidence, type Analyzer, type EvidenceFile } from '../../analyzer'
import type { AuditLogFacts } from '../../audit-log-facts'
import { evidenceOf } from '../../formats/testing/evidence'
import { recognize, sampleOf } from '../../recognize'

const walk = (path: string): string[] => readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(path, entry.name)) : [join(path, entry.name)]))
const onDisk = (path: string): EvidenceFile => ({ name: path, size: statSync(path).size, open: () => createReadStream(path) })

/**
 * Reads the published samples in a folder: log files as they are, and each event of files of labelled test events by
 * itself. Prints what was read; exits 1 when one is neither read nor refused with a place, when a log file is not
 * recognized, or when more than `refusals` events are refused.
 */
export async function checkSamples(analyzer: Analyzer<AuditLogFacts>, folder: string, refusals: number): Promise<void> {
  const root = process.argv[2]
  if (!root) throw new Error('Give the folder of samples.')
  const troubles: string[] = []
  const reasons = new Map<string, number>()
  const rules = new Map<string, number>()
  const sum = { read: 0, refused: 0, unrecognized: 0 }

  const attempt = async (file: EvidenceFile, isLog: boolean) => {
    const found = recognize(await sampleOf(file))
    if (found?.analyzer !== analyzer.id) {
      sum.unrecognized++
      if (isLog) troubles.push(`${file.name}: taken for ${found?.analyzer ?? 'nothing'}`)
    }
    try {
      const { facts, observations } = await analyzer.analyze({ files: [file] })
      analyzer.facts.parse(facts)
      sum.read++
      for (const { rule, count } of observations) rules.set(rule, (rules.get(rule) ?? 0) + count)
    } catch (error) {
      sum.refused++
      if (!(error instanceof UnreadableEvidence)) troubles.push(`${file.name}: ${String(error)}`)
      else if (!error.place.file) troubles.push(`${file.name}: refused without a place: ${error.reason}`)
      else reasons.set(error.reason, (reasons.get(error.reason) ?? 0) + 1)
    }
  }
  for (const path of walk(join(root, folder)).sort()) {
    if (!path.endsWith('.tests.json')) {
      await attempt(onDisk(path), true)
      continue
    }
    const { tests } = JSON.parse(readFileSync(path, 'utf8')) as { tests: { test: string; event: unknown }[] }
    for (const { test, event } of tests) await attempt(evidenceOf(JSON.stringify(event), `${relative(root, path)}#${test}`), false)
  }
  if (sum.refused > refusals) troubles.push(`${sum.refused} refused, of which ${refusals} are known to be no records`)
  console.log(`${folder}: ${sum.read} read, ${sum.refused} refused, ${sum.unrecognized} not recognized by themselves`)
  console.log(`  ${[...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `${rule} ${count}`).join(', ')}`)
  for (const [reason, count] of reasons) console.log(`  refused ${count}: ${reason}`)
  for (const trouble of troubles) console.error(trouble)
  if (troubles.length > 0) process.exitCode = 1
}
