import type { Metadata } from 'next'
import { Crumbs } from '@/components/ui/crumbs'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import { findAssessment, historyOf } from '@/lib/assessments/queries'
import { auditSummary, auditWords } from '@/lib/audit/words'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'History' }

const words: Record<string, string> = auditWords

export default async function HistoryPage({ params }: PageProps<'/assessments/[id]/history'>) {
  const actor = await requireActor('prime')
  const { id } = await params
  const assessment = (await findAssessment(actor, id)) ?? (await refuse(actor, 'assessment:read', id))
  const events = await historyOf(actor, id)
  return (
    <Page wide={false}>
      <PageHead crumbs={<Crumbs items={[{ href: '/portfolio', label: 'Portfolio' }, { href: `/assessments/${id}`, label: assessment.code }]} />} title="Who did what" lead={`${events.length} events on ${assessment.sub.legalName} for ${assessment.program.name}, newest first.`} />
      <Panel label="Events">
        <ol className="divide-y divide-line">
          {events.map((event) => (
            <li key={event.id} className="grid gap-x-4 px-4 py-2 text-sm sm:grid-cols-[190px_160px_minmax(0,1fr)]">
              <span className="text-xs leading-5 text-ink-3">
                <When at={event.at} withTime />
              </span>
              <span>{event.actorName}</span>
              <span className="wrap-anywhere">
                {words[event.code] ?? event.code}
                {event.outcome === 'denied' && <b className="font-semibold text-unmet"> denied</b>}
                <span className="block font-code text-xs text-ink-3">{[event.code, auditSummary(event.data)].filter(Boolean).join(' · ')}</span>
              </span>
            </li>
          ))}
        </ol>
      </Panel>
    </Page>
  )
}
