import { LocatorLink } from '@/components/ui/locator'
import { Mark } from '@/components/ui/mark'
import type { Status } from '@/components/ui/status'
import type { Review } from '@/lib/assessments/queries'
import { dayWords } from '@/lib/day-words'
import { evidenceKinds, isEvidenceKind } from '@/lib/checklist/evidence-kinds'
import { grades } from '@/lib/checklist/grade'
import type { CriterionResult } from '@/lib/checklist/scorecard'
import { EvidenceVerdict } from './evidence-verdict'
import { evidenceHref } from './pointer'

const shapes: Record<string, Status> = { read: 'met', unread: 'unknown', pending: 'unknown', unreadable: 'error', quarantined: 'not-met', refused: 'not-met' }
const words: Record<string, string> = {
  read: 'read by Veritar',
  unread: 'nobody but a reviewer can judge it',
  pending: 'not read yet',
  unreadable: 'could not be read',
  quarantined: 'set aside',
  refused: 'refused before it was read',
}

/** The evidence given for this criterion, with what each earns and, for documents, a reviewer's word on it. */
export function CriterionEvidence({ assessmentId, result, review, mayReview }: { assessmentId: string; result: CriterionResult; review: Review; mayReview: boolean }) {
  if (result.evidence.length === 0) return <p className="text-sm text-ink-2">No evidence was given for it.</p>
  return (
    <ul className="divide-y divide-line border-y border-line text-sm">
      {result.evidence.map((e) => {
        const item = review.items.find((i) => i.id === e.id)
        const revision = item?.revisions.find((r) => r.number === e.revision)
        const verdict = revision?.reviews[0]
        return (
          <li key={e.id} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 gap-y-1 py-2 md:grid-cols-[16px_minmax(0,1fr)_auto]">
            <Mark status={shapes[e.status] ?? 'unknown'} word={words[e.status] ?? e.status} className="mt-0.5" />
            <div className="min-w-0">
              <LocatorLink href={evidenceHref(assessmentId, e.id, e.revision, {})}>
                {e.title} r{e.revision}
              </LocatorLink>
              <p className="text-xs text-ink-3">
                {isEvidenceKind(e.kind) ? evidenceKinds[e.kind].title : e.kind} · {words[e.status] ?? e.status}
                {e.grade ? ` · ${grades[e.grade].word.toLowerCase()}` : ' · no credit'}
                {e.staleOn && (e.stale ? ` · stale since ${dayWords(e.staleOn)}` : ` · fresh until ${dayWords(e.staleOn)}`)}
                {revision && (review.seen.has(revision.id) ? ' · seen before elsewhere' : review.reworded.has(revision.id) ? ' · wording seen before elsewhere' : '')}
                {verdict && ` · ${verdict.accepted ? 'accepted' : 'refused'} by ${review.nameOf(verdict.byId)}`}
              </p>
            </div>
            {mayReview && revision && ['read', 'unread'].includes(e.status) && (
              <div className="col-start-2 justify-self-start md:col-start-3">
                <EvidenceVerdict assessmentId={assessmentId} revisionId={revision.id} verdict={verdict ? { id: verdict.id, accepted: verdict.accepted } : null} />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
