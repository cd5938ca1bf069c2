import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareGenerated } from './prepare-code'
import { step } from './steps'

/** Median of the times (ms) that `work` takes. */
function median(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }).sort((a, b) => a - b)
  return times[Math.floor(rounds / 2)] ?? 0
}

/** `npm run bench`: figures beside what the same machine does without Veritar; asserts nothing. */
async function main(): Promise<void> {
  await step('generate', prepareGenerated, (note) => note)
  const { Case } = await import('../checklist/case')
  const { catalog } = await import('../checklist/catalog')
  const { score } = await import('../checklist/score')
  const { referenceAt } = await import('../reference/at')
  const { reportOf } = await import('../report/report')
  const { renderReport } = await import('../report/render')
  const { benchCloudTrail } = await import('../bench/cloudtrail')

  const input = Case.parse(JSON.parse(readFileSync(join('lib', 'checklist', 'golden', 'case.json'), 'utf8')))
  const reference = referenceAt(input.asOf.slice(0, 10))
  const judge = () => score(catalog.criteria, input, reference, catalog.version)
  const card = judge()
  console.log(`score()       ${median(50, judge).toFixed(2)} ms, median of 50, full case of ${card.criteria.length} criteria`)

  const report = reportOf({ code: 'VD-BENCH', prime: 'Bench', generatedAt: input.asOf, card, input, criteria: catalog.criteria, determination: null, stale: [], requestedBy: 'bench', reviewers: [], findings: [], reviews: [], files: [], digest: '0'.repeat(64) })
  const render = () => renderReport(report, card, input, new Date(input.asOf))
  const cold = median(1, render)
  console.log(`report PDF    ${cold.toFixed(0)} ms cold, ${median(5, render).toFixed(0)} ms warm (unchanged data)`)

  const trail = await benchCloudTrail()
  for (const { way, megabytesPerSecond, ofNaive, peakMegabytes } of trail.speeds) console.log(`${way.padEnd(40)} ${megabytesPerSecond.toFixed(0)} MB/s, ${ofNaive.toFixed(2)} of naive, peak ${peakMegabytes.toFixed(0)} MB`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
