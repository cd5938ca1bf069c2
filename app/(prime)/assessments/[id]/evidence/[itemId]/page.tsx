import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { ClosedPage } from '@/components/assessment/closed-page'
import { KeyDownload } from '@/components/keys/key-download'
import { FileList } from '@/components/assessment/file-list'
import { ExcerptView } from '@/components/assessment/excerpt-view'
import { FocusPlace } from '@/components/assessment/focus-place'
import { KindCharts } from '@/components/assessment/kind-charts'
import { LogLists, LogTiles, LogTimeline } from '@/components/assessment/log-charts'
import { ObservationTable } from '@/components/assessment/observation-table'
import { placeLabel, placeTitle } from '@/components/assessment/pointer'
import { ReadingProgress } from '@/components/assessment/reading-progress'
import { ScanWaived } from '@/components/scan-waived'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { lookedAt, Watermark } from '@/components/ui/watermark'
import { When } from '@/components/ui/when'
import type { Locator } from '@/lib/analyzers/analyzer'
import { findAssessment } from '@/lib/assessments/queries'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { evidenceKinds, isEvidenceKind } from '@/lib/checklist/evidence-kinds'
import { timesInWords } from '@/lib/day-words'
import { turnedAway } from '@/lib/evidence/closed'
import { askedPlace, type Query } from '@/lib/evidence/locator-query'
import { leaves } from '@/lib/evidence/download'
import { viewEvidence } from '@/lib/evidence/view'
import { Members } from '@/lib/evidence/members'
import { placeKey } from '@/lib/evidence/place-key'
import { scanner } from '@/lib/evidence/scanner/open-scanner'
import { referenceAt } from '@/lib/reference/at'

export const metadata: Metadata = { title: 'Evidence' }

const tones = { read: 'met', unread: 'missing', pending: 'missing', unreadable: 'error', quarantined: 'unmet', refused: 'unmet' } as const
const words = { read: 'Read', unread: 'For a reviewer to read', pending: 'Not read yet', unreadable: 'Could not be read', quarantined: 'Set aside', refused: 'Refused' } as const

