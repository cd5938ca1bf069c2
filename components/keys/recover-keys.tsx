'use client'
import { useState } from 'react'
import { recoverColleague } from '@/lib/auth/key-actions'
import { useAct } from '../assessment/use-act'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import { describedBy, Field, Textarea } from '../ui/field'
import { KeyNote } from './step-up'

/** The way back for a colleague who lost their keys. */
export function Recover({ person }: { person: { id: string; name: string } }) {
  const [open, setOpen] = useState(false)
  const [verifiedBy, setVerifiedBy] = useState('')
  const { run, busy, error, fields } = useAct(recoverColleague, () => setOpen(false))
  const id = `verified-${person.id}`
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button size="small" aria-label={`Lost keys of ${person.name}`}>Lost keys</Button>} title={`${person.name} lost their keys`} says="All their keys are removed, their sessions end, and for 24 hours they may register one new key after signing in as always. They are told by mail, and so are the administrators of any other organization they belong to.">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ personId: person.id, verifiedBy })
        }}
      >
        <Field label="How did you make sure that it is them?" id={id} hint="In person, or by video with a colleague. No number of any document." error={fields['verifiedBy']}>
          <Textarea {...describedBy(id, fields['verifiedBy'], true)} rows={3} value={verifiedBy} onChange={(event) => setVerifiedBy(event.target.value)} />
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="danger" type="submit" aria-busy={busy}>
          Remove their keys and let them register
        </Button>
      </form>
    </Dialog>
  )
}
