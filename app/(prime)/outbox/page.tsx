import type { Metadata } from 'next'
import { OutboxList } from '@/components/outbox-list'
import { readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelHead } from '@/components/ui/panel'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { findOutbox } from '@/lib/organizations/outbox-queries'

export const metadata: Metadata = { title: 'Outbox' }

/** Every message Veritar wants to send for the organization; without a mail server this is where they are read. */
export default async function OutboxPage({ searchParams }: PageProps<'/outbox'>) {
  const actor = await requireActor('prime')
  const { page, size } = readTableState(await searchParams, { sortable: [], defaultSort: null })
  const { rows, total, waiting } = await findOutbox(actor, { offset: (page - 1) * size, limit: size })
  const last = Math.max(1, Math.ceil(total / size))
  const sends = env().SMTP_URL !== undefined
  return (
    <Page wide={false}>
      <PageHead title="Outbox" lead={sends ? 'Messages are handed to your mail server; what failed says why.' : 'No mail server is set up, so nothing leaves this machine. Read the messages here and send them yourself. The link of an invitation is shown when it is issued; issue a new one here when it was lost.'} />
      <Panel labelledBy="mails">
        <PanelHead id="mails" title="Messages" meta={`${total.toLocaleString('en-US')}, ${waiting.toLocaleString('en-US')} not sent`} />
        {rows.length > 0 ? <OutboxList rows={rows} renews={can(actor, 'subcontractor:write', 'own')} /> : <Empty title="No message yet">Invitations, questions and decisions write to people; each message appears here.</Empty>}
        {last > 1 && (
          <nav aria-label="Pages" className="flex items-center justify-end gap-2 border-t border-line px-4 py-2 text-xs text-ink-3">
            Page {page} of {last}
            {page > 1 && (
              <ButtonLink size="small" href={`/outbox?page=${page - 1}`}>
                Newer
              </ButtonLink>
            )}
            {page < last && (
              <ButtonLink size="small" href={`/outbox?page=${page + 1}`}>
                Older
              </ButtonLink>
            )}
          </nav>
        )}
      </Panel>
    </Page>
  )
}
