import { parseHashes, parseSize } from '../checkpoint'

/** What a log asks of a witness, c2sp.org/tlog-witness: from the size it signed last, by this proof, to this checkpoint. */
export type WitnessRequest = { from: number; path: Buffer[]; checkpoint: string }

const longestProof = 63

export const requestText = ({ from, path, checkpoint }: WitnessRequest): string => [`old ${from}`, ...path.map((hash) => hash.toString('base64')), '', checkpoint].join('\n')

/** @returns null when the body is not a request */
export function parseRequest(body: string): WitnessRequest | null {
  const cut = body.indexOf('\n\n')
  const [old = '', ...lines] = body.slice(0, Math.max(cut, 0)).split('\n')
  const from = old.startsWith('old ') ? parseSize(old.slice(4)) : null
  const path = lines.length <= longestProof ? parseHashes(lines) : null
  return from !== null && path ? { from, path, checkpoint: body.slice(cut + 2) } : null
}
