import { env } from '../../env'
import { type Clamd, ScannerAway, scanStream } from './clamd'
import { trustedScanner } from './trust-scanner'

/** The scanner of this installation; null where the operator has waived it, which the start has made sure of. */
export function scanner(): Clamd | null {
  const { CLAMD: address, CLAMD_SECONDS: seconds } = env()
  return address ? { address, seconds } : null
}

/** How long what was found out about the scanner holds, in milliseconds: its signatures change while it runs. */
const believedFor = 300_000
let believed: { what: string; until: number } | undefined

/** What one stream came to, and what said so; `scanned` is empty where scanning is waived. */
export type Scanned = { result: 'clean'; scanned: string } | { result: 'infected'; name: string } | { result: 'not-scanned'; why: string }

/**
 * Has files scanned one after another; the first that is not clean ends it.
 * @throws ScannerAway while nothing can be said of them
 */
export async function scanAll(files: { name: string; stream: () => AsyncIterable<Uint8Array> }[]): Promise<{ file: string | null } & Scanned> {
  const clamd = scanner()
  if (!clamd) return { file: null, result: 'clean', scanned: '' }
  const now = Date.now()
  if (!believed || believed.until < now) believed = { what: await trustedScanner(clamd, env().CLAMD_SIGNATURE_HOURS, new Date(now)), until: now + believedFor }
  for (const { name, stream } of files) {
    const said = await scanStream(clamd, stream()).catch((error: unknown) => {
      // It may come back as another one.
      if (error instanceof ScannerAway) believed = undefined
      throw error
    })
    if (said.result !== 'clean') return { file: name, ...said }
  }
  return { file: null, result: 'clean', scanned: believed.what }
}
