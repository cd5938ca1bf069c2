'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox, Field, Input, Textarea, describedBy } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { ChoiceList } from '@/components/ui/segmented'
import { type Decision, statementFor } from '@/lib/reviews/decision'
import { decide } from '@/lib/reviews/decision-actions'
import { KeyNote } from '../keys/step-up'
import { useAct } from './use-act'

type Condition = { text: string; closedBy: string; criterionId: string; dueOn: string; ifMissed: string }
type Choice = { value: string; label: string; hint: string }

type Props = { assessmentId: string; inputs: string; choices: Choice[]; refused: string; names: { subcontractor: string; program: string }; proposed: Condition[]; criteria: string[] }

const blank: Condition = { text: '', closedBy: '', criterionId: '', dueOn: '', ifMissed: 'Access ends' }

/** The approver's decision: choice, reason, conditions, statement. Nothing is frozen before the last button. */
export function DecisionForm({ assessmentId, inputs, choices, refused, names, proposed, criteria }: Props) {
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const [signed, setSigned] = useState(false)
  const [conditions, setConditions] = useState<Condition[]>(proposed)
  const { run, busy, error, fields } = useAct(decide)
  const change = (i: number, part: Partial<Condition>) => setConditions(conditions.map((c, k) => (k === i ? { ...c, ...part } : c)))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        run({ assessmentId, inputs, decision, reason, statement: signed, validUntil: validUntil || null, conditions: decision === 'approved-with-conditions' ? conditions : [] })
      }}
    >
      <ChoiceList name="decision" label="Your determination" choices={choices} value={decision} onChange={setDecision} invalid={Boolean(fields['decision'])} />
      {refused && <p className="text-xs text-ink-3">{refused}</p>}
      {decision === 'approved-with-conditions' && (
        <fieldset className="grid gap-3">
          <legend className="text-sm font-medium">Conditions</legend>
          {conditions.map((c, i) => (
            <div key={i} className="grid gap-2 rounded-2 border border-line p-3">
              <Field label={`${i + 1}. They must`} id={`condition-${i}`} error={fields[`conditions.${i}.text`]}>
                <Input {...describedBy(`condition-${i}`, fields[`conditions.${i}.text`])} value={c.text} onChange={(event) => change(i, { text: event.target.value })} />
              </Field>
              <div className="grid gap-2 sm:grid-cols-2">
                <Field label="Closed by" id={`closed-${i}`} error={fields[`conditions.${i}.closedBy`]}>
                  <Input {...describedBy(`closed-${i}`, fields[`conditions.${i}.closedBy`])} value={c.closedBy} onChange={(event) => change(i, { closedBy: event.target.value })} />
                </Field>
                <Field label="Criterion" id={`criterion-${i}`} error={fields[`conditions.${i}.criterionId`]}>
                  <Input {...describedBy(`criterion-${i}`, fields[`conditions.${i}.criterionId`])} list="criteria-ids" value={c.criterionId} onChange={(event) => change(i, { criterionId: event.target.value.toUpperCase() })} />
                </Field>
                <Field label="Due" id={`due-${i}`} error={fields[`conditions.${i}.dueOn`]}>
                  <Input {...describedBy(`due-${i}`, fields[`conditions.${i}.dueOn`])} type="date" value={c.dueOn} onChange={(event) => change(i, { dueOn: event.target.value })} />
                </Field>
                <Field label="If missed" id={`missed-${i}`}>
                  <Input id={`missed-${i}`} value={c.ifMissed} onChange={(event) => change(i, { ifMissed: event.target.value })} />
                </Field>
              </div>
              <Button size="small" kind="quiet" onClick={() => setConditions(conditions.filter((_, k) => k !== i))}>
                <Icon of={X} size={14} /> Remove condition {i + 1}
              </Button>
            </div>
          ))}
          <datalist id="criteria-ids">
            {criteria.map((id) => (
              <option key={id} value={id} />
            ))}
          </datalist>
          <Button onClick={() => setConditions([...conditions, blank])}>
            <Icon of={Plus} size={14} /> Add a condition
          </Button>
          {fields['conditions'] && <Callout live tone="unmet" title={fields['conditions']} />}
        </fieldset>
      )}
      <Field label="Reason, kept with the record" id="decision-reason" error={fields['reason']}>
        <Textarea {...describedBy('decision-reason', fields['reason'])} rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field label="Valid to" id="valid-until" optional hint="It goes stale earlier when an input changes or lapses." error={fields['validUntil']}>
        <Input {...describedBy('valid-until', fields['validUntil'])} type="date" value={validUntil} onChange={(event) => setValidUntil(event.target.value)} />
      </Field>
      {decision && <blockquote className="font-said text-lg leading-relaxed">“{statementFor(decision as Decision, names, conditions.length)}”</blockquote>}
      <Checkbox label="This statement is mine and will be exported with my name." aria-invalid={fields['statement'] ? true : undefined} checked={signed} onChange={(event) => setSigned(event.target.checked)} />
      {fields['statement'] && <Callout live tone="unmet" title={fields['statement']} />}
      {error && <Callout live tone="unmet" title={error} />}
      <Button kind="primary" type="submit" aria-busy={busy} why={decision ? undefined : 'Choose a determination first.'}>
        Sign and record
      </Button>
      <KeyNote />
    </form>
  )
}
