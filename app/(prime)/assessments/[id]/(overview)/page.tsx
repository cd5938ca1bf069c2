import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CriteriaDrawer } from '@/components/assessment/criteria-drawer'
import { ClosedPage } from '@/components/assessment/closed-page'
import { CriteriaList } from '@/components/assessment/criteria-list'
import { CriterionPanel } from '@/components/assessment/criterion-panel'
import { EvidencePane, EvidencePaneSkeleton, firstToShow, placesOf } from '@/components/assessment/evidence-pane'
import { FollowCriterion } from '@/components/assessment/follow-criterion'
import { DraftPage } from '@/components/assessment/draft-page'
import { OutcomeStrip } from '@/components/assessment/outcome-strip'
import { OverviewPane } from '@/components/assessment/overview-pane'
import { ReviewActions } from '@/components/assessment/review-actions'
import { StageActions } from '@/components/assessment/stage-actions'
import { Tabs } from '@/components/ui/tabs'
import { byAttention, toReview } from '@/lib/assessments/attention'
import { findAssessment, reviewOf } from '@/lib/assessments/queries'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { catalog } from '@/lib/checklist/catalog'
import { turnedAway } from '@/lib/evidence/closed'
import { outcomeWords } from '@/lib/report/words'

export const metadata: Metadata = { title: 'Assessment' }

export default async function AssessmentPage({ params, searchParams }: PageProps<'/assessments/[id]'>) {
  const actor = await requireActor('prime')
  const { id } = await params
  const assessment = (await findAssessment(actor, id)) ?? (await refuse(actor, 'assessment:read', id))
  if (!assessment.submittedAt) return <DraftPage assessment={assessment} />

  const closed = await turnedAway(actor, assessment)
  if (closed) return <ClosedPage assessment={assessment} closed={closed} />

  const review = await reviewOf(actor, id, new Date())
  const reviewedIds = new Set(review.reviews.map((r) => r.criterionId))
  const groups = byAttention(review.card, reviewedIds)
  const query = await searchParams
  const wanted = query['criterion']
  const result = review.card.criteria.find((c) => c.id === wanted) ?? groups.find((g) => g.criteria.length > 0)?.criteria[0]
  const criterion = result && catalog.byId(result.id)
  const subject = { assessment }
  const mayReview = can(actor, 'review:write', subject)
  const proposed = review.card.knockOuts.filter((k) => k.hits.some((h) => h.criterion === result?.id && h.state === 'proposed')).map((k) => k.id)
  const checks = result?.checks ?? []
  const chosen = checks[Number(query['check'])]
  const beside = chosen ?? firstToShow(checks)
  const showsWhole = query['pane'] === 'whole' || !beside
  const here = `/assessments/${id}?criterion=${result?.id ?? ''}`

  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <OutcomeStrip
        card={review.card}
        crumbs={[{ href: '/portfolio', label: 'Portfolio' }, { href: `/programs/${assessment.programId}`, label: assessment.program.name }]}
        title={assessment.sub.legalName}
        reviewed={{ done: reviewedIds.size, of: toReview(review.card, reviewedIds) }}
        actions={<StageActions assessment={assessment} actor={actor} />}
      />
      <FollowCriterion id={result?.id ?? ''} />
      <div className="grid items-start lg:grid-cols-[280px_minmax(0,1fr)] xl:grid-cols-[280px_minmax(0,1fr)_400px] 2xl:grid-cols-[320px_minmax(0,1fr)_480px]">
        <aside data-pane aria-label="Criteria" className="border-line bg-sunken lg:sticky lg:top-12 lg:max-h-[calc(100vh-48px)] lg:overflow-y-auto lg:border-r">
          <CriteriaDrawer key={result?.id} count={review.card.criteria.length}>
            <CriteriaList groups={groups} current={result?.id ?? ''} hrefOf={(c) => `/assessments/${id}?criterion=${c}`} />
          </CriteriaDrawer>
        </aside>
        {result && criterion && (
          <CriterionPanel
            key={result.id}
            assessmentId={id}
            criterion={criterion}
            result={result}
            review={review}
            other={assessment.sub.legalName}
            orgId={actor.orgId}
            mayWrite={can(actor, 'message:write', subject)}
            mayReview={mayReview}
            beside={showsWhole ? -1 : checks.indexOf(beside)}
            besideOf={(i) => (checks[i] && placesOf(checks[i]).length > 0 ? `${here}&check=${i}` : null)}
            actions={
              can(actor, 'review:write', { assessment: { ...assessment, stage: 'submitted' } }) && (
                <ReviewActions
                  assessmentId={id}
                  criterionId={result.id}
                  computed={outcomeWords[result.computed].toLowerCase()}
                  proposed={proposed}
                  claimsNotApplicable={Boolean(review.input.answers[result.id]?.doesNotApply)}
                  seen={{
                    review: review.reviews.find((r) => r.criterionId === result.id)?.id ?? null,
                    // Oldest first, so that the newest of each stays.
                    knockOuts: Object.fromEntries(review.knockOuts.filter((k) => k.criterionId === result.id).map((k) => [k.knockOutId, k.id]).reverse()),
                  }}
                  locked={mayReview ? undefined : 'The assessment is not under review now.'}
                />
              )
            }
          />
        )}
        <aside data-pane aria-label="Beside it" className="border-t border-line bg-surface lg:col-span-2 xl:sticky xl:top-12 xl:col-span-1 xl:max-h-[calc(100vh-48px)] xl:overflow-y-auto xl:border-t-0 xl:border-l">
          {beside && (
            <Tabs
              label="What stands beside it"
              current={showsWhole ? `${here}&pane=whole` : here}
              tabs={[
                { href: here, label: 'Evidence' },
                { href: `${here}&pane=whole`, label: 'Whole assessment' },
              ]}
            />
          )}
          {showsWhole ? (
            <OverviewPane assessment={assessment} review={review} />
          ) : (
            <Suspense key={`${result?.id} ${checks.indexOf(beside)}`} fallback={<EvidencePaneSkeleton />}>
              <EvidencePane actor={actor} assessmentId={id} check={beside} />
            </Suspense>
          )}
        </aside>
      </div>
    </main>
  )
}
