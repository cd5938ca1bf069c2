import type { StartEnv } from '../env'
import { Problem } from './problem'

/**
 * Says what scans evidence for malware.
 * @throws Problem when nothing does and the operator has not waived it; the demo world waives it by itself
 */
export function heldScanner(env: Pick<StartEnv, 'CLAMD' | 'VERITAR_SCANNER'>, world: string): string {
  if (env.CLAMD) return `clamd at ${env.CLAMD}`
  if ((env.VERITAR_SCANNER ?? (world === 'demo' ? 'waived' : 'required')) === 'required') {
    throw new Problem('Nothing scans evidence for malware. Run clamd and set CLAMD=unix:/run/clamav/clamd.ctl or CLAMD=tcp://host:3310 (docs/deploying.md), or accept the risk with VERITAR_SCANNER=waived; every page of evidence then says so.')
  }
  return 'waived; the pages of evidence say so'
}
