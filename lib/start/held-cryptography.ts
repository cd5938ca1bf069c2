import { cryptoWords, holdCryptography } from '../crypto/self-test'
import type { StartEnv } from '../env'
import { Problem } from './problem'

/**
 * Tests the cryptography and says what answers for it. With a FIPS provider active here, web and worker are told to refuse
 * to run without one: they are other processes and might have been given other settings.
 * @throws Problem when a known answer is missed, or a provider is required and not active
 */
export function heldCryptography(env: Pick<StartEnv, 'VERITAR_FIPS'>): { values: Record<string, string>; note: string } {
  try {
    const report = holdCryptography(env.VERITAR_FIPS === 'required')
    return { values: report.fips ? { VERITAR_FIPS: 'required' } : {}, note: cryptoWords(report) }
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error))
  }
}
