import type { Metadata } from 'next'
import { EntryPage } from '@/components/entry-page'
import { linkOf } from '@/lib/auth/sign-in-link'
import { EnterForm } from './enter-form'

export const metadata: Metadata = { title: 'Sign in', referrer: 'no-referrer' }

/** The link an administrator gave a colleague. Opening the page uses nothing up: scanners of mail open links too. */
export default async function EnterPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await linkOf(token)
  if (!link) {
    return (
      <EntryPage title="This link does not work any more">
        <p>A sign-in link works once and for 15 minutes. Ask an administrator of your organization for a new one.</p>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={`Sign in as ${link.name}`}>
      <p>An administrator of {link.orgName} issued this link for you alone. If you are not {link.name}, close this page.</p>
      <EnterForm token={token} />
    </EntryPage>
  )
}
