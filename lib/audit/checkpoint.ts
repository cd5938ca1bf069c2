import { fromBase64 } from './base64'
import { hashBytes } from './merkle'
import { parseNote, type Note } from './note'

/** The head of a log: its name, how many leaves it has, and its root. */
export type Checkpoint = { origin: string; size: number; root: Buffer }

const decimal = /^(0|[1-9]\d{0,15})$/

/** A size as the C2SP formats write it; null when it is not one. */
export function parseSize(text: string): number | null {
  const size = decimal.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(size) ? size : null
}

/** Hashes in Base 64, one a line; null when one of them is none. */
export function parseHashes(lines: string[]): Buffer[] | null {
  const hashes = lines.map(fromBase64)
  return hashes.every((hash) => hash?.length === hashBytes) ? (hashes as Buffer[]) : null
}

/** The text of a checkpoint, as c2sp.org/tlog-checkpoint says; without extension lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString('base64')}\n`

/** A signed checkpoint with its note; null when it is not one, or carries lines that no auditor could check. */
export function parseCheckpoint(text: string): (Checkpoint & { note: Note }) | null {
  const note = parseNote(text)
  const [origin, digits = '', base64 = '', end, ...more] = note?.text.split('\n') ?? []
  const size = parseSize(digits)
  const root = fromBase64(base64)
  if (!note || !origin || size === null || root?.length !== hashBytes || end !== '' || more.length > 0) return null
  return { origin, size, root, note }
}

/** The proof that an entry is in a log, for whoever holds the log's public key: c2sp.org/tlog-proof. */
export type EntryProof = { entry: Buffer; index: number; path: Buffer[]; checkpoint: string }

const proofHead = 'c2sp.org/tlog-proof@v1'

/** The file of a proof; the entry itself rides along as extra data. */
export function proofText({ entry, index, path, checkpoint }: EntryProof): string {
  return [proofHead, `extra ${entry.toString('base64')}`, `index ${index}`, ...path.map((hash) => hash.toString('base64')), '', checkpoint].join('\n')
}

/** @returns null when it is not the file of a proof with its entry */
export function parseProof(text: string): EntryProof | null {
  const cut = text.indexOf('\n\n')
  const [head, extra = '', index = '', ...hashes] = text.slice(0, Math.max(cut, 0)).split('\n')
  const entry = extra.startsWith('extra ') ? fromBase64(extra.slice(6)) : null
  const at = index.startsWith('index ') ? parseSize(index.slice(6)) : null
  const path = parseHashes(hashes)
  return head === proofHead && entry && at !== null && path ? { entry, index: at, path, checkpoint: text.slice(cut + 2) } : null
}
