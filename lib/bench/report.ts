import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { frozenCase } from './frozen-case'
import { median } from './median'

export type ReportBench = { criteria: number; scoreMs: number; kilobytes: number; coldMs: number; changedMs: number; unchangedMs: number }

/** Medians over the rounds: scoring the frozen case, and its report as PDF in a new process, with other data, and once more with the same. */
export async function benchReport(rounds: number): Promise<ReportBench> {
  const { criteria, judge, render } = frozenCase()
  const timed = (work: () => unknown) => {
    const began = performance.now()
    work()
    return performance.now() - began
  }
  const cold: number[] = []
  for (let round = 0; round < rounds; round++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join('lib', 'bench', 'report-child.ts')])
    cold.push((JSON.parse(stdout) as { milliseconds: number }).milliseconds)
  }
  const bytes = render('VD-BENCH').length
  return {
    criteria,
    scoreMs: median(Array.from({ length: 50 }, () => timed(judge))),
    kilobytes: bytes / 1e3,
    coldMs: median(cold),
    changedMs: median(Array.from({ length: rounds }, (_, i) => timed(() => render(`VD-BENCH-${i}`)))),
    unchangedMs: median(Array.from({ length: rounds }, () => timed(() => render('VD-BENCH-0')))),
  }
}
