'use client'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'

/** Seconds before the end at which the person is asked (WCAG 2.2.1 asks for at least 20). */
const warnAt = 120

async function left(method: 'GET' | 'POST'): Promise<number | null> {
  try {
    const response = await fetch('/api/session', { method, cache: 'no-store' })
    return response.ok || response.status === 401 ? ((await response.json()) as { left: number }).left : null
  } catch {
    return null
  }
}

/**
 * Asks the server how long the session lasts, and before it ends asks the person whether to go on. What is typed on the
 * page stays there: after the end they sign in in another tab and send it then.
 */
export function IdleWarning() {
  const [state, setState] = useState<'quiet' | 'warned' | 'over'>('quiet')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let gone = false
    async function look(): Promise<void> {
      const seconds = await left('GET')
      if (gone) return
      if (seconds !== null) setState(seconds === 0 ? 'over' : seconds <= warnAt ? 'warned' : 'quiet')
      // Asked again when the warning is due, or soon where the server did not answer or the end is near.
      timer = setTimeout(() => void look(), seconds === null || seconds <= warnAt ? 10_000 : (seconds - warnAt + 1) * 1_000)
    }
    const again = () => {
      if (document.visibilityState !== 'visible') return
      clearTimeout(timer)
      void look()
    }
    timer = setTimeout(() => void look(), 60_000)
    document.addEventListener('visibilitychange', again)
    return () => {
      gone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [])
  const stay = async () => setState((await left('POST')) ? 'quiet' : 'over')
  return (
    <Dialog
      open={state !== 'quiet'}
      onOpenChange={(open) => !open && (state === 'warned' ? void stay() : setState('quiet'))}
      title={state === 'over' ? 'You are signed out' : 'You will be signed out in two minutes'}
      says={state === 'over' ? 'What you typed is still on this page.' : 'Nobody used this session for a while. What you typed is still here.'}
    >
      {state === 'over' ? (
        <p className="text-sm">
          <a className="link" href="/sign-in" target="_blank" rel="noopener">
            Sign in in another tab
          </a>
          , then come back and send it from here.
        </p>
      ) : (
        <Button kind="primary" autoFocus onClick={() => void stay()}>
          Stay signed in
        </Button>
      )}
    </Dialog>
  )
}
