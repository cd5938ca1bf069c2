'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { Field, FieldError, Select, Textarea, describedBy } from '@/components/ui/field'
import { Kbd } from '@/components/ui/kbd'
import { useShortcut } from '@/components/shortcuts/shortcuts'
import { Segmented } from '@/components/ui/segmented'
import { decideKnockOut, openFinding, reviewCriterion } from '@/lib/reviews/actions'
import { FindingForm } from './finding-form'
import { useAct } from './use-act'

type Panel = 'override' | 'dispute' | 'finding' | 'knock-out' | 'not-applicable' | null

type Props = {
  assessmentId: string
  criterionId: string
  computed: string
  proposed: string[]
  claimsNotApplicable: boolean
  /** The newest review this page shows, and the newest decision on each proposed knock-out. */
  seen: { review: string | null; knockOuts: Record<string, string> }
  /** Why nothing can be changed now, when that is so. */
  locked?: string | undefined
}

/** What a reviewer can do with a verdict: accept, dispute, override with a reason, decide a knock-out, open a finding. */
export function ReviewActions({ assessmentId, criterionId, computed, proposed, claimsNotApplicable, seen, locked }: Props) {
  const [panel, setPanel] = useState<Panel>(null)
  const [reason, setReason] = useState('')
  const [outcome, setOutcome] = useState('')
  const close = () => {
    setPanel(null)
    setReason('')
  }
  const review = useAct(reviewCriterion, close)
  const knockOut = useAct(decideKnockOut, close)
  const base = { assessmentId, criterionId }
  const word = { ...base, seen: seen.review }
  const accept = () => review.run({ ...word, decision: 'accepted' })
  useShortcut('a', 'Accept the verdict', () => !locked && accept())
  useShortcut('o', 'Override the verdict', () => !locked && setPanel('override'))
  useShortcut('x', 'Decide the proposed knock-out', () => !locked && proposed.length > 0 && setPanel('knock-out'))

  return (
    <div className="grid gap-3 border-t border-line bg-surface px-4 py-3 md:px-6 print:hidden">
      {review.error && panel === null && <Callout live tone="unmet" title={review.error} />}
      <div className="flex flex-wrap gap-2">
        {proposed.length > 0 && (
          <Button kind="danger" why={locked} onClick={() => setPanel('knock-out')}>
            Decide {proposed.join(', ')} <Kbd>X</Kbd>
          </Button>
        )}
        {claimsNotApplicable && (
          <Button why={locked} onClick={() => setPanel('not-applicable')}>
            Does it apply?
          </Button>
        )}
        <Button kind="primary" why={locked} onClick={accept} aria-busy={review.busy}>
          Accept verdict <Kbd>A</Kbd>
        </Button>
        <Button why={locked} onClick={() => setPanel('dispute')}>
          Dispute
        </Button>
        <Button why={locked} onClick={() => setPanel('override')}>
          Override… <Kbd>O</Kbd>
        </Button>
        <Button why={locked} onClick={() => setPanel('finding')} className="ml-auto">
          Open a finding
        </Button>
      </div>

      <Dialog open={panel === 'override'} onOpenChange={(open) => !open && setPanel(null)} title={`Override ${criterionId}`} says={`Computed: ${computed}. The computed verdict stays beside yours, with your name and reason.`}>
        <ReasonForm error={review.error} fields={review.fields} reason={reason} setReason={setReason} busy={review.busy} label="Override" onSubmit={() => review.run({ ...word, decision: 'overridden', outcome: outcome as 'met', reason })}>
          <Segmented name="outcome" label="New verdict" value={outcome} onChange={setOutcome} choices={[{ value: 'met', label: 'Met' }, { value: 'partial', label: 'Partial' }, { value: 'not-met', label: 'Not met' }]} invalid={Boolean(review.fields['outcome'])} describedBy="outcome-error" />
          <FieldError id="outcome-error" error={review.fields['outcome']} />
        </ReasonForm>
      </Dialog>
      <Dialog open={panel === 'dispute'} onOpenChange={(open) => !open && setPanel(null)} title={`Dispute ${criterionId}`} says="You do not agree yet. The figure stays as computed until you override it or new evidence arrives.">
        <ReasonForm error={review.error} fields={review.fields} reason={reason} setReason={setReason} busy={review.busy} label="Dispute" onSubmit={() => review.run({ ...word, decision: 'disputed', reason })} />
      </Dialog>
      <Dialog open={panel === 'not-applicable'} onOpenChange={(open) => !open && setPanel(null)} title="They say it does not apply" says="Accepted, its weight leaves the sum. Refused, it stays unanswered.">
        <ReasonForm error={review.error} fields={review.fields} reason={reason} setReason={setReason} busy={review.busy} label="Record" onSubmit={() => review.run({ ...word, decision: outcome as 'na-accepted', reason })}>
          <Segmented name="na" label="Your word" value={outcome} onChange={setOutcome} choices={[{ value: 'na-accepted', label: 'Accept their reason' }, { value: 'na-refused', label: 'Refuse it' }]} invalid={Boolean(review.fields['decision'])} describedBy="na-error" />
          <FieldError id="na-error" error={review.fields['decision']} />
        </ReasonForm>
      </Dialog>
      <KnockOutDialog open={panel === 'knock-out'} close={() => setPanel(null)} proposed={proposed} act={knockOut} base={base} seen={seen.knockOuts} />
      <Dialog open={panel === 'finding'} onOpenChange={(open) => !open && setPanel(null)} title={`Finding on ${criterionId}`} says="A judged gap. Shared findings are shown to the subcontractor.">
        <FindingForm base={base} action={openFinding} done={() => setPanel(null)} />
      </Dialog>
    </div>
  )
}

