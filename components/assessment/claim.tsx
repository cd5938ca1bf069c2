import { Said } from '@/components/ui/message'
import { visibleQuestions } from '@/lib/checklist/answers'
import type { Case } from '@/lib/checklist/case'
import type { Criterion } from '@/lib/checklist/criterion'
import { formOf } from '@/lib/checklist/form'
import type { CriterionResult } from '@/lib/checklist/scorecard'
import { answerWords } from '@/lib/report/report-criteria'

/** What the respondent says: lead answer first, then the rest, in their words. */
export function Claim({ criterion, result, input }: { criterion: Criterion; result: CriterionResult; input: Case }) {
  const given = input.answers[criterion.id]
  const { questions } = formOf(criterion, result.form === 'on-premises')
  if (!given) return <p className="text-sm text-ink-2">They have not answered this. It earns nothing and lowers coverage.</p>
  const shown = visibleQuestions(questions, given.values)
  const lead = shown.find((q) => q.lead)
  return (
    <div className="grid gap-2">
      {given.doesNotApply && <Said>It does not apply: {given.doesNotApply.reason}</Said>}
      {lead && (
        <>
          <p className="text-xs text-ink-3">{lead.ask}</p>
          <Said>
            {answerWords(lead, given.values[lead.key])}
            {given.note && `. ${given.note}`}
          </Said>
        </>
      )}
      <dl className="grid gap-1.5 text-sm">
        {shown
          .filter((q) => !q.lead)
          .map((q) => (
            <div key={q.key} className="grid gap-x-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
              <dt className="text-xs leading-5 text-ink-3">{q.ask}</dt>
              <dd className="wrap-anywhere whitespace-pre-line">{answerWords(q, given.values[q.key])}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
