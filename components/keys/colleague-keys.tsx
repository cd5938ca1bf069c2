'use client'
import { recoverColleague } from '@/lib/auth/key-actions'
import { useState } from 'react'
import { useAct } from '../assessment/use-act'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import { describedBy, Field, Textarea } from '../ui/field'
import { When } from '../ui/when'

type Colleague = { id: string; name: string; keys: number; openUntil: Date | null }

const count = (keys: number) => (keys === 0 ? 'no key' : keys === 1 ? '1 key' : `${keys} keys`)

/** The people of the organization and the way to help one who lost their keys. */
export function ColleagueKeys({ people }: { people: Colleague[] }) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0">
          <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
            {person.name} <span className="text-xs text-ink-3">{count(person.keys)}</span>
          </span>
          {person.openUntil ? (
            <span className="text-sm text-ink-2">
              May register until <When at={person.openUntil} withTime />
            </span>
          ) : (
            <Recover person={person} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Recover({ person }: { person: Colleague }) {
  const [open, setOpen] = useState(false)
  const [verifiedBy, setVerifiedBy] = useState('')
  const { run, busy, error, fields } = useAct(recoverColleague, () => setOpen(false))
  const id = `verified-${person.id}`
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button size="small" aria-label={`Lost keys of ${person.name}`}>Lost keys</Button>} title={`${person.name} lost their keys`} says="All their keys are removed, their sessions end, and for 24 hours they may register one new key after signing in as always. They are told by mail.">
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
        <Button kind="danger" type="submit" aria-busy={busy}>
          Remove their keys and let them register
        </Button>
      </form>
    </Dialog>
  )
}
