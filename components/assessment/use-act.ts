'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/guard'

/**
 * Runs a server action from a form: while it runs `busy`, what went wrong stays in `error` and `fields` until the next try,
 * and after success the page is read again. What was typed is never cleared by a failure.
 */
export function useAct<I, R>(act: (input: I) => Promise<ActionResult<R>>, done?: (value: R) => void) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [failure, setFailure] = useState<{ error: string; fields: Record<string, string> } | null>(null)
  function run(input: I) {
    start(async () => {
      try {
        const result = await act(input)
        if (result.ok) {
          setFailure(null)
          done?.(result.value)
          router.refresh()
        } else setFailure({ error: result.error, fields: result.fields ?? {} })
      } catch {
        setFailure({ error: 'Veritar could not be reached. What you typed is still here; try again.', fields: {} })
      }
    })
  }
  return { run, busy, error: failure?.error ?? null, fields: failure?.fields ?? {} }
}
