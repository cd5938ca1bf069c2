import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { median } from './median'
import { makeTrailFiles } from './trail-files'
import type { Took } from './way-child'

/** One way of reading the same records: unpacked megabytes (10^6 bytes) a second, medians of the rounds; the highest peak. */
export type Speed = { way: string; megabytesPerSecond: number; perProcessorSecond: number; ofNaive: number; peakMegabytes: number }
export type CloudTrailBench = { files: number; events: number; unpackedMegabytes: number; packedMegabytes: number; rounds: number; packed: Speed[]; single: Speed[] }

const packedWays = {
  naive: 'gunzip + JSON.parse + count by service, call, region, actor',
  gunzip: 'gunzip and nothing else, 1 thread',
  gunzip2: 'gunzip and nothing else, 2 threads',
  duckdb: 'DuckDB, the same count, 1 thread',
  duckdb2: 'DuckDB, the same count, 2 threads',
  veritar: 'all facts and rules, 1 thread',
  veritar2: 'all facts and rules, 2 threads',
}
const singleWays = { naiveSingle: 'split + JSON.parse + count', veritarSingle: 'all facts and rules, 1 thread' }

/**
 * Reads `megabytes` of records of its own making, as 1,000 packed delivery files and as one file, in several ways. Each
 * way is a process of its own in each round, the ways in turns. The files lie in a temporary folder and are deleted after.
 * @throws Error when a way does not see all events.
 */
export async function benchCloudTrail(megabytes: number, rounds: number): Promise<CloudTrailBench> {
  const folder = await mkdtemp(join(tmpdir(), 'veritar-bench-'))
  // Beside node_modules, where the program finds its packages.
  const script = join('.veritar', 'bench', 'way-child.mjs')
  try {
    const files = await makeTrailFiles(folder, megabytes)
    await writeFile(join(folder, 'files.json'), JSON.stringify(files))
    await build({ entryPoints: [join('lib', 'bench', 'way-child.ts')], outfile: script, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' })
    const all = Object.keys({ ...packedWays, ...singleWays })
    const took = new Map(all.map((way): [string, Took[]] => [way, []]))
    for (let round = 0; round < rounds; round++) {
      for (const way of all) {
        const { stdout } = await promisify(execFile)(process.execPath, ['--max-semi-space-size=2', script, folder, way])
        const said = JSON.parse(stdout) as Took
        if (said.events !== files.events) throw new Error(`${way} saw ${said.events} of ${files.events} events.`)
        took.get(way)?.push(said)
      }
    }
    const megabytesMade = files.bytes / 1e6
    const secondsOf = (way: string, of: 'seconds' | 'cpuSeconds') => median((took.get(way) ?? []).map((one) => one[of]))
    const speeds = (names: Record<string, string>, base: string) =>
      Object.entries(names).map(([way, title]): Speed => ({
        way: title,
        megabytesPerSecond: megabytesMade / secondsOf(way, 'seconds'),
        perProcessorSecond: megabytesMade / secondsOf(way, 'cpuSeconds'),
        ofNaive: secondsOf(base, 'seconds') / secondsOf(way, 'seconds'),
        peakMegabytes: Math.max(...(took.get(way) ?? []).map(({ peakMegabytes }) => peakMegabytes)),
      }))
    return { files: files.deliveries.length, events: files.events, unpackedMegabytes: megabytesMade, packedMegabytes: files.packed / 1e6, rounds, packed: speeds(packedWays, 'naive'), single: speeds(singleWays, 'naiveSingle') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
