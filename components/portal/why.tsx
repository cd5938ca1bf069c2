import { CircleQuestionMark } from 'lucide-react'
import { Icon } from '@/components/ui/icon'
import type { Question } from '@/lib/checklist/criterion'
import { grades } from '@/lib/checklist/grade'
import { evidenceKinds } from '@/lib/checklist/evidence-kinds'
import type { CriterionView } from './view'

const basisWords = { LAW: 'Law', CONTRACT: 'Contract clause', GUIDE: 'Agency guidance', ARTICLE: 'Good practice' } as const

/** Why we ask, what a good answer is, and on what it rests. */
export function Why({ criterion: { why, basis, cites, slots }, shown }: { criterion: CriterionView; shown: Question[] }) {
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-6 items-center gap-1.5 text-accent pointer-coarse:min-h-11">
        <Icon of={CircleQuestionMark} size={14} />
        Why we ask, and what earns full credit
      </summary>
      <div className="measure mt-2 grid gap-3 border-l-2 border-line-strong pl-3 text-ink-2">
        <p>{why}</p>
        {shown.map((question) => (
          <div key={question.key} className="grid gap-0.5">
            <p className="font-medium text-ink">{question.ask}</p>
            <p>{question.why}</p>
            <p>Good: {question.good}</p>
            <p className="text-ink-3">Example: {question.example}</p>
          </div>
        ))}
        {slots.length > 0 && (
          <ul className="grid gap-0.5">
            {slots.map((slot) => (
              <li key={slot.kind}>
                {evidenceKinds[slot.kind].title}: up to {grades[slot.grade].word.toLowerCase()} ({slot.grade})
                {slot.freshDays !== null && `, no older than ${slot.freshDays} days`}
              </li>
            ))}
          </ul>
        )}
        <p className="text-xs text-ink-3">
          {basisWords[basis]}: {cites.join(' · ')}
        </p>
      </div>
    </details>
  )
}
