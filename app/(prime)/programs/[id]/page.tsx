import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import * as z from 'zod'
import { GatePanel } from '@/components/gate-panel'
import { PortfolioTable } from '@/components/portfolio-table'
import { ProgramForm } from '@/components/program-form'
import { readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { Tabs } from '@/components/ui/tabs'
import { type PortfolioSort, readFilters, sorts } from '@/lib/assessments/portfolio-filters'
import { findPortfolio } from '@/lib/assessments/portfolio-queries'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { gateResults } from '@/lib/checklist/gates/gates'
import { isoDay } from '@/lib/day-words'
import { catalogGates } from '@/lib/programs/catalog-gates'
import { describeGates } from '@/lib/programs/describe'
import { unansweredGates } from '@/lib/programs/gates-form'
import { findProgram } from '@/lib/programs/queries'
import { referenceAt } from '@/lib/reference/at'

export const metadata: Metadata = { title: 'Program' }

/** One program: what its gates come to, who is vetted for it, and the form that changes it. */
export default async function ProgramPage({ params, searchParams }: PageProps<'/programs/[id]'>) {
  const actor = await requireActor('prime')
  const { id } = await params
  const query = await searchParams
  const program = (z.uuid().safeParse(id).success ? await findProgram(actor, id) : null) ?? (await refuse(actor, 'the program’s page', id))
  const now = new Date()
  const editable = can(actor, 'program:write', { program })
  const editing = editable && query.view === 'edit'
  const open = unansweredGates(catalogGates, program.gates)
  const here = `/programs/${id}`
  return (
    <Page {...(editing ? { wide: false } : {})}>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/programs', label: 'Programs' }]} />}
        title={program.name}
        lead={describeGates(program.gates)}
        actions={
          can(actor, 'assessment:create', { program }) &&
          open.length === 0 && (
            <ButtonLink href={`/assessments/new?program=${id}`} kind="primary">
              <Icon of={Plus} />
              Invite a subcontractor
            </ButtonLink>
          )
        }
      />
      {open.length > 0 && (
        <Callout tone="partial" className="mx-4 md:mx-0" title={`Nobody can be invited yet: ${open.map((gate) => gate.id).join(', ')} ${open.length === 1 ? 'is' : 'are'} not answered.`}>
          Without {open.length === 1 ? 'it' : 'them'} every outcome could only be “not determined”.
        </Callout>
      )}
      {editable && <Tabs label="This program" current={editing ? `${here}?view=edit` : here} tabs={[{ href: here, label: 'Overview' }, { href: `${here}?view=edit`, label: 'Gates and policy' }]} />}
      {editing ? <ProgramForm program={program} key={program.version} /> : <Overview actor={actor} program={program} query={query} now={now} />}
    </Page>
  )
}

type OverviewProps = { actor: Awaited<ReturnType<typeof requireActor>>; program: NonNullable<Awaited<ReturnType<typeof findProgram>>>; query: Record<string, string | string[] | undefined>; now: Date }

async function Overview({ actor, program, query, now }: OverviewProps) {
  const state = readTableState(query, { sortable: sorts, defaultSort: { id: 'subcontractor', desc: false } })
  const sort = { id: (state.sort?.id ?? 'subcontractor') as PortfolioSort, desc: state.sort?.desc ?? false }
  const { rows, total } = await findPortfolio(actor, { ...readFilters({}), program: program.id }, { sort, offset: (state.page - 1) * state.size, limit: state.size }, now)
  return (
    <>
      <GatePanel results={gateResults(program, referenceAt(isoDay(now)))} />
      <Panel labelledBy="who">
        <PanelHead id="who" title="Assessments" meta={`${total} for this program`} />
        <PortfolioTable rows={rows} total={total} state={{ ...state, sort, hidden: [...new Set([...state.hidden, 'program'])] }} empty={<Empty title="Nobody is vetted for this program yet" />} />
      </Panel>
      <Panel labelledBy="facts">
        <PanelHead id="facts" title="Policy" meta="where the law leaves room" />
        <PanelBody>
          <Facts
            items={[
              ['Customer', program.customer],
              ['Work', program.summary],
              ['DDTC registration', program.policy.requiresRegistration ? 'Required' : 'A written basis for not registering is enough'],
              ['Hardware tokens', program.policy.requiresHardwareMfa ? 'Required for everyone with access' : 'Not required'],
            ]}
          />
        </PanelBody>
      </Panel>
    </>
  )
}
