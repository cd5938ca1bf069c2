import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { kindOf, UnreadableEvidence } from '../analyzer'
import type { ArchitectureFacts } from '../architecture/facts'
import type { AuditReportFacts } from '../audit-report-facts'
import { readEvidence } from '../read-evidence'

/** Reads the published OSCAL documents and scanner results: each is read, or refused with a reason and a place. */
const root = process.argv[2]
if (!root) {
  console.error('Give the samples folder.')
  process.exit(2)
}

/** What each folder must come to. Examples of NIST are examples: no result may pass for evidence. */
const expected: [folder: RegExp, format: string | null][] = [
  [/^oscal\/.*\/ssp\//, 'oscal-ssp'],
  [/^oscal\/.*\/ar\//, 'oscal-assessment-results'],
  [/^oscal\/.*\/poam\//, 'oscal-poam'],
  [/^oscal\/.*\/(?:ap|catalog|component-definition)\//, null],
  [/^audit-reports\//, 'hdf'],
]
const wrong: string[] = []
let looked = 0

async function check(): Promise<void> {
  for (const name of (readdirSync(root as string, { recursive: true }) as string[]).sort()) {
    const path = join(root as string, name)
    const expectation = expected.find(([folder]) => folder.test(name))
    if (!expectation || !statSync(path).isFile()) continue
    looked++
    const [, format] = expectation
    try {
      const read = await readEvidence([{ name, size: statSync(path).size, open: () => createReadStream(path) }])
      const id = read.analyzer?.id ?? 'not recognized'
      if (!read.analyzer || id !== format) wrong.push(`${name}: ${id}, not ${format ?? 'refused'}`)
      else {
        const { observations } = read.reading
        console.log(`${id.padEnd(24)} ${name}: ${observations.map(({ rule }) => rule).join(' ') || 'nothing to say'}`)
        if (name.startsWith('oscal/') && !observations.some(({ rule }) => rule === 'AR-01' || rule === 'SP-01')) wrong.push(`${name}: a published example passes for evidence`)
        if (kindOf(read.analyzer) === 'audit-report') checkReport(name, read.reading.facts as AuditReportFacts)
        else if (!(read.reading.facts as ArchitectureFacts).oscal) wrong.push(`${name}: the plan has no OSCAL facts`)
      }
    } catch (error) {
      if (!(error instanceof UnreadableEvidence)) throw error
      console.log(`refused                  ${name}: ${error.reason} (${error.place.pointer ?? 'no place'})`)
      if (format !== null || error.place.pointer === undefined) wrong.push(`${name}: refused: ${error.reason}`)
    }
  }
  console.log(`${looked} files looked at`)
  for (const sentence of wrong) console.error(`WRONG: ${sentence}`)
  process.exit(wrong.length === 0 && looked > 0 ? 0 : 1)
}

function checkReport(name: string, facts: AuditReportFacts): void {
  const counted = Object.values(facts.findings.bySeverity).reduce((sum, { open, closed, accepted }) => sum + open + closed + accepted, 0)
  if (counted !== facts.findings.total) wrong.push(`${name}: ${counted} findings by severity, ${facts.findings.total} in all`)
  if (facts.findings.total + facts.checks.passed === 0) wrong.push(`${name}: nothing was counted`)
}

void check()