type FormProps = { error: string | null; fields: Record<string, string>; reason: string; setReason: (text: string) => void; busy: boolean; label: string; onSubmit: () => void; children?: React.ReactNode }

function ReasonForm({ error, fields, reason, setReason, busy, label, onSubmit, children }: FormProps) {
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {error && <Callout live tone="unmet" title={error} />}
      {children}
      <Field label="Reason, kept with the record" id="reason" error={fields['reason']}>
        <Textarea {...describedBy('reason', fields['reason'])} rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button kind="primary" type="submit" aria-busy={busy}>
        {label}
      </Button>
    </form>
  )
}

function KnockOutDialog({ open, close, proposed, act, base, seen }: { open: boolean; close: () => void; proposed: string[]; act: ReturnType<typeof useAct<Parameters<typeof decideKnockOut>[0], object>>; base: { assessmentId: string; criterionId: string }; seen: Record<string, string> }) {
  const [which, setWhich] = useState('')
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const knockOutId = which || proposed[0]
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()} title="Decide the proposed knock-out" says="Confirmed, it decides against them whatever the score says. Dismissed, it no longer blocks. Both stay on the record.">
      <ReasonForm error={act.error} fields={act.fields} reason={reason} setReason={setReason} busy={act.busy} label="Record" onSubmit={() => act.run({ ...base, knockOutId, seen: seen[knockOutId ?? ''] ?? null, decision, reason })}>
        {proposed.length > 1 && (
          <Field label="Knock-out" id="knock-out">
            <Select id="knock-out" value={knockOutId} onChange={(event) => setWhich(event.target.value)}>
              {proposed.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </Select>
          </Field>
        )}
        <Segmented name="decision" label="Decision" value={decision} onChange={setDecision} choices={[{ value: 'confirmed', label: `Confirm ${knockOutId ?? ''}` }, { value: 'dismissed', label: 'Dismiss' }]} invalid={Boolean(act.fields['decision'])} describedBy="decision-error" />
        <FieldError id="decision-error" error={act.fields['decision']} />
      </ReasonForm>
    </Dialog>
  )
}
