import type { Check, Given, GivenEvidence } from './criterion'
import type { EvidenceKind } from './evidence-kinds'

type Supplied = Pick<Given, 'evidence'>

/** Items of these kinds that a reviewer accepted and that are not set aside, by title. */
export function acceptedDocuments(given: Supplied, kinds: EvidenceKind[]): GivenEvidence[] {
  return documents(given, kinds).filter((item) => item.accepted === true && item.status !== 'quarantined')
}

/**
 * What is known of documents as such. Accepted by a reviewer is met; refused, unreadable or quarantined is unknown;
 * read, waiting or not supplied is information only: other checks judge what was read, and the grade limits a bare claim.
 * `what` completes "... as", for instance "the appointment letter".
 */
export function documentCheck(given: Supplied, kinds: EvidenceKind[], what: string): Check {
  const items = documents(given, kinds)
  const accepted = acceptedDocuments(given, kinds)
  const titles = (list: GivenEvidence[]) => list.map((item) => `"${item.title}"`).join(', ')
  const at = (list: GivenEvidence[]) => list.map((item) => item.at)
  if (accepted.length > 0) return { outcome: 'met', says: `A reviewer accepted ${titles(accepted)} as ${what}.`, at: at(accepted) }
  const refused = items.filter((item) => item.accepted === false)
  if (refused.length > 0) return { outcome: 'unknown', says: `A reviewer did not accept ${titles(refused)} as ${what}.`, at: at(refused) }
  const closed = items.filter((item) => item.status === 'unreadable' || item.status === 'quarantined')
  if (closed.length > 0) return { outcome: 'unknown', says: `Nobody could read ${titles(closed)}, uploaded as ${what}.`, at: at(closed) }
  const read = items.filter((item) => item.status === 'read')
  if (read.length > 0) return { outcome: 'info', says: `${titles(read)} was read as ${what}; what was found in it is judged here.`, at: at(read) }
  if (items.length > 0) return { outcome: 'info', says: `${titles(items)} waits for a reviewer to accept it as ${what}.`, at: at(items) }
  return { outcome: 'info', says: `Nothing was uploaded as ${what}: this rests on the answer alone.`, at: [] }
}

function documents(given: Supplied, kinds: EvidenceKind[]): GivenEvidence[] {
  const key = (item: GivenEvidence) => `${item.title}\n${item.evidence}`
  return given.evidence.filter((item) => kinds.includes(item.kind)).sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
