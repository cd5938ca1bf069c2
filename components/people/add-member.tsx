'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { describedBy, Field, Input, Select } from '@/components/ui/field'
import { type Role, roleWords } from '@/lib/auth/actor'
import { addMember } from '@/lib/people/member-actions'

const blank = { name: '', email: '', role: '' }

/** Adds a colleague in one role; how they come in is the next step. */
export function AddMemberButton({ roles }: { roles: readonly Role[] }) {
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState(blank)
  const { run, busy, error, fields } = useAct((input: object, answer?: unknown) => addMember(input, answer), () => {
    setOpen(false)
    setForm(blank)
  })
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Add a colleague" says="Then issue a sign-in link for them, and hand it over yourself." trigger={<Button kind="primary">Add a colleague…</Button>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run(form)
        }}
      >
        <Field label="Name" id="member-name" error={fields['name']}>
          <Input {...describedBy('member-name', fields['name'])} value={form.name} maxLength={200} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label="E-mail" id="member-email" error={fields['email']} hint="Where messages go. It is no way to sign in.">
          <Input {...describedBy('member-email', fields['email'], true)} type="email" value={form.email} maxLength={254} autoComplete="off" onChange={(event) => set({ email: event.target.value })} />
        </Field>
        <Field label="Role" id="new-role" error={fields['role']}>
          <Select {...describedBy('new-role', fields['role'])} value={form.role} onChange={(event) => set({ role: event.target.value })}>
            <option value="">Choose</option>
            {roles.map((one) => (
              <option key={one} value={one}>
                {roleWords[one]}
              </option>
            ))}
          </Select>
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <Button kind="primary" type="submit" aria-busy={busy}>
          Add
        </Button>
      </form>
    </Dialog>
  )
}
