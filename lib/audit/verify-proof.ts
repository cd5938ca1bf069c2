import { parseCheckpoint, parseProof } from './checkpoint'
import { readEntry } from './entry'
import { leafHash } from './merkle'
import { signedBy, type Verifier } from './note'
import { provesInclusion } from './proofs'

/** What checking the proof of one event found. `fault` says why it is not proven; null when it is. */
export type ProofReport = { origin: string; index: number | null; size: number; id: string; code: string; at: string; signedBy: string | null; witnesses: string[]; fault: string | null }

/**
 * Checks the file of a proof: the event's bytes, the path to the root, the signature under it.
 * @param keys public keys of the installation, and of witnesses
 */
export function verifyProof(text: string, keys: readonly Verifier[]): ProofReport {
  const report: ProofReport = { origin: '', index: null, size: 0, id: '', code: '', at: '', signedBy: null, witnesses: [], fault: null }
  const not = (fault: string): ProofReport => ({ ...report, fault })
  const proof = parseProof(text)
  const head = proof && parseCheckpoint(proof.checkpoint)
  if (!proof || !head) return not('The file is damaged: it is not the proof of an event.')
  Object.assign(report, { origin: head.origin, size: head.size, index: proof.index })
  const entry = readEntry(proof.entry)
  if (!entry || !head.origin.endsWith(`/${entry.log}`)) return not('What the proof carries is not an event of this log.')
  Object.assign(report, { id: entry.id, code: entry.code, at: entry.at })
  if (!provesInclusion({ leaf: leafHash(proof.entry), index: proof.index, size: head.size, path: proof.path, root: head.root })) return not('The event is not in the log that was signed.')
  const ofLog = (key: Verifier) => head.origin === key.name || head.origin.startsWith(`${key.name}/`)
  const signer = keys.filter(ofLog).find((key) => signedBy(head.note, { ...key, name: head.origin }) === 'yes')
  if (!signer) return not('The head of the log is not signed with a key that was given.')
  return { ...report, signedBy: signer.id, witnesses: keys.filter((key) => !ofLog(key) && signedBy(head.note, key) === 'yes').map(({ name }) => name) }
}
