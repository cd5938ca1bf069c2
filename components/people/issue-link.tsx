'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { KeyNote } from '@/components/keys/step-up'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { issueLink } from '@/lib/people/member-actions'

/** A one-time sign-in link, shown here and never again. */
export function IssueLinkButton({ name, membershipId }: { name: string; membershipId: string }) {
  const [open, setOpen] = useState(false)
  const [link, setLink] = useState('')
  const { run, busy, error } = useAct((input: object, answer?: unknown) => issueLink(input, answer), (value: { link: string }) => setLink(value.link))
  const toggle = (next: boolean) => {
    setOpen(next)
    if (!next) setLink('')
  }
  return (
    <Dialog open={open} onOpenChange={toggle} title={`Sign-in link for ${name}`} says="It works once and for 15 minutes. Whoever holds it is signed in as them, so hand it over yourself." trigger={<Button size="small" kind="quiet">Sign-in link…<span className="sr-only"> {name}</span></Button>}>
      <div className="grid gap-3">
        {link ? (
          <div className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 flex-1 basis-64 rounded-2 border border-line bg-sunken px-2.5 py-1.5 font-code text-xs wrap-anywhere">{link}</code>
            <CopyButton text={link} label="Copy the link" />
          </div>
        ) : (
          <Button kind="primary" aria-busy={busy} onClick={() => run({ membershipId })}>
            Issue a link
          </Button>
        )}
        <p role="status" className="text-xs text-ink-3">
          {link ? 'It is shown this once. Links issued for them before do not work any more.' : 'They are told by a message that you issued one.'}
        </p>
        {error && <Callout live tone="unmet" title={error} />}
        {!link && <KeyNote />}
      </div>
    </Dialog>
  )
}
