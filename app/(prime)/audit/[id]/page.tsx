import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { KeyDownload } from '@/components/keys/key-download'
import { AuditStanding } from '@/components/audit-standing'
import { buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { RecordView } from '@/components/ui/record'
import { When } from '@/components/ui/when'
import { findEventProof } from '@/lib/audit/log-queries'
import { auditFacts, auditWords } from '@/lib/audit/words'
import { refuse } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Audit event' }

const words: Record<string, string> = auditWords
const lines = (texts: string[]) => texts.map((text, i) => ({ number: String(i + 1), text }))

/** One event of the audit trail, and the proof that it stands in the log. */
export default async function AuditEventPage({ params }: PageProps<'/audit/[id]'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'audit:read', 'own')) await refuse(actor, 'audit:read', 'own')
  const { id } = await params
  const { event, standing, assessment, head, proof } = (await findEventProof(actor, id)) ?? (await refuse(actor, 'audit:read', id))
  return (
    <Page wide={false}>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/audit', label: 'Audit trail' }]} />}
        title={`${event.actorName} ${words[event.code] ?? event.code}`}
        actions={
          proof?.proven && can(actor, 'audit:export', 'own') ? (
            <KeyDownload href={`/audit/${id}/proof`} download className={buttonClass()}>
              <Icon of={Download} />
              Download the proof
            </KeyDownload>
          ) : null
        }
      />
      <div className="px-4 md:px-0">
        <Verdict standing={standing} proven={proof?.proven ?? null} size={head?.size ?? null} />
      </div>
      <Panel labelledBy="event">
        <PanelHead id="event" title="What was recorded" />
        <PanelBody>
          <Facts
            items={[
              ['When', <When key="at" at={event.at} withTime />],
              ['Who', event.actorName],
              ['Outcome', event.outcome === 'denied' ? 'Denied' : 'Done'],
              ['Assessment', assessment ? <Link key="a" href={`/assessments/${assessment.id}`}>{assessment.code}</Link> : 'None'],
              ['Target', event.target ? <span key="t" className="font-code text-xs">{event.target}</span> : 'None'],
              ['Facts', <span key="f" className="font-code text-xs">{auditFacts(event.data) || 'None'}</span>],
              ['Code', <span key="c" className="font-code text-xs">{event.code}</span>],
              ['In the log', <AuditStanding key="s" standing={standing} />],
            ]}
          />
        </PanelBody>
      </Panel>
      {event.payload && (
        <Panel labelledBy="bytes">
          <PanelHead id="bytes" title="The bytes in the log" meta="persons stand behind salted commitments" />
          <RecordView label="The bytes in the log" lines={lines([Buffer.from(event.payload).toString()])} wrap className="md:rounded-b-3" />
        </Panel>
      )}
      {proof && head && (
        <Panel labelledBy="proof">
          <PanelHead id="proof" title="Proof" meta={`RFC 6962, event ${proof.index.toLocaleString('en-US')} of ${head.size.toLocaleString('en-US')}`} />
          <PanelBody className="grid gap-3">
            <Facts items={[['Root', <span key="r" className="font-code text-xs">{head.root.toString('base64')}</span>], ['Log', <span key="o" className="font-code text-xs">{head.origin}</span>], ['Witnesses', proof.witnesses.length > 0 ? proof.witnesses.join(', ') : 'None under this head']]} />
            <p className="text-sm text-ink-2">
              Hashing the bytes, and then each hash below to the right or left of what came out, gives the signed root. <code className="font-code text-xs">npx veritar verify-log event.tlog-proof --key veritar-log.keys</code> does it.
            </p>
          </PanelBody>
          {proof.path.length > 0 && <RecordView label="Path from the event to the root" lines={lines(proof.path.map((hash) => hash.toString('base64')))} wrap className="border-t border-line md:rounded-b-3" />}
        </Panel>
      )}
    </Page>
  )
}

function Verdict({ standing, proven, size }: { standing: { is: string }; proven: boolean | null; size: number | null }) {
  if (standing.is === 'altered' || proven === false) return <Callout tone="unmet" title="This is not what was logged">The row, or the tree above it, was changed in the database after the event was recorded. Tell the operator, and compare with a log that was downloaded earlier.</Callout>
  if (standing.is === 'before') return <Callout title="Recorded before there was a log">The entry cannot be changed through Veritar, but nothing proves it.</Callout>
  if (proven) return <Callout tone="met" title={`Proven: it stands in the log that was signed at ${(size ?? 0).toLocaleString('en-US')} events`} />
  return <Callout title="Not signed yet">It is recorded; the next signed head, within seconds, will cover it.</Callout>
}
