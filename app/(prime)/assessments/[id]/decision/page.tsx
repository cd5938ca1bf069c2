import type { Metadata } from 'next'
import { ClosedPage } from '@/components/assessment/closed-page'
import { DecisionForm } from '@/components/assessment/decision-form'
import { DeterminationView } from '@/components/assessment/determination-view'
import { OutcomeCard } from '@/components/assessment/outcome-card'
import { OverviewPane } from '@/components/assessment/overview-pane'
import { Crumbs } from '@/components/ui/crumbs'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { findAssessment, reviewOf } from '@/lib/assessments/queries'
import { inputsDigest } from '@/lib/assessments/snapshot'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { catalog } from '@/lib/checklist/catalog'
import { turnedAway } from '@/lib/evidence/closed'
import { choicesFor } from '@/lib/reviews/choices'
import { proposedConditions } from '@/lib/reviews/proposed-conditions'

export const metadata: Metadata = { title: 'Determination' }

export default async function DecisionPage({ params }: PageProps<'/assessments/[id]/decision'>) {
  const actor = await requireActor('prime')
  const { id } = await params
  const assessment = (await findAssessment(actor, id)) ?? (await refuse(actor, 'assessment:read', id))
  if (!assessment.submittedAt) await refuse(actor, 'the decision’s page', id)
  const closed = await turnedAway(actor, assessment)
  if (closed) return <ClosedPage assessment={assessment} closed={closed} />
  const now = new Date()
  const review = await reviewOf(actor, id, now)
  const mayDecide = can(actor, 'determination:write', { assessment })
  const { choices, refused } = choicesFor(review.card, actor.empoweredOfficial)
  return (
    <Page>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/portfolio', label: 'Portfolio' }, { href: `/assessments/${id}`, label: assessment.code }]} />}
        title={`${assessment.sub.legalName} for ${assessment.program.name}`}
        meta={`Reviewed by ${assessment.reviewerId ? review.nameOf(assessment.reviewerId) : 'nobody yet'}; requested by ${review.nameOf(assessment.requestedById)}`}
      />
      <div className="grid items-start gap-4 md:gap-6 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="grid gap-4 md:gap-6">
          <OutcomeCard card={review.card} />
          {review.determinations.map((d) => (
            <DeterminationView key={d.id} determination={d} stale={d.id === review.latest?.id ? review.stale : []} />
          ))}
          <Panel label="The whole assessment">
            <OverviewPane assessment={assessment} review={review} />
          </Panel>
        </div>
        <Panel label="Your determination" className="lg:sticky lg:top-16">
          <PanelHead title="Your determination" meta={`catalog ${review.card.catalog}`} />
          <PanelBody>
            {mayDecide ? (
              <DecisionForm assessmentId={id} inputs={inputsDigest(review.input)} choices={choices} refused={refused} names={{ subcontractor: review.card.subcontractor, program: review.card.program }} proposed={proposedConditions(review.card, now)} criteria={catalog.criteria.map((c) => c.id)} />
            ) : (
              <p className="text-sm text-ink-2">
                {assessment.stage === 'decided'
                  ? 'A determination is recorded. A new review opens when the subcontractor is asked again.'
                  : 'An approver decides who neither asked for nor reviewed this assessment, once the reviewer has sent it.'}
              </p>
            )}
          </PanelBody>
        </Panel>
      </div>
    </Page>
  )
}
