'use client'
import { useState } from 'react'
import type { ActionResult } from '@/lib/guard'
import { useAct } from '../assessment/use-act'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import { describedBy, Field, Textarea } from '../ui/field'
import { KeyNote } from './step-up'

type Props = {
  id: string
  act: (input: { verifiedBy: string }, answer?: unknown) => Promise<ActionResult<unknown>>
  title: string
  says: string
  trigger: React.ReactElement
  /** What is asked, and how it may be answered. */
  question: string
  hint: string
  kind: 'primary' | 'danger'
  label: string
}

/** Asks how somebody made sure of a colleague before it does something about their keys. */
export function VouchDialog({ id, act, title, says, trigger, question, hint, kind, label }: Props) {
  const [open, setOpen] = useState(false)
  const [verifiedBy, setVerifiedBy] = useState('')
  const { run, busy, error, fields } = useAct(act, () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={trigger} title={title} says={says}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ verifiedBy })
        }}
      >
        <Field label={question} id={id} hint={hint} error={fields['verifiedBy']}>
          <Textarea {...describedBy(id, fields['verifiedBy'], true)} rows={3} value={verifiedBy} onChange={(event) => setVerifiedBy(event.target.value)} />
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind={kind} type="submit" aria-busy={busy}>
          {label}
        </Button>
      </form>
    </Dialog>
  )
}
