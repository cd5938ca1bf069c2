import type { Metadata } from 'next'
import { RequestList } from '@/components/portal/request-list'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { findRequests } from '@/lib/assessments/portal-queries'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Requests' }

/** What primes ask of the firm, and what to do next about each. */
export default async function RequestsPage() {
  const actor = await requireActor('subcontractor')
  const requests = await findRequests(actor)
  const open = requests.filter((request) => request.stage === 'answering').length
  const lead = requests.length === 0 ? 'Nobody has asked you for anything yet.' : open === 0 ? 'Nothing waits for you.' : `${open} ${open === 1 ? 'request waits' : 'requests wait'} for your answers.`
  return (
    <Page wide={false}>
      <PageHead title="Requests" lead={lead} />
      {requests.length === 0 ? (
        <Panel label="Requests">
          <Empty title="No requests">A prime contractor invites you by a link. What it asks then stands here.</Empty>
        </Panel>
      ) : (
        <RequestList requests={requests} now={new Date()} />
      )}
    </Page>
  )
}
