import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Case } from '../checklist/case'
import type { Scorecard } from '../checklist/scorecard'

/** RFC 8785 canonical JSON: the same value gives the same bytes on every machine. */
function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Nothing to make canonical.')
  return text
}

/** Lower-case hex SHA-256 of the canonical JSON of `value`. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** What a decision rests on, frozen. */
export type Snapshot = { case: Case; scorecard: Scorecard }

/**
 * Digest of everything a person put in (answers, evidence digests, gates, reviews) and of names found on a restricted-party
 * list, without the moment of judging.
 * When it differs from that of a determination, the determination is stale.
 */
export function inputsDigest(input: Case): string {
  const { asOf: _, screening, ...inputs } = input
  // A newer restricted-party list changes nothing until a name stands on it.
  return digestOf(screening && screening.hits.length > 0 ? { ...inputs, hits: screening.hits } : inputs)
}

/** Why a decision no longer stands on what is true today; empty when it still does. */
export function staleReasons(snapshot: Snapshot, today: Case, card: Scorecard): string[] {
  const reasons: string[] = []
  if (inputsDigest(snapshot.case) !== inputsDigest(today)) reasons.push('An answer, a piece of evidence, a gate, a review or a name on a restricted-party list changed after the decision.')
  if (snapshot.scorecard.catalog !== card.catalog) reasons.push(`The catalog moved from ${snapshot.scorecard.catalog} to ${card.catalog}.`)
  if (snapshot.scorecard.outcome !== card.outcome) reasons.push(`Judged today the outcome is ${card.outcome.replace('-', ' ')}, not ${snapshot.scorecard.outcome.replace('-', ' ')}.`)
  return reasons
}
