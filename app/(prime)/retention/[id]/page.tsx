import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { bytesWords } from '@/components/bytes-words'
import { LiftButton, RetentionActions } from '@/components/retention/retention-actions'
import { RetentionState } from '@/components/retention/retention-state'
import { buttonClass } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { RecordView } from '@/components/ui/record'
import { When } from '@/components/ui/when'
import { refuse } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { dayWords } from '@/lib/day-words'
import { findRetentionOf } from '@/lib/retention/queries'

export const metadata: Metadata = { title: 'Evidence of an assessment' }

/** What is kept of one assessment, until when, who holds it, and the certificate when it was destroyed. */
export default async function RetentionOfPage({ params }: PageProps<'/retention/[id]'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'retention:read', 'own')) await refuse(actor, 'retention:read', 'own')
  const { id } = await params
  const { row, assessment, certificate } = (await findRetentionOf(actor, id, new Date())) ?? (await refuse(actor, 'retention:read', id))
  const mayHold = can(actor, 'retention:hold', { assessment })
  return (
    <Page wide={false}>
      <PageHead crumbs={<Crumbs items={[{ href: '/retention', label: 'Retention' }]} />} title={`Evidence of ${row.code}`} actions={mayHold && <RetentionActions row={row} />} />
      <Panel labelledBy="kept">
        <PanelHead id="kept" title={row.state === 'disposed' ? 'What was kept' : 'What is kept'} end={<RetentionState state={row.state} />} />
        <PanelBody>
          <Facts
            items={[
              ['Assessment', <Link key="a" href={`/assessments/${row.id}`}>{row.code}</Link>],
              ['Subcontractor', row.subcontractor],
              ['Program', row.program],
              ['Ends', row.endedOn ? dayWords(row.endedOn) : 'No end yet'],
              ['Kept until', row.dueOn ? dayWords(row.dueOn) : 'No date yet'],
              ['Evidence', `${row.files} ${row.files === 1 ? 'file' : 'files'}, ${bytesWords(row.size)}`],
              ...(row.disposedAt ? [['Disposed of', `${dayWords(row.disposedAt)} by ${row.disposedBy}`] satisfies [string, React.ReactNode]] : []),
            ]}
          />
        </PanelBody>
      </Panel>
      {row.holds.length > 0 && (
        <Panel labelledBy="holds">
          <PanelHead id="holds" title="Legal holds in force" meta="the subcontractor does not see them" />
          <ul>
            {row.holds.map((hold) => (
              <li key={hold.id} className="flex flex-wrap items-start justify-between gap-3 border-b border-line px-4 py-3 last:border-0">
                <div className="grid max-w-[72ch] gap-0.5 text-sm">
                  <p className="wrap-anywhere">{hold.reason}</p>
                  <p className="text-xs text-ink-3">
                    {hold.byName}, <When at={hold.at} withTime />
                  </p>
                </div>
                {mayHold && <LiftButton assessmentId={row.id} holdId={hold.id} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {certificate && (
        <Panel labelledBy="certificate">
          <PanelHead
            id="certificate"
            title="Certificate of disposal"
            end={
              <a href={`/api/retention/${row.id}/certificate`} download className={buttonClass('plain', 'small')}>
                <Icon of={Download} />
                Download
              </a>
            }
          />
          <PanelBody className="grid gap-2 text-sm text-ink-2">
            <p>
              SHA-256 <span className="font-code text-xs wrap-anywhere">{certificate.digest}</span>, also in the audit log with the event of the disposal.
            </p>
          </PanelBody>
          <RecordView label="Certificate of disposal" lines={certificate.text.trimEnd().split('\n').map((text, i) => ({ number: String(i + 1), text }))} wrap className="border-t border-line md:rounded-b-3" />
        </Panel>
      )}
    </Page>
  )
}
