import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ways } from './ways'
import type { TrailFiles } from './trail-files'

/** Reads the files of a folder in one way, and says in one line of JSON what that took. Run by cloudtrail.ts in a process of its own. */
export type Took = { events: number; seconds: number; cpuSeconds: number; peakMegabytes: number }

/** Highest resident memory. Where Linux says it, by its own count: the one of resourceUsage begins with that of the parent. */
function peak(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1.024e-3
  } catch {
    return process.resourceUsage().maxRSS / 1e3
  }
}

const [, , folder = '', way = ''] = process.argv
const files = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as TrailFiles
const before = process.cpuUsage()
const began = performance.now()
const events = (await ways[way]?.(files)) ?? Number.NaN
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(before)
const took: Took = { events, seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes: peak() }
console.log(JSON.stringify(took))
