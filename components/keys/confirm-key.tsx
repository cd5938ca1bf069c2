'use client'
import { useState } from 'react'
import { confirmKey } from '@/lib/auth/confirm-key-action'
import { useAct } from '../assessment/use-act'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import { describedBy, Field, Textarea } from '../ui/field'
import { KeyNote } from './step-up'

/** Says that a colleague has the key that was registered for them. */
export function ConfirmKey({ keyId, keyName, name, issuer }: { keyId: string; keyName: string; name: string; issuer: string }) {
  const [open, setOpen] = useState(false)
  const [verifiedBy, setVerifiedBy] = useState('')
  const { run, busy, error, fields } = useAct(confirmKey, () => setOpen(false))
  const id = `confirm-${keyId}`
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button size="small" aria-label={`Confirm the key of ${name}`}>Confirm…</Button>} title={`Confirm the key of ${name}`} says={`${issuer} issued the link that “${keyName}” was registered through, and could have used it themself. Ask ${name} whether they have this key. From then on it signs them in.`}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ keyId, verifiedBy })
        }}
      >
        <Field label="How did you make sure that they have it?" id={id} hint="In person, or by video. No number of any document." error={fields['verifiedBy']}>
          <Textarea {...describedBy(id, fields['verifiedBy'], true)} rows={3} value={verifiedBy} onChange={(event) => setVerifiedBy(event.target.value)} />
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="primary" type="submit" aria-busy={busy}>
          They have it: confirm the key
        </Button>
      </form>
    </Dialog>
  )
}
