import { When } from '@/components/ui/when'
import type { Review } from '@/lib/assessments/queries'

const words: Record<string, string> = {
  accepted: 'accepted the verdict',
  disputed: 'disputed the verdict',
  overridden: 'overrode the verdict',
  'na-accepted': 'accepted that it does not apply',
  'na-refused': 'refused that it does not apply',
}

/** Who said what about this verdict, newest first, and the findings on it. */
export function ReviewHistory({ review, criterionId }: { review: Review; criterionId: string }) {
  const reviews = review.reviews.filter((r) => r.criterionId === criterionId)
  const findings = review.findings.filter((f) => f.criterionId === criterionId)
  if (reviews.length + findings.length === 0) return <p className="text-xs text-ink-3">Nobody has reviewed this verdict yet.</p>
  return (
    <ul className="grid gap-1 text-xs text-ink-2">
      {reviews.map((r) => (
        <li key={r.id}>
          {review.nameOf(r.byId)} {words[r.decision] ?? r.decision}, <When at={r.at} withTime />
          {r.reason && `: ${r.reason}`}
        </li>
      ))}
      {findings.map((f) => (
        <li key={f.id}>
          Finding, {f.severity}, {f.status}: <b className="font-medium text-ink">{f.title}</b>
          {f.dueOn && (
            <>
              {' '}
              due <When at={f.dueOn} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
