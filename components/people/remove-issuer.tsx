'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { removeIssuer } from '@/lib/people/issuer-actions'

/** Ends that people of the organization sign in through an identity provider. */
export function RemoveIssuerButton({ issuer }: { issuer: string }) {
  const [open, setOpen] = useState(false)
  const { run, busy, error } = useAct((input: object, answer?: unknown) => removeIssuer(input, answer), () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Remove an identity provider" says={`Nobody of your organization signs in through ${issuer} any more, and sessions that began there end.`} trigger={<Button size="small" kind="danger">Remove…<span className="sr-only"> {issuer}</span></Button>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ issuer })
        }}
      >
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="danger" type="submit" aria-busy={busy}>
          Remove
        </Button>
      </form>
    </Dialog>
  )
}
