import type { Metadata } from 'next'
import { ChapterNav } from '@/components/portal/chapter-nav'
import { ClosedNote } from '@/components/portal/closed-note'
import { EvidenceWatch } from '@/components/portal/evidence-watch'
import { NeverSend } from '@/components/portal/never-send'
import { ReadinessPanel } from '@/components/portal/readiness-panel'
import { RequestTabs } from '@/components/portal/request-tabs'
import { SharedDecision } from '@/components/portal/shared-decision'
import { SharedFindings } from '@/components/portal/shared-findings'
import { SharedMessages } from '@/components/portal/shared-messages'
import { chapterViews, daysLeft, stageWords } from '@/components/portal/view'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import { findRequest } from '@/lib/assessments/portal-queries'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Request' }

/** One request: who asks and why, how far it is, what signing now would give, and what was said about it. */
export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('subcontractor')
  const { id } = await params
  const now = new Date()
  const request = (await findRequest(actor, id, now)) ?? (await refuse(actor, 'assessment:read', id))
  const { assessment, program, evidence, nameOf } = request
  const prime = assessment.prime.legalName
  const views = chapterViews(request)
  const next = views.find((view) => view.answered < view.asked)
  const answering = assessment.stage === 'answering'
  const left = answering ? daysLeft(assessment.dueOn, now) : null
  return (
    <Page>
      <EvidenceWatch pending={evidence.some((item) => item.status === 'pending')} />
      <PageHead
        crumbs={<Crumbs items={[{ href: '/portal', label: 'Requests' }]} />}
        title={program.name}
        lead={answering ? `${prime} asks you to show how your firm protects ITAR-controlled data before any of it reaches you.` : `${stageWords[assessment.stage]?.word ?? assessment.stage}. ${stageWords[assessment.stage]?.next ?? ''}.`}
        meta={[assessment.code, left].filter(Boolean).join(', ')}
        actions={
          answering && (
            <>
              <ButtonLink href={`/portal/${id}/submit`}>Review and submit…</ButtonLink>
              <ButtonLink kind="primary" href={`/portal/${id}/${next?.id ?? 'submit'}`}>
                {next ? `Go on with ${next.title}` : 'Sign and submit'}
              </ButtonLink>
            </>
          )
        }
      />
      <RequestTabs requestId={id} current="overview" evidence={evidence.length} />
      {assessment.disposal && (
        <Callout className="mx-4 md:mx-0" title={`${prime} disposed of your evidence on this request.`}>
          <When at={assessment.disposal.at} />: {assessment.disposal.files} {assessment.disposal.files === 1 ? 'file' : 'files'} can no longer be opened by anybody.{' '}
          <a href={`/api/retention/${id}/certificate`} download className="link">
            Certificate of disposal
          </a>
        </Callout>
      )}
      {!request.open && <ClosedNote actor={actor} assessmentId={id} />}
      {answering && assessment.reopenedAt && (
        <Callout tone="partial" className="mx-4 md:mx-0" title={`${prime} sent this back to you.`}>
          Your earlier signature no longer covers it. Change what they asked for, then sign again.
        </Callout>
      )}
      <div className="grid items-start gap-4 md:gap-6 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid gap-4 md:gap-6">
          <SharedDecision request={request} />
          <Panel labelledBy="h-chapters">
            <PanelHead id="h-chapters" title="Questionnaire" meta={answering ? 'saves itself as you type' : 'signed, to be read only'} />
            <PanelBody>
              <ChapterNav requestId={id} chapters={views} />
            </PanelBody>
          </Panel>
          <SharedFindings request={request} />
          <SharedMessages request={request} actorId={actor.personId} />
        </div>
        <div className="grid gap-4 md:gap-6">
          {answering && <ReadinessPanel request={request} />}
          <Panel labelledBy="h-about">
            <PanelHead id="h-about" title="About this request" />
            <PanelBody>
              <Facts
                items={[
                  ['Asked by', `${nameOf(assessment.requestedById)}, ${prime}`],
                  ['Customer', program.customer],
                  ['Due', assessment.dueOn && <When key="due" at={assessment.dueOn} />],
                  ['Submitted', assessment.submittedAt ? <When key="submitted" at={assessment.submittedAt} withTime /> : 'Not yet'],
                  ['Catalog', assessment.catalogVersion],
                ]}
              />
            </PanelBody>
          </Panel>
          <NeverSend />
        </div>
      </div>
    </Page>
  )
}
