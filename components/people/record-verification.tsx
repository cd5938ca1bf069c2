'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { describedBy, Field, Input } from '@/components/ui/field'
import { ChoiceList } from '@/components/ui/segmented'
import { addDays } from '@/lib/checklist/dates'
import { methods, methodWords } from '@/lib/people/schema'
import { recordVerification } from '@/lib/people/verification-actions'

/** Records or renews a verification: how, when, until when. */
export function VerifyButton({ name, membershipId, today, renew }: { name: string; membershipId: string; today: string; renew: boolean }) {
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState({ method: '', verifiedOn: today, nextReview: addDays(today, 365) })
  const { run, busy, error, fields } = useAct((input: object, answer?: unknown) => recordVerification(input, answer), () => setOpen(false))
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  return (
    <Dialog open={open} onOpenChange={setOpen} title={`U.S.-person verification of ${name}`} says="It is kept with your name. Never write down which document you saw or what it said." trigger={<Button size="small">{renew ? 'Renew…' : 'Record verification…'}<span className="sr-only"> {name}</span></Button>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ membershipId, ...form })
        }}
      >
        <ChoiceList name="method" label="How it was verified" choices={methods.map((value) => ({ value, label: methodWords[value] }))} value={form.method} onChange={(method) => set({ method })} invalid={Boolean(fields['method'])} />
        {fields['method'] && <p className="text-xs text-unmet">{fields['method']}</p>}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Verified on" id="verified-on" error={fields['verifiedOn']}>
            <Input {...describedBy('verified-on', fields['verifiedOn'])} type="date" max={today} value={form.verifiedOn} onChange={(event) => set({ verifiedOn: event.target.value })} />
          </Field>
          <Field label="Next review" id="next-review" error={fields['nextReview']} hint="Within a year.">
            <Input {...describedBy('next-review', fields['nextReview'], true)} type="date" value={form.nextReview} onChange={(event) => set({ nextReview: event.target.value })} />
          </Field>
        </div>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="primary" type="submit" aria-busy={busy}>
          Record
        </Button>
      </form>
    </Dialog>
  )
}
