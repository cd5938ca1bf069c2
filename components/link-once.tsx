'use client'
import { useState } from 'react'
import type { ActionResult } from '@/lib/guard'
import { useAct } from './assessment/use-act'
import { CopyLink } from './copy-link'
import { Button } from './ui/button'
import { Callout } from './ui/callout'
import { Dialog } from './ui/dialog'

type Props<I> = {
  act: (input: I, answer?: unknown) => Promise<ActionResult<{ link: string }>>
  input: I
  title: string
  says: string
  trigger: React.ReactElement
  /** On the button that issues it. */
  label: string
  /** What is said beside the button, and beside the link once it is there. */
  before: string
  after: string
  /** Stands below until the link is there. */
  note?: React.ReactNode
}

/** A dialog that issues a link and shows it here, and never again: closing it forgets the link. */
export function LinkOnce<I>({ act, input, title, says, trigger, label, before, after, note }: Props<I>) {
  const [open, setOpen] = useState(false)
  const [link, setLink] = useState('')
  const { run, busy, error } = useAct(act, (value) => setLink(value.link))
  const toggle = (next: boolean) => {
    setOpen(next)
    if (!next) setLink('')
  }
  return (
    <Dialog open={open} onOpenChange={toggle} title={title} says={says} trigger={trigger}>
      <div className="grid gap-3">
        {link ? (
          <CopyLink link={link} />
        ) : (
          <Button kind="primary" aria-busy={busy} onClick={() => run(input)}>
            {label}
          </Button>
        )}
        <p role="status" className="text-xs text-ink-3">
          {link ? after : before}
        </p>
        {error && <Callout live tone="unmet" title={error} />}
        {!link && note}
      </div>
    </Dialog>
  )
}
