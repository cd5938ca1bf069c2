'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/guard'
import { useKeys } from '../keys/step-up'
import { focusInvalid } from '../ui/focus-invalid'

/**
 * Runs a server action from a form: while it runs `busy`, what went wrong stays in `error` and `fields` until the next try,
 * the security key is asked for when the act takes one, and after success the page is read again. What was typed is never cleared by a failure.
 */
export function useAct<I, R>(act: (input: I, answer?: unknown) => Promise<ActionResult<R>>, done?: (value: R) => void) {
  const router = useRouter()
  const { confirm } = useKeys()
  const [busy, start] = useTransition()
  const [failure, setFailure] = useState<{ error: string; fields: Record<string, string> } | null>(null)
  useEffect(() => {
    if (failure && Object.keys(failure.fields).length > 0) focusInvalid()
  }, [failure])
  function run(input: I) {
    start(async () => {
      try {
        let result = await act(input)
        if (!result.ok && result.stepUp) {
          const answer = await confirm(result.stepUp)
          result = answer ? await act(input, answer) : { ok: false, error: 'You did not confirm it with your security key, so nothing was done. What you typed is still here.' }
        }
        if (result.ok) {
          setFailure(null)
          done?.(result.value)
          router.refresh()
        } else {
          setFailure({ error: result.error, fields: result.fields ?? {} })
          // The page shows what a colleague did meanwhile; what was typed stays.
          if (result.conflict) router.refresh()
        }
      } catch {
        setFailure({ error: 'Veritar could not be reached. What you typed is still here; try again.', fields: {} })
      }
    })
  }
  return { run, busy, error: failure?.error ?? null, fields: failure?.fields ?? {} }
}
