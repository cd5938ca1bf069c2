'use client'
import { KeyNote } from '@/components/keys/step-up'
import { LinkOnce } from '@/components/link-once'
import { Button } from '@/components/ui/button'
import { issueLink } from '@/lib/people/member-actions'

/** A one-time sign-in link, shown here and never again. */
export function IssueLinkButton({ name, membershipId }: { name: string; membershipId: string }) {
  return (
    <LinkOnce
      act={issueLink}
      input={{ membershipId }}
      title={`Sign-in link for ${name}`}
      says="It works once and for 15 minutes. Whoever holds it is signed in as them, so hand it over yourself."
      trigger={<Button size="small" kind="quiet">Sign-in link…<span className="sr-only"> {name}</span></Button>}
      label="Issue a link"
      before="They are told by a message that you issued one."
      after="It is shown this once. Links issued for them before do not work any more."
      note={<KeyNote />}
    />
  )
}
