'use client'
import { startTransition, useActionState, useEffect } from 'react'
import type { LinkFormState } from '@/lib/auth/link-actions'
import { Callout } from './ui/callout'
import { focusInvalid } from './ui/focus-invalid'

type Props = { action: (before: LinkFormState, form: FormData) => Promise<LinkFormState>; children: (error: (field: string) => string | undefined, pending: boolean) => React.ReactNode }

/**
 * A form of the pages that a one-time link opens. It works without scripts; with them, what was typed stays when something
 * is refused, which React otherwise clears, and the first refused field takes the focus.
 */
export function LinkForm({ action, children }: Props) {
  const [state, submit, pending] = useActionState(action, {})
  useEffect(() => {
    if (state.fields) focusInvalid()
  }, [state])
  return (
    <form
      action={submit}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const form = new FormData(event.currentTarget)
        startTransition(() => submit(form))
      }}
    >
      {state.error && <Callout live tone="unmet" title={state.error} />}
      {children((field) => state.fields?.[field], pending)}
    </form>
  )
}
