import type { Metadata } from 'next'
import { ClosedNote } from '@/components/portal/closed-note'
import { DropZone } from '@/components/portal/drop-zone'
import { EvidenceCard } from '@/components/portal/evidence-card'
import { EvidenceWatch } from '@/components/portal/evidence-watch'
import { NeverSend } from '@/components/portal/never-send'
import { RequestTabs } from '@/components/portal/request-tabs'
import { RosterTemplateLink } from '@/components/portal/roster-template-link'
import { UnfinishedUploads } from '@/components/portal/unfinished-uploads'
import { ScanWaived } from '@/components/scan-waived'
import { Crumbs } from '@/components/ui/crumbs'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { findRequest } from '@/lib/assessments/portal-queries'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { scanner } from '@/lib/evidence/scanner/open-scanner'

export const metadata: Metadata = { title: 'Evidence' }

/** All evidence of one request: put files in, see what was read out of them. */
export default async function EvidencePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('subcontractor')
  const { id } = await params
  const request = (await findRequest(actor, id, new Date())) ?? (await refuse(actor, 'assessment:read', id))
  const { assessment, program, evidence, uploads } = request
  const scans = scanner() !== null
  const readOnly = assessment.stage !== 'answering'
  const refused = evidence.filter((item) => item.status === 'unreadable' || item.status === 'quarantined' || item.status === 'refused').length
  const pending = evidence.filter((item) => item.status === 'pending').length
  const says = [`${evidence.length} ${evidence.length === 1 ? 'item' : 'items'}`, pending > 0 && `${pending} being read`, refused > 0 && `${refused} not readable, set aside or refused`].filter(Boolean).join(', ')
  return (
    <Page wide={false}>
      <EvidenceWatch pending={pending > 0} />
      <PageHead crumbs={<Crumbs items={[{ href: '/portal', label: 'Requests' }, { href: `/portal/${id}`, label: program.name }]} />} title="Evidence" lead={`${says}.`} />
      <RequestTabs requestId={id} current="evidence" evidence={evidence.length} />
      {!request.open && <ClosedNote actor={actor} assessmentId={id} />}
      {!readOnly && (
        <Panel labelledBy="h-add">
          <PanelHead id="h-add" title="Add evidence" end={<RosterTemplateLink />} />
          <PanelBody className="grid gap-3">
            {!scans && <ScanWaived />}
            {uploads.length > 0 && <UnfinishedUploads assessmentId={id} uploads={uploads} />}
            <DropZone assessmentId={id} says="Drop files here, several at once; Veritar recognizes by content what each is" keyed />
          </PanelBody>
        </Panel>
      )}
      <Panel labelledBy="h-all">
        <PanelHead id="h-all" title="What is here" meta="newest first" />
        <PanelBody className="grid gap-3">
          {evidence.length === 0 && <p className="text-sm text-ink-2">Nothing was uploaded yet. Claims without evidence earn a quarter of the credit.</p>}
          {evidence.map((item) => (
            <EvidenceCard key={item.id} assessmentId={id} item={item} readOnly={readOnly} withdrawable={assessment.submittedAt === null} />
          ))}
        </PanelBody>
      </Panel>
      <NeverSend />
    </Page>
  )
}
