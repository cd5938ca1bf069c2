'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { Field, Select } from '@/components/ui/field'
import { type Role, roleWords } from '@/lib/auth/actor'
import { changeMember } from '@/lib/people/member-actions'

type Membership = { id: string; role: Role; active: boolean }

/** Changes a role, or deactivates and activates; either ends the sessions of the person in this role. */
export function MemberButton({ name, membership, roles }: { name: string; membership: Membership; roles: readonly Role[] }) {
  const [open, setOpen] = useState(false)
  const [role, setRole] = useState<string>(membership.role)
  const { run, busy, error } = useAct((input: object, answer?: unknown) => changeMember(input, answer), () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} title={name} says="Their sessions end at once; they sign in again." trigger={<Button size="small" kind="quiet">Change…<span className="sr-only"> {name}</span></Button>}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ membershipId: membership.id, role, active: membership.active })
        }}
      >
        <Field label="Role" id="member-role">
          <Select id="member-role" value={role} onChange={(event) => setRole(event.target.value)}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {roleWords[one]}
              </option>
            ))}
          </Select>
        </Field>
        {error && <Callout live tone="unmet" title={error} />}
        <KeyNote />
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" aria-busy={busy}>
            Change the role
          </Button>
          <Button kind="danger" onClick={() => run({ membershipId: membership.id, role: membership.role, active: !membership.active })}>
            {membership.active ? 'Deactivate' : 'Activate again'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
