'use client'

import { LinkForm } from '@/components/link-form'
import { Button } from '@/components/ui/button'
import { describedBy, Field, Input } from '@/components/ui/field'
import { submitSetup } from '@/lib/auth/link-actions'

/** Names the first organization and the person who administers it. */
export function SetupForm({ token }: { token: string }) {
  return (
    <LinkForm action={submitSetup.bind(null, token)}>
      {(error, pending) => (
        <>
          <Field id="organization" label="Legal name of your organization" error={error('organization')}>
            <Input name="organization" required maxLength={300} autoComplete="organization" {...describedBy('organization', error('organization'))} />
          </Field>
          <Field id="name" label="Your name" error={error('name')}>
            <Input name="name" required maxLength={200} autoComplete="name" {...describedBy('name', error('name'))} />
          </Field>
          <Field id="email" label="Your e-mail address" error={error('email')}>
            <Input name="email" type="email" required maxLength={300} autoComplete="email" {...describedBy('email', error('email'))} />
          </Field>
          <Button type="submit" kind="primary" aria-busy={pending}>
            Set up Veritar
          </Button>
        </>
      )}
    </LinkForm>
  )
}
