import type { Metadata } from 'next'
import { setupOpen } from '@/lib/auth/setup'
import { EntryPage } from '@/components/entry-page'
import { SetupForm } from './setup-form'

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' }

/** The one-time set-up link that the first start prints. */
export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await setupOpen(token, new Date()))) {
    return (
      <EntryPage title="This link does not work any more">
        <p>It was used, or it is older than 24 hours. The next start of Veritar prints a new one while no organization is set up.</p>
      </EntryPage>
    )
  }
  return (
    <EntryPage title="Set up Veritar">
      <p>You will administer the first prime contractor here, and can review. Whoever approves must be another person; invite them afterwards.</p>
      <SetupForm token={token} />
    </EntryPage>
  )
}
