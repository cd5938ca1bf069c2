'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { describedBy, Field, Input } from '@/components/ui/field'
import { withdrawVerification } from '@/lib/people/verification-actions'

/** Withdraws a verification with a reason; evidence closes with the person's next request. */
export function WithdrawButton({ name, membershipId }: { name: string; membershipId: string }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { run, busy, error, fields } = useAct((input: object, answer?: unknown) => withdrawVerification(input, answer), () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} title={`Withdraw the verification of ${name}`} says="Evidence of ITAR programs closes to them with their next request." trigger={<Button size="small" kind="danger">Withdraw…<span className="sr-only"> {name}</span></Button>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ membershipId, reason })
        }}
      >
        <Field label="Reason, kept with the record" id="withdraw-reason" error={fields['reason']} hint="Never a document or a citizenship.">
          <Input {...describedBy('withdraw-reason', fields['reason'], true)} value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="danger" type="submit" aria-busy={busy}>
          Withdraw
        </Button>
      </form>
    </Dialog>
  )
}
