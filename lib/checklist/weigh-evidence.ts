import { addDays } from './dates'
import type { EvidenceSlot } from './criterion'
import { capMicros } from './formula'
import type { Grade } from './grade'
import { acceptedPaper, type PreparedEvidence } from './prepare-evidence'

/** What one item is worth to one criterion. */
export type WeighedEvidence = { evidence: PreparedEvidence; grade: Grade | null; stale: boolean; staleOn: string | null }

/** An independent audit stays fresh for 36 months, an internal one for the days of its slot (domain.md section 4). */
const INDEPENDENT_AUDIT_DAYS = 1_096

/**
 * Grade and freshness of an item in a slot on an ISO day. It reaches the slot's grade once read by its analyzer or
 * accepted by a reviewer, E4 when accepted as independent, and nothing while unread, unreadable, set aside or refused.
 */
export function weigh(evidence: PreparedEvidence, slot: EvidenceSlot, today: string): WeighedEvidence {
  const staleOn = firstStaleDay(evidence, slot)
  return { evidence, grade: gradeOf(evidence, slot), stale: isStale(evidence, slot, staleOn, today), staleOn }
}

function gradeOf({ item, reading, broken }: PreparedEvidence, slot: EvidenceSlot): Grade | null {
  if (item.review?.accepted === false || broken !== null) return null
  if (item.status !== 'read' && item.status !== 'unread' && !acceptedPaper(item)) return null
  if (item.review?.accepted) return item.review.independent ? 'E4' : slot.grade
  return reading === null ? null : slot.grade
}

function firstStaleDay({ item, dated }: PreparedEvidence, slot: EvidenceSlot): string | null {
  const freshDays = item.kind === 'audit-report' && item.review?.accepted && item.review.independent ? Math.max(INDEPENDENT_AUDIT_DAYS, slot.freshDays ?? 0) : slot.freshDays
  const days = [
    ...(dated !== null && freshDays !== null ? [addDays(dated, freshDays + 1)] : []),
    ...(item.effectiveTo !== null ? [addDays(item.effectiveTo, 1)] : []),
  ]
  return days.sort()[0] ?? null
}

/** Undated, dated in the future, or of unknown expiry counts as stale: freshness has to be shown. */
function isStale({ item, dated }: PreparedEvidence, slot: EvidenceSlot, staleOn: string | null, today: string): boolean {
  if (slot.freshDays === null ? item.effectiveTo === null : dated === null) return true
  if (dated !== null && dated > addDays(today, 1)) return true
  return staleOn === null || today >= staleOn
}

/**
 * The best standing over the claim, the attestation and the evidence: the highest cap, not the highest grade.
 * Several items of the same worth count once.
 */
export function bestStanding(items: WeighedEvidence[], attested: boolean, best: Grade): { reached: Grade; stale: boolean } {
  const candidates: { reached: Grade; stale: boolean }[] = [{ reached: attested ? 'E1' : 'E0', stale: false }]
  for (const { grade, stale } of items) if (grade !== null) candidates.push({ reached: grade, stale })
  return candidates.reduce((a, b) => {
    const gain = capMicros(b.reached, best, b.stale) - capMicros(a.reached, best, a.stale)
    if (gain !== 0) return gain > 0 ? b : a
    if (a.stale !== b.stale) return a.stale ? b : a
    return b.reached > a.reached ? b : a
  })
}

/** The highest grade that is fresh: only what is current demonstrates anything. */
export function freshGrade(items: WeighedEvidence[], attested: boolean): Grade {
  return items.reduce<Grade>((top, { grade, stale }) => (grade !== null && !stale && grade > top ? grade : top), attested ? 'E1' : 'E0')
}
