import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import * as z from 'zod'
import { PortfolioTable } from '@/components/portfolio-table'
import { CertificationsPanel, IdentityPanel, OwnershipPanel, PeoplePanel, ProvidersPanel, RegistrationPanel, VendorsPanel } from '@/components/profile-panels'
import { readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelHead } from '@/components/ui/panel'
import { VerificationPanel } from '@/components/verification-panel'
import { type PortfolioSort, readFilters, sorts } from '@/lib/assessments/portfolio-filters'
import { findPortfolio } from '@/lib/assessments/portfolio-queries'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { instantWords, isoDay } from '@/lib/day-words'
import { findRosterSummary, findSubcontractor } from '@/lib/organizations/queries'

export const metadata: Metadata = { title: 'Subcontractor' }

/** One subcontractor: what it says of itself, and everything it was vetted for. */
export default async function SubcontractorPage({ params, searchParams }: PageProps<'/subcontractors/[id]'>) {
  const actor = await requireActor('prime')
  const { id } = await params
  const query = await searchParams
  const sub = (z.uuid().safeParse(id).success ? await findSubcontractor(actor, id) : null) ?? (await refuse(actor, 'the subcontractor’s page', id))
  const now = new Date()
  const state = readTableState(query, { sortable: sorts, defaultSort: { id: 'program', desc: false } })
  const sort = { id: (state.sort?.id ?? 'program') as PortfolioSort, desc: state.sort?.desc ?? false }
  const [{ rows, total }, roster] = await Promise.all([
    findPortfolio(actor, { ...readFilters({}), subcontractor: id }, { sort, offset: (state.page - 1) * state.size, limit: state.size }, now),
    findRosterSummary(actor, id),
  ])
  return (
    <Page>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/subcontractors', label: 'Subcontractors' }]} />}
        title={sub.legalName}
        meta={`Their own profile, last changed ${instantWords(sub.updatedAt)}`}
        actions={
          can(actor, 'program:write', 'own') && (
            <ButtonLink href={`/assessments/new?subcontractor=${id}`} kind="primary">
              <Icon of={Plus} />
              Invite to a program
            </ButtonLink>
          )
        }
      />
      <Panel labelledBy="assessments">
        <PanelHead id="assessments" title="Assessments" meta={`${total} with you`} />
        <PortfolioTable rows={rows} total={total} state={{ ...state, sort, hidden: [...new Set([...state.hidden, 'subcontractor'])] }} empty={<Empty title="Not vetted for any program yet" />} />
      </Panel>
      <div className="grid gap-4 md:gap-6 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-4 md:gap-6">
          <IdentityPanel sub={sub} />
          <OwnershipPanel sub={sub} />
          <PeoplePanel sub={sub} />
          <VendorsPanel sub={sub} />
        </div>
        <div className="grid gap-4 md:gap-6">
          <RegistrationPanel sub={sub} today={isoDay(now)} />
          <VerificationPanel roster={roster} />
          <ProvidersPanel sub={sub} />
          <CertificationsPanel sub={sub} />
        </div>
      </div>
    </Page>
  )
}
