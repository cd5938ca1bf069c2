'use client'
import { useState } from 'react'
import { dropKey } from '@/lib/auth/key-actions'
import { useAct } from '../assessment/use-act'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog, DialogClose } from '../ui/dialog'
import { KeyNote } from './step-up'

/**
 * Removes a key after saying what that means; the only one that counts stays.
 * @param left how many others count
 */
export function RemoveKey({ keyId, name, left, counts }: { keyId: string; name: string; left: number; counts: boolean }) {
  const [open, setOpen] = useState(false)
  const { run, busy, error } = useAct(dropKey, () => setOpen(false))
  if (left === 0 && counts) return <Button size="small" aria-label={`Remove ${name}`} why="This is your only key: register a second one first.">Remove</Button>
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button size="small" aria-label={`Remove ${name}`}>Remove</Button>} title={`Remove “${name}”`} says="It no longer signs you in, the sessions it opened end, and it does not come back.">
      <div className="grid gap-4">
        {left === 1 && <Callout tone="partial" title="One key is left to you then.">Lose that one, and you are locked out until an administrator has made sure that it is you. Register another first if you can.</Callout>}
        <KeyNote />
        {error && <Callout live tone="unmet" title={error} />}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>Keep it</DialogClose>
          <Button kind="danger" aria-busy={busy} onClick={() => run({ keyId })}>
            Remove it
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
