'use client'
import { useState } from 'react'
import { dropKey } from '@/lib/auth/key-actions'
import { useAct } from '../assessment/use-act'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog, DialogClose } from '../ui/dialog'

/** Removes a key after saying what that means. */
export function RemoveKey({ keyId, name, last }: { keyId: string; name: string; last: boolean }) {
  const [open, setOpen] = useState(false)
  const { run, busy, error } = useAct(dropKey, () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button size="small" aria-label={`Remove ${name}`}>Remove</Button>} title={`Remove “${name}”`} says="It no longer signs you in, the sessions it opened end, and it does not come back.">
      <div className="grid gap-4">
        {last && <Callout tone="partial" title="This is your only key.">Without it you can sign in again only after another administrator of your organization has made sure that it is you. Register a second one first.</Callout>}
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
