import { Download, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { KeyDownload } from '@/components/keys/key-download'
import { FilterChip, FilterText } from '@/components/filters'
import { LapseList } from '@/components/lapse-list'
import { PortfolioTable } from '@/components/portfolio-table'
import { ShortcutLink } from '@/components/shortcuts/shortcut-link'
import { readTableState } from '@/components/table-state'
import { TouchTable } from '@/components/touch-table'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelHead } from '@/components/ui/panel'
import { Tabs } from '@/components/ui/tabs'
import { accessSentence } from '@/lib/assessments/portfolio-access'
import { outcomes, type PortfolioSort, readFilters, sorts, stages, stageWords, views, viewWords } from '@/lib/assessments/portfolio-filters'
import { findLapses } from '@/lib/assessments/portfolio-lapse-queries'
import { countViews, findFilterOptions, findPortfolio } from '@/lib/assessments/portfolio-queries'
import { findTouch } from '@/lib/assessments/portfolio-touch'
import { requireActor } from '@/lib/auth/session'
import { knockOutIds } from '@/lib/checklist/criterion'
import { instantWords } from '@/lib/day-words'
import { eligibilityWords } from '@/lib/report/words'
import { Link } from '@/components/ui/link'

export const metadata: Metadata = { title: 'Portfolio' }

const shownPrograms = 5
const shownLapses = 6
const hiddenAtFirst = ['code']
const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** Who may touch what today, what is about to lapse, and every assessment. */
export default async function PortfolioPage({ searchParams }: PageProps<'/portfolio'>) {
  const actor = await requireActor('prime')
  const params = await searchParams
  const now = new Date()
  const filters = readFilters(params)
  const state = readTableState(params, { sortable: sorts, defaultSort: { id: 'due', desc: false } })
  const hidden = params.hide === undefined ? hiddenAtFirst : state.hidden
  const sort = { id: (state.sort?.id ?? 'due') as PortfolioSort, desc: state.sort?.desc ?? false }
  const [{ rows, total }, counts, touch, lapses, options] = await Promise.all([
    findPortfolio(actor, filters, { sort, offset: (state.page - 1) * state.size, limit: state.size }, now),
    countViews(actor, now),
    findTouch(actor, now, shownPrograms),
    findLapses(actor, now),
    findFilterOptions(actor),
  ])
  const assessments = counts.views.all
  const exported = new URLSearchParams(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  return (
    <Page>
      <PageHead
        title="Portfolio"
        lead={accessSentence({ ...touch.counts, waiting: counts.views['waiting-on-us'], assessments })}
        meta={`${instantWords(now)} · ${count(assessments, 'assessment', 'assessments')}, ${count(counts.subcontractors, 'subcontractor', 'subcontractors')}, ${count(counts.programs, 'program', 'programs')}`}
        actions={
          <>
            <KeyDownload href={`/portfolio/export?${exported}`} download className={buttonClass()}>
              <Icon of={Download} />
              Export
            </KeyDownload>
            <ShortcutLink href="/assessments/new" keys="n" says="Invite a subcontractor" kind="primary">
              <Icon of={Plus} />
              Invite a subcontractor
            </ShortcutLink>
          </>
        }
      />
      <div className="grid gap-4 md:gap-6 lg:grid-cols-[minmax(0,1fr)_440px]">
        <Panel labelledBy="touch">
          <PanelHead
            id="touch"
            title="Who may touch what today"
            meta={counts.programs > shownPrograms ? `${shownPrograms} of your ${counts.programs} programs` : undefined}
            end={
              <Link href="/programs" className="link text-ink-3">
                All programs
              </Link>
            }
          />
          {touch.programs.length > 0 ? (
            <TouchTable programs={touch.programs} />
          ) : (
            <Empty title="There is no program yet" action={<ButtonLink href="/programs/new">Add a program</ButtonLink>}>
              A program says what the data is and what the contract asks. Subcontractors are vetted for one program at a time.
            </Empty>
          )}
        </Panel>
        <Panel labelledBy="lapse">
          <PanelHead
            id="lapse"
            title="About to lapse"
            meta="next 30 days"
            end={
              lapses.length > shownLapses && (
                <Link href="/portfolio?view=lapsing" className="link text-ink-3">
                  All {lapses.length}
                </Link>
              )
            }
          />
          {lapses.length > 0 ? <LapseList lapses={lapses.slice(0, shownLapses)} /> : <Empty title="Nothing lapses in the next 30 days">Registrations, conditions, determinations and evidence were checked.</Empty>}
        </Panel>
      </div>
      <Panel labelledBy="list">
        <h2 id="list" className="sr-only">
          Assessments
        </h2>
        <Tabs label="Saved views" current={filters.view === 'all' ? '/portfolio' : `/portfolio?view=${filters.view}`} tabs={views.map((view) => ({ href: view === 'all' ? '/portfolio' : `/portfolio?view=${view}`, label: viewWords[view], count: counts.views[view].toLocaleString('en-US') }))} />
        <PortfolioTable
          rows={rows}
          total={total}
          state={{ ...state, sort, hidden }}
          toolbar={
            <>
              <FilterText label="Filter by subcontractor, program, CAGE or code" placeholder="Subcontractor, program, CAGE" />
              <FilterChip name="outcome" label="Outcome" options={outcomes.map((value) => ({ value, label: eligibilityWords[value] }))} />
              <FilterChip name="program" label="Program" options={options.programs} />
              <FilterChip name="knockout" label="Knock-out" options={knockOutIds.map((value) => ({ value, label: value }))} />
              <FilterChip name="stage" label="Stage" options={stages.map((value) => ({ value, label: stageWords[value] }))} />
              <FilterChip name="reviewer" label="Reviewer" options={options.reviewers} />
            </>
          }
          empty={
            assessments === 0 ? (
              <Empty title="Nobody has been invited yet" action={<ButtonLink href="/assessments/new">Invite a subcontractor</ButtonLink>}>
                They get a link, answer a questionnaire and upload evidence. You see only counts until they submit.
              </Empty>
            ) : (
              <Empty title="No assessment matches" action={<ButtonLink href="/portfolio">Show all</ButtonLink>}>
                Remove a filter or look in another view.
              </Empty>
            )
          }
          footer="Size of the firm never enters a score. Ticks on the score bar: 65 conditional, 85 eligible."
        />
      </Panel>
    </Page>
  )
}
