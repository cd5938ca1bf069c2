'use client'
import { confirmKey } from '@/lib/auth/confirm-key-action'
import { Button } from '../ui/button'
import { VouchDialog } from './vouch-dialog'

/** Says that a colleague has the key that was registered for them. */
export function ConfirmKey({ keyId, keyName, name, issuer }: { keyId: string; keyName: string; name: string; issuer: string }) {
  return (
    <VouchDialog
      id={`confirm-${keyId}`}
      act={(input, answer) => confirmKey({ keyId, ...input }, answer)}
      title={`Confirm the key of ${name}`}
      says={`${issuer} issued the link that “${keyName}” was registered through, and could have used it themself. Ask ${name} whether they have this key. From then on it signs them in.`}
      trigger={<Button size="small" aria-label={`Confirm the key of ${name}`}>Confirm…</Button>}
      question="How did you make sure that they have it?"
      hint="In person, or by video. No number of any document."
      kind="primary"
      label="They have it: confirm the key"
    />
  )
}
