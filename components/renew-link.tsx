'use client'
import { useState } from 'react'
import { renewInvitation } from '@/lib/assessments/renew-invitation-action'
import { useAct } from './assessment/use-act'
import { Button } from './ui/button'
import { Callout } from './ui/callout'
import { CopyButton } from './ui/copy-button'
import { Dialog } from './ui/dialog'

/** A new link for an invitation, shown here and never again. */
export function RenewLink({ assessmentId, invitationId, email }: { assessmentId: string; invitationId: string; email: string }) {
  const [open, setOpen] = useState(false)
  const [link, setLink] = useState('')
  const { run, busy, error } = useAct(renewInvitation, (value) => setLink(value.link))
  const toggle = (next: boolean) => {
    setOpen(next)
    if (!next) setLink('')
  }
  return (
    <Dialog open={open} onOpenChange={toggle} title={`A new link for ${email}`} says="The one before stops working. The new one works for 14 days and for one person." trigger={<Button size="small">Issue a new link…</Button>}>
      <div className="grid gap-3">
        {link ? (
          <div className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 flex-1 basis-64 rounded-2 border border-line bg-sunken px-2.5 py-1.5 font-code text-xs wrap-anywhere">{link}</code>
            <CopyButton text={link} label="Copy the link" />
          </div>
        ) : (
          <Button kind="primary" aria-busy={busy} onClick={() => run({ assessmentId, invitationId })}>
            Issue a new link
          </Button>
        )}
        <p role="status" className="text-xs text-ink-3">
          {link ? 'It is shown this once.' : ''}
        </p>
        {error && <Callout live tone="unmet" title={error} />}
      </div>
    </Dialog>
  )
}
