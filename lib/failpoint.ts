import { env } from './env'

let passed = 0

/**
 * Ends this process at once, as a power cut would, where the test of faults has said so: VERITAR_FAILPOINT=name, or
 * name:3 for the third time; name@PID ends that process instead, and goes on when it is gone. `npm start` never passes
 * the variable on.
 */
export function failpoint(name: string): void {
  const wanted = env().VERITAR_FAILPOINT
  if (!wanted) return
  const [, where, at = '1', victim] = /^(.*?)(?::(\d+))?(?:@(\d+))?$/.exec(wanted) ?? []
  if (where !== name || ++passed !== Number(at)) return
  process.kill(Number(victim ?? process.pid), 'SIGKILL')
  if (victim) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
}
