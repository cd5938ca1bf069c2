'use client'
import { useState, useTransition } from 'react'
import { allowDownload } from '@/lib/auth/step-up/download-actions'
import { useKeyNote, useKeys } from './step-up'

type Props = { href: string; className?: string; download?: boolean; children: React.ReactNode }

const unused = 'You did not confirm it, so nothing was downloaded.'

/** A link to a file that takes the security key to leave; an ordinary link for who needs none. */
export function KeyDownload({ href, className, download, children }: Props) {
  const { keyed, confirm } = useKeys()
  const note = useKeyNote()
  const [busy, start] = useTransition()
  const [error, setError] = useState<string | null>(null)
  async function fetchIt() {
    let result = await allowDownload(href)
    if (!result.ok && result.stepUp) {
      const answer = await confirm(result.stepUp)
      result = answer ? await allowDownload(href, answer) : { ok: false, error: unused }
    }
    if (!result.ok) return setError(result.error)
    setError(null)
    window.location.assign(href)
  }
  function press(event: React.MouseEvent) {
    if (!keyed) return
    event.preventDefault()
    start(async () => {
      try {
        await fetchIt()
      } catch {
        setError('Veritar could not be reached. Try again.')
      }
    })
  }
  return (
    <>
      <a href={href} className={className} {...(download ? { download: true } : {})} aria-busy={busy} title={note} onClick={press}>
        {children}
      </a>
      {error && (
        <span role="alert" className="text-xs text-unmet">
          {error}
        </span>
      )}
    </>
  )
}
