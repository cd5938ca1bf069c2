'use client'
import type { GateQuestion } from '@/lib/checklist/gates/gate'
import { describedBy, Field, FieldError, Input, Select, Textarea } from './ui/field'
import { ChoiceList, Segmented } from './ui/segmented'

type Props = { name: string; question: GateQuestion; value: string; onChange: (value: string) => void; error?: string | undefined }

/** One question of a gate, drawn by the kind of its answer, with why it is asked and what a good answer is. */
export function GateField({ name, question, value, onChange, error }: Props) {
  const { answer, ask, why, good, example, required } = question
  const help = (
    <>
      {why} {good} <span className="whitespace-nowrap">Example: {example}</span>
    </>
  )
  if (answer.kind === 'choice' && answer.options.length <= 6) {
    const long = answer.options.some((option) => option.label.length > 22)
    const Group = long ? ChoiceList : Segmented
    return (
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">
          {ask}
          {!required && <span className="font-normal text-ink-3"> (optional)</span>}
        </legend>
        <Group name={name} label={ask} choices={answer.options.map((option) => ({ value: option.value, label: option.label }))} value={value} onChange={onChange} invalid={Boolean(error)} describedBy={`${name}-hint`} />
        <FieldError id={`${name}-error`} error={error} />
        <p id={`${name}-hint`} className="max-w-[88ch] text-xs text-ink-3">
          {help}
        </p>
      </fieldset>
    )
  }
  const shared = { ...describedBy(name, error, true), name, value }
  return (
    <Field id={name} label={ask} hint={help} error={error} optional={!required}>
      {answer.kind === 'choice' ? (
        <Select {...shared} onChange={(event) => onChange(event.target.value)} className="sm:w-72">
          <option value="">Choose</option>
          {answer.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : answer.kind === 'table' ? (
        <Textarea {...shared} rows={4} placeholder={`${answer.columns[0]?.example ?? ''}, one a line`} onChange={(event) => onChange(event.target.value)} className="font-code" />
      ) : (
        <Input {...shared} maxLength={answer.kind === 'text' ? answer.maximum : undefined} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
