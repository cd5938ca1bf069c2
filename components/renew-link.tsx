'use client'
import { renewInvitation } from '@/lib/assessments/renew-invitation-action'
import { LinkOnce } from './link-once'
import { Button } from './ui/button'

/** A new link for an invitation, shown here and never again. */
export function RenewLink({ assessmentId, invitationId, email }: { assessmentId: string; invitationId: string; email: string }) {
  return (
    <LinkOnce
      act={renewInvitation}
      input={{ assessmentId, invitationId }}
      title={`A new link for ${email}`}
      says="The one before stops working. The new one works for 14 days and for one person."
      trigger={<Button size="small">Issue a new link…</Button>}
      label="Issue a new link"
      before=""
      after="It is shown this once."
    />
  )
}
