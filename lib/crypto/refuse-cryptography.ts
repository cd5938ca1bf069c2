import { env } from '../env'
import { holdCryptography } from './self-test'

/** Ends the process when its cryptography misses a known answer, or a FIPS provider is required and none is active. */
export function refuseFailedCryptography(): void {
  try {
    holdCryptography(env().VERITAR_FIPS === 'required')
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
