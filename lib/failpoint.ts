import { readFileSync, rmSync } from 'node:fs'
import { env } from './env'

let wanted = ''
let passed = 0

function told(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Ends this process at once, as a power cut would, where the test of faults has said so in the file that
 * VERITAR_FAILPOINT names: `name`, or `name:3` for the third time from now; `name@PID` ends that process instead, and
 * goes on when it is gone. The file is removed first, so that it happens once. `npm start` never passes the variable on.
 */
export function failpoint(name: string): void {
  const file = env().VERITAR_FAILPOINT
  if (!file) return
  const now = told(file)
  if (now !== wanted) passed = 0
  wanted = now
  const [, where, at = '1', victim] = /^(.*?)(?::(\d+))?(?:@(\d+))?$/.exec(wanted) ?? []
  if (where !== name || ++passed !== Number(at)) return
  rmSync(file)
  process.kill(Number(victim ?? process.pid), 'SIGKILL')
  if (victim) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
}
