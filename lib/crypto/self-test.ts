import { createCipheriv, createHash, getFips } from 'node:crypto'
import { knownAnswers } from './known-answers'

/**
 * What answers for cryptography in this process. `fips`: a FIPS provider is asked, and it refuses what such a provider
 * refuses. Nothing here can tell whether that provider is a validated module, and nothing says so.
 */
export type CryptoReport = { fips: boolean; node: string; openssl: string }

/** What no FIPS provider offers. getFips() alone proves nothing: it answers 1 also where no provider was found. */
const refusedByFips: [name: string, work: () => unknown][] = [
  ['MD5', () => createHash('md5')],
  ['ChaCha20-Poly1305', () => createCipheriv('chacha20-poly1305', Buffer.alloc(32), Buffer.alloc(12), { authTagLength: 16 })],
]

function works(work: () => unknown): boolean {
  try {
    return work() !== false
  } catch {
    return false
  }
}

/**
 * Holds every algorithm in use to published answers, and finds out whether a FIPS provider answers.
 * @throws Error that names what failed: a process that throws here must not go on
 */
export function testCryptography(asked = getFips() === 1, answers = knownAnswers): CryptoReport {
  const failed = Object.entries(answers).filter(([, answer]) => !works(answer)).map(([name]) => name)
  if (failed.length > 0) {
    const why = asked ? ' FIPS mode is on, but no FIPS provider answers: check OPENSSL_CONF and OPENSSL_MODULES (docs/deploying.md).' : ''
    throw new Error(`The self-test of the cryptography failed: ${failed.join(', ')}.${why}`)
  }
  const offered = refusedByFips.filter(([, work]) => works(work)).map(([name]) => name)
  if (asked && offered.length > 0) throw new Error(`FIPS mode is on, but ${offered.join(' and ')} can be used: what answers is not a FIPS provider.`)
  return { fips: asked, node: process.versions.node, openssl: process.versions.openssl }
}

let report: CryptoReport | undefined

/** The report of this process, tested once. @throws Error as testCryptography does */
export function cryptoReport(): CryptoReport {
  report ??= testCryptography()
  return report
}

/**
 * The same, refusing to go on where a FIPS provider is required and none is active.
 * @throws Error that says so
 */
export function holdCryptography(required: boolean): CryptoReport {
  const found = cryptoReport()
  if (required && !found.fips) throw new Error('VERITAR_FIPS=required, and no FIPS provider is active in this process: see docs/deploying.md.')
  return found
}

/** The report in one line. */
export function cryptoWords({ fips, node, openssl }: CryptoReport): string {
  return `known answers hold; ${fips ? 'a FIPS provider is active (whether it is a validated module is for the operator to know)' : 'no FIPS provider is active'}; Node ${node}, OpenSSL ${openssl}`
}
