import { answerState, askedCriteria, isOnPremises } from '@/lib/assessments/progress'
import type { PortalRequest } from '@/lib/assessments/portal-queries'
import { catalog } from '@/lib/checklist/catalog'
import type { Basis, Criterion, EvidenceSlot, Question } from '@/lib/checklist/criterion'
import { formOf } from '@/lib/checklist/form'
import { type ChapterId, chapters } from '@/lib/checklist/sections'
import type { Draft } from './draft'

/** A criterion as the questionnaire shows it: data only, so that it can cross to the browser. */
export type CriterionView = {
  id: string
  title: string
  why: string
  basis: Basis
  cites: string[]
  questions: Question[]
  slots: EvidenceSlot[]
  saved: Draft & { version: number }
  /** What does not hold up, in a sentence. */
  attention: string | null
}

export type ChapterView = { id: ChapterId; title: string; answered: number; asked: number }

const done = (state: string) => state === 'answered' || state === 'does-not-apply'

/** The chapters that ask something in this program, with how many criteria of each are answered. */
export function chapterViews({ program, saved }: PortalRequest): ChapterView[] {
  const asked = askedCriteria(catalog.criteria, program)
  return chapters.flatMap(({ id, title }) => {
    const own = asked.filter((criterion) => criterion.chapter === id)
    const answered = own.filter((criterion) => done(answerState(criterion, program, saved.get(criterion.id)))).length
    return own.length === 0 ? [] : [{ id, title, asked: own.length, answered }]
  })
}

/** The criteria of one chapter in their order, with what is saved and what does not hold up. */
export function criterionViews(request: PortalRequest, chapter: ChapterId): CriterionView[] {
  const onPremises = isOnPremises(request.program)
  return askedCriteria(catalog.criteria, request.program)
    .filter((criterion) => criterion.chapter === chapter)
    .map((criterion) => {
      const { title, questions, evidence } = formOf(criterion, onPremises)
      const saved = request.saved.get(criterion.id)
      const { id, why, basis, cites } = criterion
      return {
        id,
        title,
        why,
        basis,
        cites,
        questions,
        slots: evidence,
        saved: { values: saved?.values ?? {}, note: saved?.note ?? '', reason: saved?.doesNotApply?.reason ?? null, version: saved?.version ?? 0 },
        attention: attentionOf(request, criterion, evidence),
      }
    })
}

function attentionOf({ card, evidence }: PortalRequest, { id }: Criterion, slots: EvidenceSlot[]): string | null {
  const hit = card.knockOuts.flatMap((k) => k.hits).find((h) => h.criterion === id && (h.state === 'open' || h.state === 'proposed' || h.state === 'confirmed'))
  if (hit) return hit.because
  const kinds = new Set<string>(slots.map((slot) => slot.kind))
  const mine = evidence.filter((item) => kinds.has(item.kind) && (item.criteria.length === 0 || item.criteria.includes(id)))
  const refused = mine.find((item) => item.status === 'unreadable' || item.status === 'quarantined' || item.status === 'refused')
  if (refused) return `${refused.title}: ${refused.reason}`
  const worst = mine.flatMap((item) => item.observations).find((o) => o.criterion === id && (o.severity === 'critical' || o.severity === 'high'))
  return worst?.message ?? null
}

/** Where a criterion is answered. */
export function criterionHref(requestId: string, criterionId: string): string {
  const chapter = catalog.byId(criterionId)?.chapter
  return chapter ? `/portal/${requestId}/${chapter}#${criterionId}` : `/portal/${requestId}`
}

export const stageWords: Record<string, { word: string; next: string }> = {
  answering: { word: 'Open for answers', next: 'Answer, upload and submit' },
  submitted: { word: 'Under review', next: 'Nothing to do; questions arrive as messages' },
  'with-approver': { word: 'Waiting for the decision', next: 'Nothing to do' },
  decided: { word: 'Decided', next: 'Read the determination' },
}

/** "7 days left", "due today", "3 days late"; null without a date. `now` is the moment of reading, days count in UTC. */
export function daysLeft(dueOn: Date | null, now: Date): string | null {
  if (!dueOn) return null
  const days = Math.round((Date.parse(dueOn.toISOString().slice(0, 10)) - Date.parse(now.toISOString().slice(0, 10))) / 86_400_000)
  const many = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`
  return days === 0 ? 'due today' : days > 0 ? `${many(days)} left` : `${many(-days)} late`
}
