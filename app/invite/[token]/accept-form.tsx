'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, Field, FieldError, Input } from '@/components/ui/field'
import { type LinkFormState, submitInvitation } from '@/lib/auth/link-actions'

/** Takes the invitation under the name that will stand beside every answer. */
export function AcceptForm({ token, name }: { token: string; name: string }) {
  const [state, submit, pending] = useActionState<LinkFormState, FormData>(submitInvitation.bind(null, token), {})
  const error = state.fields?.name
  return (
    <form action={submit} className="grid gap-4">
      <Field id="name" label="Your name" error={error} hint="It stands beside everything you answer and sign.">
        <Input name="name" required maxLength={200} defaultValue={name} autoComplete="name" {...describedBy('name', error, true)} />
      </Field>
      <FieldError id="form-error" error={state.error} />
      <Button type="submit" kind="primary" disabled={pending}>
        Accept and begin
      </Button>
    </form>
  )
}
