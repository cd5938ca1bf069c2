import { factSchemas, isFactKind, type FactKind } from '../analyzers/facts-by-kind'
import type { Observation } from '../analyzers/analyzer'
import type { EvidenceInput } from './case'
import { dayOf } from './dates'
import { papers } from './evidence-kinds'

/** An evidence item as the engine uses it: facts parsed again, dated, in one order whatever order it came in. */
export type PreparedEvidence = {
  item: EvidenceInput
  /** Parsed facts, when it was read by its analyzer and they are still what the analyzer promises. */
  reading: { kind: FactKind; facts: unknown; observations: Observation[] } | null
  /** Why a read item cannot be used after all. */
  broken: string | null
  /** The day freshness counts from, or null when nothing dates it. */
  dated: string | null
}

/**
 * Prepares the evidence of a case. Only the highest revision of an item counts. The order is newest date first,
 * then newest receipt, then id, so that the order of the input never matters.
 */
export function prepareEvidence(items: EvidenceInput[]): PreparedEvidence[] {
  const newest = new Map<string, EvidenceInput>()
  for (const item of items) {
    const known = newest.get(item.id)
    if (!known || item.revision > known.revision || (item.revision === known.revision && text(item) < text(known))) newest.set(item.id, item)
  }
  return [...newest.values()].map(prepare).sort(byDate)
}

const text = (item: EvidenceInput) => JSON.stringify(item)

function byDate(a: PreparedEvidence, b: PreparedEvidence): number {
  const key = (one: PreparedEvidence) => [one.dated ?? '', new Date(one.item.receivedAt).toISOString()]
  const [dateA = '', receivedA = ''] = key(a)
  const [dateB = '', receivedB = ''] = key(b)
  if (dateA !== dateB) return dateA < dateB ? 1 : -1
  if (receivedA !== receivedB) return receivedA < receivedB ? 1 : -1
  return a.item.id < b.item.id ? -1 : 1
}

function prepare(item: EvidenceInput): PreparedEvidence {
  const dated = item.effectiveFrom
  if (item.status !== 'read' || !isFactKind(item.kind)) return { item, reading: null, broken: null, dated }
  if (item.analyzer === null) return { item, reading: null, broken: `${item.title || item.id} was not read by an analyzer.`, dated }
  const parsed = factSchemas[item.kind].safeParse(item.facts)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : ''
    return { item, reading: null, broken: `The stored facts of ${item.title || item.id} do not fit their analyzer${place}; analyze it again.`, dated }
  }
  const observations = item.observations.map((seen) => ({ locator: {}, ...seen }) as Observation)
  const expiring = { ...item, effectiveTo: expiryOf(parsed.data, item.effectiveTo) }
  return { item: expiring, reading: { kind: item.kind, facts: parsed.data, observations }, broken: null, dated: dateOf(parsed.data, item.effectiveFrom) }
}

/** The end of an item: the day its own text gives, when that is earlier than what was said of it or nothing was. */
function expiryOf(facts: object, given: string | null): string | null {
  const { expiresOn, earliestSunset }: { expiresOn?: string | null; earliestSunset?: string | null } = facts
  const own = dayOf(expiresOn ?? earliestSunset ?? null)
  return own !== null && (given === null || own < given) ? own : given
}

/**
 * The day an item speaks for. A log's last event beats what was said of it; otherwise the given date,
 * and without one the newest date a roster or a document gives for itself.
 */
function dateOf(facts: object, given: string | null): string | null {
  const { lastEvent, newestDate, date }: { lastEvent?: string | null; newestDate?: string | null; date?: string | null } = facts
  if (lastEvent !== undefined) return dayOf(lastEvent)
  if (given !== null) return given
  return dayOf(newestDate !== undefined ? newestDate : date)
}

/** True for a paper that no reader has read and a reviewer has accepted: it is read by people. */
export const acceptedPaper = (item: EvidenceInput): boolean => papers.has(item.kind) && item.review?.accepted === true && (item.status === 'unread' || item.status === 'unreadable')
