'use client'

import { LinkForm } from '@/components/link-form'
import { Button } from '@/components/ui/button'
import { describedBy, Field, Input } from '@/components/ui/field'
import { submitInvitation } from '@/lib/auth/link-actions'

/** Takes the invitation under the name that will stand beside every answer. */
export function AcceptForm({ token, name }: { token: string; name: string }) {
  return (
    <LinkForm action={submitInvitation.bind(null, token)}>
      {(error, pending) => (
        <>
          <Field id="name" label="Your name" error={error('name')} hint="It stands beside everything you answer and sign.">
            <Input name="name" required maxLength={200} defaultValue={name} autoComplete="name" {...describedBy('name', error('name'), true)} />
          </Field>
          <Button type="submit" kind="primary" aria-busy={pending}>
            Accept and begin
          </Button>
        </>
      )}
    </LinkForm>
  )
}
