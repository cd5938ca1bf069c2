'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, Field, FieldError, Input } from '@/components/ui/field'
import { type LinkFormState, submitSetup } from '@/lib/auth/link-actions'

/** Names the first organization and the person who administers it. */
export function SetupForm({ token }: { token: string }) {
  const [state, submit, pending] = useActionState<LinkFormState, FormData>(submitSetup.bind(null, token), {})
  const error = (field: string) => state.fields?.[field]
  return (
    <form action={submit} className="grid gap-4">
      <Field id="organization" label="Legal name of your organization" error={error('organization')}>
        <Input name="organization" required maxLength={300} autoComplete="organization" {...describedBy('organization', error('organization'))} />
      </Field>
      <Field id="name" label="Your name" error={error('name')}>
        <Input name="name" required maxLength={200} autoComplete="name" {...describedBy('name', error('name'))} />
      </Field>
      <Field id="email" label="Your e-mail address" error={error('email')}>
        <Input name="email" type="email" required maxLength={300} autoComplete="email" {...describedBy('email', error('email'))} />
      </Field>
      <FieldError id="form-error" error={state.error} />
      <Button type="submit" kind="primary" disabled={pending}>
        Set up Veritar
      </Button>
    </form>
  )
}
