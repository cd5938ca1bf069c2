import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Checkbox, Input } from '@/components/ui/field'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import { auditPage } from '@/lib/audit/queries'
import { auditFacts, auditWords } from '@/lib/audit/words'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Audit trail' }

const word = (code: string) => (Object.hasOwn(auditWords, code) ? auditWords[code as keyof typeof auditWords] : code)
const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 100) : '')

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'audit:read', 'own')) notFound()
  const query = await searchParams
  const filter = { text: text(query['text']), denied: query['denied'] === 'on', page: Math.max(1, Math.min(100_000, Number(text(query['page'])) || 1)) }
  const { events, total, pages } = await auditPage(actor, filter)
  const href = (page: number) => `/audit?${new URLSearchParams({ ...(filter.text ? { text: filter.text } : {}), ...(filter.denied ? { denied: 'on' } : {}), page: String(page) })}`
  return (
    <Page>
      <PageHead title="Audit trail" lead={`${total.toLocaleString('en-US')} events. Who did what, and who was refused. Nothing here can be changed.`} meta={`page ${filter.page} of ${pages}, times in UTC`} />
      <Panel label="Events">
        <form className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2" role="search">
          <Input name="text" aria-label="Person or event" placeholder="Person or event" defaultValue={filter.text} className="max-w-64" />
          <Checkbox name="denied" label="Only refusals" defaultChecked={filter.denied} />
          <Button type="submit">Filter</Button>
        </form>
        {events.length === 0 ? (
          <Empty title="No event fits">Widen the filter.</Empty>
        ) : (
          <ol className="divide-y divide-line">
            {events.map((event) => (
              <li key={event.id} data-row className="grid gap-x-4 px-4 py-2 text-sm md:grid-cols-[180px_minmax(0,280px)_minmax(0,1fr)_130px]">
                <span className="text-xs leading-5 text-ink-3">
                  <When at={event.at} withTime />
                </span>
                <span>
                  <b className="font-medium">{event.actorName}</b> {word(event.code)}
                  {event.outcome === 'denied' && <span className="text-unmet"> (refused)</span>}
                </span>
                <span className="text-xs leading-5 wrap-anywhere text-ink-3">{auditFacts(event.data)}</span>
                {event.assessmentId ? (
                  <Link href={`/assessments/${event.assessmentId}`} className="text-xs leading-5">
                    the assessment
                  </Link>
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ol>
        )}
        <nav aria-label="Pages" className="flex justify-between gap-2 px-4 py-2">
          {filter.page > 1 ? <ButtonLink href={href(filter.page - 1)}>Newer</ButtonLink> : <span />}
          {filter.page < pages && <ButtonLink href={href(filter.page + 1)}>Older</ButtonLink>}
        </nav>
      </Panel>
    </Page>
  )
}
