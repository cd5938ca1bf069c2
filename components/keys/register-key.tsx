'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/guard'
import { beginKey, finishKey } from '@/lib/auth/key-actions'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { describedBy, Field, Input } from '../ui/field'
import { makeKey } from './browser-key'
import { useKeys } from './step-up'

const unused = { ok: false, error: 'You did not confirm it with a key you have, so none was registered.' } as const

/** Registers a key: a name, then the browser's own dialog; a refusal says why and what to do. */
export function RegisterKey({ then }: { then: string }) {
  const router = useRouter()
  const { confirm } = useKeys()
  const [name, setName] = useState('')
  const [busy, start] = useTransition()
  const [failure, setFailure] = useState<{ error: string; name?: string | undefined } | null>(null)
  async function register(): Promise<ActionResult<null>> {
    let begun = await beginKey({ name })
    if (!begun.ok && begun.stepUp) {
      const answer = await confirm(begun.stepUp)
      begun = answer ? await beginKey({ name }, answer) : unused
    }
    if (!begun.ok) return begun
    const made = await makeKey(begun.value)
    return made.ok ? finishKey({ name, response: made.value }) : made
  }
  return (
    <form
      className="grid max-w-[480px] gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        start(async () => {
          const result = await register().catch(() => ({ ok: false, error: 'Veritar could not be reached. Try again.' }) as const)
          setFailure(result.ok ? null : { error: result.error, name: 'fields' in result ? result.fields?.['name'] : undefined })
          if (!result.ok) return
          setName('')
          router.push(then)
          router.refresh()
        })
      }}
    >
      <Field label="Name of the key" id="key-name" hint="So that you know it again, for example “Blue key, at home”." error={failure?.name}>
        <Input {...describedBy('key-name', failure?.name, true)} value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
      {failure && <Callout live tone="unmet" title={failure.error} />}
      <div>
        <Button kind="primary" type="submit" aria-busy={busy}>
          {busy ? 'Follow your browser…' : 'Register a key'}
        </Button>
      </div>
    </form>
  )
}
