'use client'

import { LinkForm } from '@/components/link-form'
import { Button } from '@/components/ui/button'
import { submitLink } from '@/lib/auth/link-actions'

/** One press signs in and uses the link up. */
export function EnterForm({ token }: { token: string }) {
  return (
    <LinkForm action={submitLink.bind(null, token)}>
      {(_error, pending) => (
        <Button type="submit" kind="primary" aria-busy={pending}>
          Sign in
        </Button>
      )}
    </LinkForm>
  )
}
