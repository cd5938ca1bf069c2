'use client'
import { useState } from 'react'
import type { ActionResult } from '@/lib/guard'
import { useAct } from '../assessment/use-act'
import { KeyNote } from '../keys/step-up'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import { describedBy, Field, Input, Textarea } from '../ui/field'

type Props = {
  label: string
  kind?: 'plain' | 'danger'
  /** Why it cannot be done now. */
  why?: string | undefined
  title: string
  says: string
  field: { label: string; name: 'reason' | 'code'; hint?: string }
  run: (text: string, answer?: unknown) => Promise<ActionResult<object>>
}

/** A button whose dialog asks for one sentence, or one word to type, before it acts. */
export function ReasonButton({ label, kind = 'plain', why, title, says, field, run }: Props) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const act = useAct(run, () => {
    setOpen(false)
    setText('')
  })
  if (why) return <Button kind={kind} why={why}>{label}</Button>
  const control = { ...describedBy(field.name, act.fields[field.name], Boolean(field.hint)), value: text, onChange: (event: { target: { value: string } }) => setText(event.target.value) }
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button kind={kind}>{label}</Button>} title={title} says={says}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          act.run(text)
        }}
      >
        {act.error && <Callout live tone="unmet" title={act.error} />}
        <Field label={field.label} id={field.name} hint={field.hint} error={act.fields[field.name]}>
          {field.name === 'reason' ? <Textarea {...control} rows={4} /> : <Input {...control} autoComplete="off" spellCheck={false} />}
        </Field>
        <KeyNote />
        <Button kind={kind === 'danger' ? 'danger' : 'primary'} type="submit" aria-busy={act.busy}>
          {label}
        </Button>
      </form>
    </Dialog>
  )
}