export default async function EvidencePage({ params, searchParams }: PageProps<'/assessments/[id]/evidence/[itemId]'>) {
  const actor = await requireActor('prime')
  const { id, itemId } = await params
  const asked = (await findAssessment(actor, id)) ?? (await refuse(actor, 'assessment:read', id))
  // Before the item is looked for: whether it exists is already said by what is behind the gate.
  const closed = can(actor, 'evidence:read', { assessment: asked }) ? await turnedAway(actor, asked) : null
  if (closed) return <ClosedPage assessment={asked} closed={closed} />
  const query = (await searchParams) as Query
  const wanted = askedPlace(query)
  const view = (await viewEvidence(actor, id, itemId, Number(query['revision']) || null, wanted)) ?? (await refuse(actor, 'evidence:read', itemId))
  const { assessment, item, revision, locator, here } = view
  const now = new Date()
  const reference = referenceAt(now.toISOString().slice(0, 10))
  const places = Array.isArray(revision.places) ? (revision.places as Locator[]) : []
  const kindTitle = isEvidenceKind(item.kind) ? evidenceKinds[item.kind].title : 'Not recognized yet'
  // A title that only repeats the name of the file says less than what the file is.
  const named = isEvidenceKind(item.kind) && revision.files.some((f) => f.name === item.title)
  const status = revision.status as keyof typeof words
  return (
    <Page>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/portfolio', label: 'Portfolio' }, { href: `/assessments/${id}`, label: assessment.sub.legalName }]} />}
        title={named ? kindTitle : item.title}
        meta={`${revision.files.map((f) => f.name).join(', ')} · revision ${revision.number} of ${item.revisions.length}`}
        actions={
          <>
            <Badge tone={tones[status] ?? 'missing'}>{words[status] ?? status}</Badge>
            {leaves.includes(revision.status) && revision.files.slice(0, 3).map((f) => (
              <KeyDownload key={f.id} href={`/api/evidence/files/${f.id}`} className={buttonClass()}>
                <Icon of={Download} size={14} />
                Original{revision.files.length > 1 ? `: ${f.name}` : ''}
              </KeyDownload>
            ))}
          </>
        }
      />
      {revision.reason && (
        <Callout tone={status === 'quarantined' || status === 'refused' ? 'unmet' : 'partial'} title={revision.reason}>
          {revision.remedy}
          {places.length > 0 && <span className="font-code text-xs">{places.slice(0, 10).map((place) => [place.file, placeLabel(place)].filter(Boolean).join(', ') || 'the whole file').join(' · ')}{places.length > 10 && ` and ${places.length - 10} more places`}</span>}
        </Callout>
      )}
      {view.seenElsewhere && (
        <Callout tone="partial" title="Seen before elsewhere">
          {'Another subcontractor has uploaded a file with the same content before. Which one is not told. It changes no verdict by itself: ask how both came to have it.'}
        </Callout>
      )}
      {!view.seenElsewhere && view.wordingElsewhere && (
        <Callout tone="partial" title="Wording seen before elsewhere">
          {'At least half of its wording, without names and numbers, is that of a program that another subcontractor has uploaded before. Which one is not told. It changes no verdict by itself: ask whether it was written for this firm.'}
        </Callout>
      )}
      {scanner() === null && <ScanWaived />}
      <LogTiles facts={view.facts} digests={view.beside?.digests ?? []} />
      <div className="grid items-start gap-4 md:gap-6 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div className="grid min-w-0 gap-4 md:gap-6">
          {status === 'pending' && (
            <Panel label="Reading">
              <PanelHead title="Not read yet" />
              <PanelBody>
                <ReadingProgress revision={revision.id} />
              </PanelBody>
            </Panel>
          )}
          {view.excerpt && locator && (
            <Panel label="The place" className="scroll-mt-16">
              <PanelHead id="place-head" title={placeTitle(locator)} meta={locator.file ?? revision.files[0]?.name} end="secrets are never shown whole" />
              <FocusPlace place={JSON.stringify([locator, wanted?.rule])}>
                <Watermark text={lookedAt(actor.name, now)}>
                  <ExcerptView excerpt={view.excerpt} says={here ? timesInWords(here.message) : null} seek={{ mark: wanted?.mark ? (word) => placeKey(word) === wanted.mark : undefined, observed: here?.observed ?? '', message: here?.message ?? '' }} column={locator.column} />
                </Watermark>
              </FocusPlace>
            </Panel>
          )}
          <LogTimeline facts={view.facts} />
          {view.analysis && <ObservationTable assessmentId={id} itemId={itemId} revision={revision.number} observations={view.analysis.observations} rules={view.rules} many={revision.files.length > 1 || Members.safeParse(revision.members).success} />}
          <Panel label="What it is">
            <PanelHead title="What it is" meta={kindTitle} />
            <PanelBody className="@container grid gap-3">
              {view.lines.length > 0 && <Facts columns items={view.lines.map((l) => [l.label, timesInWords(l.note ? `${l.value} (${l.note})` : l.value)])} />}
              <p className="text-xs text-ink-3">It shows what was sent. What is absent from this sample is not thereby absent from the system.</p>
            </PanelBody>
          </Panel>
          {(status === 'read' || status === 'unread') && <FileList assessmentId={id} itemId={itemId} revision={revision} />}
        </div>
        <div className="grid min-w-0 gap-4 md:gap-6">
          <KindCharts kind={item.kind} facts={view.facts} reference={reference} />
          <LogLists facts={view.facts} reference={reference} rosters={view.beside?.rosters ?? []} />
          <Panel label="Provenance">
            <PanelHead title="Provenance" />
            <PanelBody>
              <Facts
                items={[
                  ['SHA-256', <span key="sha" className="font-code text-xs wrap-anywhere">{revision.sha256}</span>],
                  ['Malware scan', revision.scan || (revision.status === 'pending' ? 'not yet' : revision.status === 'refused' ? 'not passed' : 'none: waived by the operator, or from before scanning')],
                  ['Received', <When key="at" at={revision.uploadedAt} withTime />],
                  ['Read by', view.analysis ? <Link key="by" href={`/checks#${view.analysis.analyzer}`}>{`${view.analysis.analyzer} ${view.analysis.analyzerVersion}, and its rules`}</Link> : 'nobody yet'],
                  ['Effective', revision.effectiveFrom && <When key="from" at={revision.effectiveFrom} />],
                  ['Expires', revision.effectiveTo && <When key="to" at={revision.effectiveTo} />],
                ]}
              />
            </PanelBody>
          </Panel>
        </div>
      </div>
    </Page>
  )
}
