import { parseCheckpoint } from '../checkpoint'
import { type Signer, signatureLine, signedBy, type Verifier } from '../note'
import { provesConsistency } from '../proofs'
import { parseRequest } from './request'

/** The last checkpoint a witness has signed of each log. `keep` returns when it is on the disk. */
export type WitnessStore = { read: (origin: string) => string | null; keep: (origin: string, checkpoint: string) => void }

export type Witness = {
  name: string
  signer: Signer
  /** The keys of the installations it knows: a log belongs to one when its name begins with the key's. */
  trusted: readonly Verifier[]
  store: WitnessStore
}

export type WitnessAnswer = { status: 200 | 400 | 403 | 404 | 409 | 422; type: string; body: string }

const plain = (status: WitnessAnswer['status'], sentence: string): WitnessAnswer => ({ status, type: 'text/plain; charset=utf-8', body: `${sentence}\n` })

/**
 * Signs a checkpoint when it extends the last one it signed of that log, and refuses otherwise: c2sp.org/tlog-witness,
 * add-checkpoint. The signature is a plain ECDSA P-256 one under the checkpoint; see docs/decisions.
 */
export async function addCheckpoint({ name, signer, trusted, store }: Witness, body: string): Promise<WitnessAnswer> {
  const request = parseRequest(body)
  const head = request && parseCheckpoint(request.checkpoint)
  if (!request || !head) return plain(400, 'This is not a request to add a checkpoint.')
  const known = trusted.filter((key) => head.origin.startsWith(`${key.name}/`))
  if (known.length === 0) return plain(404, 'This log is not known here.')
  if (!known.some((key) => signedBy(head.note, { ...key, name: head.origin }) === 'yes')) return plain(403, 'No key known here has signed this checkpoint.')
  if (request.from > head.size) return plain(400, 'The old size is larger than the new one.')
  const stored = store.read(head.origin)
  const last = stored === null ? null : parseCheckpoint(stored)
  if (stored !== null && !last) throw new Error(`What this witness stored of ${head.origin} cannot be read: restore it. Nothing is signed until then.`)
  if (request.from !== (last?.size ?? 0)) return { status: 409, type: 'text/x.tlog.size', body: `${last?.size ?? 0}\n` }
  if (last && last.size === head.size && !last.root.equals(head.root)) return plain(409, 'Another log of this size was signed here before.')
  const extends_ = last ? provesConsistency({ from: last.size, fromRoot: last.root, to: head.size, toRoot: head.root, path: request.path }) : request.path.length === 0
  if (!extends_) return plain(422, 'This log does not begin with the one that was signed here before.')
  const line = await signatureLine(head.note.text, name, signer)
  // Asked again for what stands already, which is how it is asked whether it knows of more: nothing new is to be kept.
  if (last?.size !== head.size) store.keep(head.origin, request.checkpoint + line)
  return { status: 200, type: 'text/plain; charset=utf-8', body: line }
}
