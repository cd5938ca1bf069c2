import { cpus, loadavg } from 'node:os'
import * as z from 'zod'
import { Problem } from './problem'
import { prepareGenerated } from './prepare-code'
import { step } from './steps'

/** Size of the CloudTrail records in megabytes, how often each way reads them, and which parts run: all, or some of `parts`. */
const BenchEnv = z.object({ BENCH_MEGABYTES: z.coerce.number().min(1).max(10_000).default(1_000), BENCH_ROUNDS: z.coerce.number().int().min(1).max(99).default(3), BENCH_PARTS: z.string().default('report,roster,infrastructure,cloudtrail,upload,pages,guard') })

const fixed = (value: number, digits = 0) => value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const table = (head: string[], rows: string[][]) => {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: string[]) => `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`
  console.log([line(head), `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`, ...rows.map(line)].join('\n'))
}

type Settings = z.infer<typeof BenchEnv>

const parts: Record<string, (settings: Settings) => Promise<void>> = {
  async report() {
    const { benchReport } = await import('../bench/report')
    const { criteria, scoreMs, kilobytes, coldMs, changedMs, unchangedMs } = await benchReport(5)
    console.log(`\nFrozen case of ${criteria} criteria; its report of ${fixed(kilobytes)} KB as tagged PDF/A. Medians.\n`)
    table(['', 'ms'], [['score()', fixed(scoreMs, 2)], ['report PDF, first of a new process', fixed(coldMs)], ['report PDF, other data', fixed(changedMs)], ['report PDF, the same data again', fixed(unchangedMs)]])
  },
  async roster() {
    const { benchRoster } = await import('../bench/roster')
    const { rows, megabytes, medianMs } = await benchRoster(100_000, 3)
    console.log(`\nRoster of ${fixed(rows)} people, CSV of ${fixed(megabytes)} MB: ${fixed(medianMs)} ms, median of 3.`)
  },
  async infrastructure() {
    const { benchInfrastructure } = await import('../bench/infrastructure')
    console.log('\nInfrastructure as code, medians of 3.\n')
    table(['', 'MB', 'files', 'resources', 's', 'aim, s'], (await benchInfrastructure()).map((one) => [one.what, fixed(one.megabytes), fixed(one.files), fixed(one.resources), fixed(one.seconds, 1), fixed(one.limitSeconds)]))
  },
  async cloudtrail({ BENCH_MEGABYTES, BENCH_ROUNDS }) {
    const { benchCloudTrail } = await import('../bench/cloudtrail')
    const made = await benchCloudTrail(BENCH_MEGABYTES, BENCH_ROUNDS)
    const ratio = made.unpackedMegabytes / made.packedMegabytes
    const head = ['MB/s', 'MB per processor second', 'of naive', 'peak MB']
    const rows = (speeds: typeof made.packed) => speeds.map((s) => [s.way, fixed(s.megabytesPerSecond), fixed(s.perProcessorSecond), fixed(s.ofNaive, 2), fixed(s.peakMegabytes)])
    console.log(`\nCloudTrail, ${fixed(made.events)} records, ${fixed(made.unpackedMegabytes)} MB unpacked, packed ${fixed(ratio, 1)}:1. Each way in a process of its own, in turns, medians of ${made.rounds}.\n`)
    table([`${fixed(made.files)} delivery files, .json.gz`, ...head], rows(made.packed))
    console.log('')
    table(['one file of the same records, not packed', ...head], rows(made.single))
  },
  async upload() {
    const { benchUpload } = await import('../bench/upload')
    const total = 2_000_000_000
    const { bound, rows } = await benchUpload(total)
    const or = (value: number | null, digits = 0) => (value === null ? '' : fixed(value, digits))
    console.log(`\nA file of ${fixed(total / 1e6)} MB in parts of 8 MiB: each encrypted, hashed and on the disk before the next.\n`)
    table(
      ['', 'MB/s', 'of openssl', 'MB per processor second', 'of openssl', 'peak MB'],
      rows.map(({ way, megabytesPerSecond, perProcessorSecond, peakMegabytes }) => [way, or(megabytesPerSecond), or(bound && megabytesPerSecond && megabytesPerSecond / bound, 2), or(perProcessorSecond), or(bound && perProcessorSecond && perProcessorSecond / bound, 2), or(peakMegabytes)]),
    )
  },
  async pages() {
    const { benchPages } = await import('../bench/pages')
    const { assessments, rounds, pages, beside } = await benchPages()
    console.log(`\nPages of the production build with ${fixed(assessments)} assessments, one request after another, ${rounds} each.\n`)
    table(['', 'median ms', '95 % within', 'KB'], [...pages, ...beside].map((page) => [page.title, fixed(page.medianMs, 1), fixed(page.p95Ms, 1), fixed(page.kilobytes)]))
  },
}

parts.guard = async () => {
  const { benchGuard } = await import('../bench/guard')
  const [before = 0] = loadavg()
  const made = await benchGuard()
  console.log(`\nLoad ${fixed(before, 1)} before, ${fixed(loadavg()[0] ?? 0, 1)} after, on ${cpus().length} processors. A write, and a list of 50 of ${fixed(made.assessments)} assessments, through the product and through plain pg in turns, medians of ${made.rounds} and of 60.\n`)
  table(
    ['', 'plain pg', 'product', 'aim', 'measured'],
    [
      ['write, ms: session, guard and audit event add', fixed(made.plainWriteMs, 1), fixed(made.productWriteMs, 1), '3.0', fixed(made.productWriteMs - made.plainWriteMs, 1)],
      ['of which COMMIT, which flushes to the disk', fixed(made.plainCommitMs, 1), '', '', ''],
      ['list of the organization, ms: times as long', fixed(made.plainListMs, 1), fixed(made.productListMs, 1), '2.0', fixed(made.productListMs / made.plainListMs, 2)],
      ['page that lists, round trips: more', String(made.plainPageWaits), fixed(made.pageWaits, 1), '2', fixed(made.pageWaits - made.plainPageWaits, 1)],
      ['page of an assessment, round trips: more', String(made.plainReviewWaits), fixed(made.reviewWaits, 1), '2', fixed(made.reviewWaits - made.plainReviewWaits, 1)],
      ['page of evidence, whose reading is on record, round trips: more', String(made.plainEvidenceWaits), fixed(made.evidenceWaits, 1), '2', fixed(made.evidenceWaits - made.plainEvidenceWaits, 1)],
      ['write, round trips: more', '3', fixed(made.writeWaits, 1), '', fixed(made.writeWaits - 3, 1)],
    ],
  )
}

/** `npm run bench`: figures beside what the same machine does without Veritar; asserts nothing. */
async function main(): Promise<void> {
  const settings = BenchEnv.parse(process.env)
  await step('generate', prepareGenerated, (note) => note)
  console.log(`\n${cpus().length} processors, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`)
  for (const name of settings.BENCH_PARTS.split(',')) {
    const part = parts[name]
    if (!part) throw new Problem(`BENCH_PARTS names ${name}: there are ${Object.keys(parts).join(', ')}.`)
    await part(settings)
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Problem ? `\n${error.message}\n` : error)
    process.exit(1)
  },
)
