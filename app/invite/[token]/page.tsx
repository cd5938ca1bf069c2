import type { Metadata } from 'next'
import { EntryPage } from '@/components/entry-page'
import { invitationOf } from '@/lib/auth/invitation'
import { AcceptForm } from './accept-form'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' }

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })

/** The link a prime sends to a subcontractor; it works once. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const invitation = await invitationOf(token, new Date())
  if (invitation?.state !== 'open') {
    return (
      <EntryPage title="This invitation does not work any more">
        <p>{invitation?.state === 'used' ? 'It was accepted before. Sign in to continue where you left off.' : 'Ask the person who invited you for a new one.'}</p>
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={`${invitation.prime} asks ${invitation.subcontractor} to be vetted`}>
      <p>
        It is about the program {invitation.program}. You answer questions about how you protect export-controlled data and upload evidence for your answers
        {invitation.dueOn ? `, by ${day.format(invitation.dueOn)}` : ''}. Until you submit, {invitation.prime} sees how far you are and nothing of what you wrote.
      </p>
      <p>Never upload technical data, classified or CUI material, or identity papers: Veritar has no use for them and stops them.</p>
      <AcceptForm token={token} name={invitation.name} />
    </EntryPage>
  )
}
