import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Opening } from './entry'
import { type Signer, signNote } from './note'

// An export of a log: one JSON value a line, readable with any text tool and checkable without Veritar's database.
// First the head; then for each event its line, the complete subtrees it finishes (level 0 first), and every signed
// head of just that size; at the end a signed note over everything before it.

export const bundleFormat = 'veritar.log/1'

export const BundleHead = z.strictObject({
  format: z.literal(bundleFormat),
  /** Name of the log, the first line of its checkpoints. */
  origin: z.string().min(1),
  /** Events in it. */
  size: z.int().min(0),
  /** Public keys that sign for the log, and those of its witnesses, a line each. */
  keys: z.array(z.string()),
  witnesses: z.array(z.string()),
  made: z.iso.datetime(),
})
export type BundleHead = z.infer<typeof BundleHead>

export type BundlePart =
  /** An event: the bytes the log is made of as text, and its personal facts unless they were left out. */
  | { index: number; payload: string; opening: Opening | null }
  /** The row the pages show says something else than what was logged. */
  | { index: number; payload: string; opening: Opening | null; altered: true }
  /** An event the one who made the export may not read (yet); its hash is in the tree. */
  | { index: number; sealed: true }
  /** An event that is no longer in the database. */
  | { index: number; missing: true }
  | { node: [level: number, index: number]; hash: string }
  | { checkpoint: string }

/** What is signed at the end of an export. */
export const endText = (origin: string, size: number, digest: Buffer): string => `veritar.log/1 export\n${origin}\n${size}\n${digest.toString('base64')}\n`

/** The lines of an export, each with its newline. */
export async function* bundleLines(head: BundleHead, parts: AsyncIterable<BundlePart>, signer: Signer): AsyncGenerator<string> {
  const digest = createHash('sha256')
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`
    digest.update(text)
    return text
  }
  yield line(head)
  for await (const part of parts) yield line(part)
  yield `${JSON.stringify({ end: await signNote(endText(head.origin, head.size, digest.digest()), head.origin, signer) })}\n`
}
