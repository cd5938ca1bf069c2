import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChapterNav } from '@/components/portal/chapter-nav'
import { ChapterSelect } from '@/components/portal/chapter-select'
import { chapterLeads } from '@/components/portal/chapter-leads'
import { ClosedNote } from '@/components/portal/closed-note'
import { DueLines } from '@/components/portal/due-lines'
import { EvidenceWatch } from '@/components/portal/evidence-watch'
import { Questionnaire } from '@/components/portal/questionnaire'
import { ReadinessDock } from '@/components/portal/readiness-dock'
import { ReadinessPanel } from '@/components/portal/readiness-panel'
import { chapterViews, criterionViews } from '@/components/portal/view'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { findRequest } from '@/lib/assessments/portal-queries'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { chapters } from '@/lib/checklist/sections'

export const metadata: Metadata = { title: 'Questionnaire' }

/** One chapter: the chapters at the left, its criteria in the middle, at the right what signing now would give. */
export default async function ChapterPage({ params }: { params: Promise<{ id: string; chapter: string }> }) {
  const actor = await requireActor('subcontractor')
  const { id, chapter } = await params
  const now = new Date()
  const here = chapters.find((one) => one.id === chapter)
  if (!here) notFound()
  const request = (await findRequest(actor, id, now)) ?? (await refuse(actor, 'assessment:read', id))
  const views = chapterViews(request)
  const at = views.findIndex((view) => view.id === here.id)
  if (at < 0) notFound()
  const { assessment, evidence } = request
  const readOnly = assessment.stage !== 'answering'
  const before = views[at - 1]
  const after = views[at + 1]
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid w-full max-w-[1440px] grid-cols-[minmax(0,1fr)] items-start gap-4 py-4 pb-24 outline-none md:grid-cols-[220px_minmax(0,1fr)] md:gap-6 md:p-6 xl:grid-cols-[248px_minmax(0,720px)_348px] xl:justify-center xl:gap-8">
      <aside aria-label="Request and chapters" className="grid gap-4 px-4 md:sticky md:top-[72px] md:px-0">
        <div className="grid max-md:hidden">
          <DueLines request={request} now={now} />
        </div>
        <ChapterSelect requestId={id} chapters={views} current={here.id} />
        <div className="max-md:hidden">
          <ChapterNav requestId={id} chapters={views} current={here.id} />
        </div>
      </aside>
      <div className="grid min-w-0 gap-4">
        <EvidenceWatch pending={evidence.some((item) => item.status === 'pending')} />
        {!request.open && <ClosedNote actor={actor} assessmentId={id} />}
        <Questionnaire
          key={here.id}
          assessmentId={id}
          title={here.title}
          lead={readOnly ? 'You signed and submitted this. It can be read, not changed, unless it is sent back to you.' : chapterLeads[here.id]}
          criteria={criterionViews(request, here.id)}
          evidence={evidence}
          readOnly={readOnly}
          withdrawable={assessment.submittedAt === null}
        />
        <div className="flex flex-wrap justify-between gap-3 px-4 md:px-0">
          {before ? (
            <ButtonLink href={`/portal/${id}/${before.id}`}>
              <Icon of={ChevronLeft} size={14} />
              {before.title}
            </ButtonLink>
          ) : (
            <ButtonLink href={`/portal/${id}`}>
              <Icon of={ChevronLeft} size={14} />
              Overview
            </ButtonLink>
          )}
          <ButtonLink kind="primary" href={after ? `/portal/${id}/${after.id}` : `/portal/${id}/submit`}>
            {after ? after.title : 'Review and submit'}
            <Icon of={ChevronRight} size={14} />
          </ButtonLink>
        </div>
      </div>
      {!readOnly && (
        <>
          <ReadinessPanel request={request} className="max-md:hidden md:col-start-2 xl:sticky xl:top-[72px] xl:col-start-3 xl:max-h-[calc(100dvh-96px)] xl:overflow-auto" />
          <ReadinessDock request={request} />
        </>
      )}
    </main>
  )
}
