'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { describedBy, Field, Input } from '@/components/ui/field'
import { allowIssuer } from '@/lib/people/issuer-actions'

/** Allows people of the organization to sign in through one more identity provider. */
export function AllowIssuerButton() {
  const [open, setOpen] = useState(false)
  const [issuer, setIssuer] = useState('')
  const { run, busy, error, fields } = useAct((input: object, answer?: unknown) => allowIssuer(input, answer), () => {
    setOpen(false)
    setIssuer('')
  })
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Allow an identity provider" says="People of your organization may then sign in through it. Each of them links their identity once, by a sign-in link." trigger={<Button size="small">Allow another…</Button>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ issuer })
        }}
      >
        <Field label="Issuer" id="allowed-issuer" error={fields['issuer']} hint="The address that the operator of Veritar set it up with, such as https://sign-in.example.com.">
          <Input {...describedBy('allowed-issuer', fields['issuer'], true)} type="url" value={issuer} maxLength={500} autoComplete="off" onChange={(event) => setIssuer(event.target.value)} />
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="primary" type="submit" aria-busy={busy}>
          Allow
        </Button>
      </form>
    </Dialog>
  )
}
