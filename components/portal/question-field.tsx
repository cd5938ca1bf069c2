'use client'
import { Checkbox, describedBy, FieldError, Input, Textarea } from '@/components/ui/field'
import { ChoiceList, Segmented } from '@/components/ui/segmented'
import type { Value } from '@/lib/checklist/case'
import type { Question } from '@/lib/checklist/criterion'
import { flawOf } from './draft'
import { TableField } from './table-field'

type Props = { id: string; question: Question; value: Value | undefined; readOnly: boolean; onChange: (value: Value) => void }

/** One question by the kind of its answer. What is typed and is no answer yet stays, with a sentence beside it. */
export function QuestionField({ id, question, value, readOnly, onChange }: Props) {
  const { ask, answer, lead, required } = question
  const flaw = flawOf(question, value)
  const grouped = answer.kind === 'choice' || answer.kind === 'multiple' || answer.kind === 'table'
  const name = (
    <>
      {ask}
      {!lead && !required && <span className="font-normal text-ink-3"> (optional)</span>}
    </>
  )
  const control = <Control id={id} question={question} value={value} readOnly={readOnly} onChange={onChange} flaw={flaw} />
  const nameClass = lead ? 'text-lg leading-snug font-semibold text-pretty' : 'text-sm font-medium text-pretty'
  if (grouped) {
    return (
      <fieldset className="grid min-w-0 gap-2" disabled={readOnly}>
        <legend className={`${nameClass} mb-2`}>{name}</legend>
        {control}
        <FieldError id={`${id}-error`} error={flaw ?? undefined} />
      </fieldset>
    )
  }
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={nameClass}>
        {name}
      </label>
      {control}
      <FieldError id={`${id}-error`} error={flaw ?? undefined} />
    </div>
  )
}

function Control({ id, question, value, readOnly, onChange, flaw }: Props & { flaw: string | null }) {
  const { answer, ask, example } = question
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  const shared = { ...describedBy(id, flaw ?? undefined), readOnly }
  switch (answer.kind) {
    case 'choice': {
      // One line where it fits 720 px, about 90 characters with the padding of each choice; a list otherwise.
      const Group = answer.options.reduce((sum, option) => sum + option.label.length + 4, 0) > 90 ? ChoiceList : Segmented
      return <Group name={id} label={ask} choices={answer.options} value={text} onChange={onChange} />
    }
    case 'multiple': {
      const chosen = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
      return (
        <div className="grid">
          {answer.options.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              className="pointer-coarse:min-h-11"
              checked={chosen.includes(option.value)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, option.value] : chosen.filter((item) => item !== option.value))}
            />
          ))}
        </div>
      )
    }
    case 'text':
      return answer.maximum > 200 ? (
        <Textarea {...shared} rows={3} placeholder={example} value={text} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input {...shared} placeholder={example} value={text} onChange={(event) => onChange(event.target.value)} />
      )
    case 'number':
      return (
        <span className="flex items-center gap-2">
          <Input {...shared} inputMode="decimal" className="sm:w-40" placeholder={`${answer.minimum} to ${answer.maximum}`} value={text} onChange={(event) => onChange(numberOr(event.target.value))} />
          {answer.unit && <span className="text-sm text-ink-2">{answer.unit}</span>}
        </span>
      )
    case 'date':
      return <Input {...shared} type="date" className="sm:w-48" value={text} onChange={(event) => onChange(event.target.value)} />
    case 'table':
      return <TableField id={id} label={ask} columns={answer.columns} maximumRows={answer.maximumRows} value={value} readOnly={readOnly} onChange={onChange} />
  }
}

/** A number once it is one exactly as typed; until then the text, so that "3." can become "3.5". */
function numberOr(text: string): number | string {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) && String(number) === text ? number : text
}
