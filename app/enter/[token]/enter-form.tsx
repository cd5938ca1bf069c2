'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { type LinkFormState, submitLink } from '@/lib/auth/link-actions'

/** One press signs in and uses the link up. */
export function EnterForm({ token }: { token: string }) {
  const [state, submit, pending] = useActionState<LinkFormState, FormData>(submitLink.bind(null, token), {})
  return (
    <form action={submit} className="grid gap-4">
      <FieldError id="form-error" error={state.error} />
      <Button type="submit" kind="primary" disabled={pending}>
        Sign in
      </Button>
    </form>
  )
}
