import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import { requireActor } from '@/lib/auth/session'
import { outboxOf } from '@/lib/organizations/outbox-queries'

export const metadata: Metadata = { title: 'Outbox' }

export default async function OutboxPage() {
  const actor = await requireActor('prime')
  const mails = await outboxOf(actor)
  const waiting = mails.filter((mail) => !mail.sentAt).length
  return (
    <Page wide={false}>
      <PageHead title="Outbox" lead={waiting === 0 ? 'Every message has been sent.' : `${waiting} ${waiting === 1 ? 'message has' : 'messages have'} not been sent by mail. Without a mail server they are read here.`} />
      {mails.length === 0 && (
        <Panel label="Messages">
          <Empty title="No messages yet">An invitation or an answer writes the first one.</Empty>
        </Panel>
      )}
      {mails.map((mail) => (
        <Panel key={mail.id} label={mail.subject}>
          <PanelHead title={mail.subject} meta={`to ${mail.to}`} end={<When at={mail.createdAt} withTime />} />
          <PanelBody className="grid gap-2">
            <p className="text-sm whitespace-pre-wrap wrap-anywhere">{mail.body}</p>
            <span>{mail.sentAt ? <Badge tone="met">Sent</Badge> : mail.error ? <Badge tone="error">Not sent: {mail.error}</Badge> : <Badge tone="missing">Not sent by mail</Badge>}</span>
          </PanelBody>
        </Panel>
      ))}
    </Page>
  )
}
