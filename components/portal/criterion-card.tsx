'use client'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox, Field, Textarea } from '@/components/ui/field'
import { visibleQuestions } from '@/lib/checklist/answers'
import type { Value } from '@/lib/checklist/case'
import type { EvidenceView } from '@/lib/evidence/queries'
import type { SaveState } from './autosave'
import { draftState, type DraftState } from './draft'
import { EvidenceSlots } from './evidence-slots'
import { QuestionField } from './question-field'
import { SaveStatus } from './save-status'
import { useSavedDraft } from './use-saved-draft'
import type { CriterionView } from './view'
import { Why } from './why'

const badges: Record<DraftState, { tone: Tone; word: string }> = {
  answered: { tone: 'met', word: 'Answered' },
  'does-not-apply': { tone: 'na', word: 'You say it does not apply' },
  started: { tone: 'partial', word: 'Started' },
  'not-answered': { tone: 'missing', word: 'Not answered' },
}

type Props = {
  assessmentId: string
  criterion: CriterionView
  place: string
  evidence: EvidenceView[]
  readOnly: boolean
  withdrawable: boolean
  onState: (state: SaveState) => void
}

/** One criterion: what is asked, why, the answer that saves itself, and its evidence. */
export function CriterionCard({ assessmentId, criterion, place, evidence, readOnly, withdrawable, onState }: Props) {
  const { id, title, questions, slots, saved, attention } = criterion
  const { draft, state, change, flush, theirs, takeTheirs, keepMine } = useSavedDraft({ assessmentId, criterionId: id, questions, saved, onState })
  const how = draftState(questions, draft)
  const badge = attention && how !== 'not-answered' ? { tone: 'partial' as const, word: 'Needs attention' } : badges[how]
  const setValue = (key: string, value: Value) => change({ ...draft, values: { ...draft.values, [key]: value } })
  const applies = draft.reason === null

  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid gap-4 border-t border-line px-4 py-5 first:border-t-0 md:p-6" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && flush()}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-baseline gap-2">
          <span className="font-code text-xs font-medium text-ink-2">{id}</span>
          <span className="text-xs text-ink-3">{place}</span>
        </span>
        <Badge tone={badge.tone}>{badge.word}</Badge>
      </div>
      <h2 id={`${id}-title`} className="text-sm! text-ink-2">
        {title}
      </h2>
      {attention && how !== 'not-answered' && <Callout tone="partial" title={attention} />}
      {theirs && (
        <Callout tone="partial" live title="Another tab or a colleague saved this answer while you typed.">
          <p>Yours is still here and nothing was overwritten.</p>
          <span className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={keepMine}>
              Save mine instead
            </Button>
            <Button size="small" onClick={takeTheirs}>
              Take the saved one
            </Button>
          </span>
        </Callout>
      )}
      {applies && visibleQuestions(questions, draft.values).map((question) => <QuestionField key={question.key} id={`${id}-answer-${question.key}`} question={question} value={draft.values[question.key]} readOnly={readOnly} onChange={(value) => setValue(question.key, value)} />)}
      <Why criterion={criterion} shown={applies ? visibleQuestions(questions, draft.values) : []} />
      <div className="grid gap-2">
        <Checkbox label="This does not apply to us" hint="It counts as unanswered until a reviewer accepts your reason." disabled={readOnly} checked={!applies} onChange={(event) => change({ ...draft, reason: event.target.checked ? '' : null })} />
        {!applies && (
          <Field id={`${id}-reason`} label="Why it does not apply" error={draft.reason?.trim() === '' ? 'Say why; without a reason it is not saved.' : undefined}>
            <Textarea id={`${id}-reason`} rows={2} maxLength={5000} readOnly={readOnly} value={draft.reason ?? ''} onChange={(event) => change({ ...draft, reason: event.target.value })} />
          </Field>
        )}
        <Field id={`${id}-note`} label="Note to the reviewer" optional>
          <Textarea id={`${id}-note`} rows={1} maxLength={20000} readOnly={readOnly} value={draft.note} onChange={(event) => change({ ...draft, note: event.target.value })} />
        </Field>
      </div>
      {slots.length > 0 && <EvidenceSlots assessmentId={assessmentId} criterionId={id} slots={slots} evidence={evidence} readOnly={readOnly} withdrawable={withdrawable} />}
      {!readOnly && <SaveStatus state={state} />}
    </section>
  )
}
