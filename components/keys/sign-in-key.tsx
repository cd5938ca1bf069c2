'use client'
import { KeyRound } from 'lucide-react'
import { useState, useTransition } from 'react'
import { beginSignIn, finishSignIn } from '@/lib/auth/key-actions'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Icon } from '../ui/icon'
import { askBrowser } from './browser-key'

/** The second step of signing in. */
export function SignInKey() {
  const [busy, start] = useTransition()
  const [error, setError] = useState<string | null>(null)
  async function signIn() {
    const begun = await beginSignIn()
    if (!begun.ok) return begun
    const spoken = await askBrowser(begun.value)
    return spoken.ok ? finishSignIn(spoken.value) : spoken
  }
  return (
    <div className="grid gap-3">
      {error && <Callout live tone="unmet" title={error} />}
      <Button
        kind="primary"
        aria-busy={busy}
        onClick={() =>
          start(async () => {
            const result = await signIn().catch(() => ({ ok: false, error: 'Veritar could not be reached. Try again.' }) as const)
            if (result.ok) window.location.assign('/')
            else setError(result.error)
          })
        }
      >
        <Icon of={KeyRound} /> {busy ? 'Touch your key…' : 'Use my security key'}
      </Button>
    </div>
  )
}
