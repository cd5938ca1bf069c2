import { env } from './env'

let passed = 0

/**
 * Ends this process at once, as a power cut would, where the test of faults has said so: VERITAR_FAILPOINT=name or
 * name:3 for the third time. `npm start` never passes the variable on.
 */
export function failpoint(name: string): void {
  const wanted = env().VERITAR_FAILPOINT
  if (!wanted) return
  const [where, at = '1'] = wanted.split(':')
  if (where === name && ++passed >= Number(at)) process.kill(process.pid, 'SIGKILL')
}
