import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { FilterText } from '@/components/filters'
import { ShortcutLink } from '@/components/shortcuts/shortcut-link'
import { SubcontractorTable } from '@/components/subcontractor-table'
import { one, readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { findSubcontractors, subcontractorSorts } from '@/lib/organizations/queries'

export const metadata: Metadata = { title: 'Subcontractors' }

/** Every subcontractor the prime knows. */
export default async function SubcontractorsPage({ searchParams }: PageProps<'/subcontractors'>) {
  const actor = await requireActor('prime')
  const params = await searchParams
  const state = readTableState(params, { sortable: subcontractorSorts, defaultSort: { id: 'name', desc: false } })
  const text = one(params, 'q')
  const sort = { id: subcontractorSorts.find((id) => id === state.sort?.id) ?? 'name', desc: state.sort?.desc ?? false }
  const { rows, total } = await findSubcontractors(actor, text, { sort, offset: (state.page - 1) * state.size, limit: state.size })
  return (
    <Page>
      <PageHead
        title="Subcontractors"
        lead="The firms you have invited. Each keeps its own profile; you read it here."
        actions={
          <ShortcutLink href="/assessments/new" keys="n" says="Invite a subcontractor" kind="primary">
            <Icon of={Plus} />
            Invite a subcontractor
          </ShortcutLink>
        }
      />
      <Panel label="Subcontractors">
        <SubcontractorTable
          rows={rows}
          total={total}
          state={state}
          toolbar={<FilterText label="Filter by name, alias, CAGE or UEI" placeholder="Name, alias, CAGE or UEI" />}
          empty={
            text ? (
              <Empty title="No subcontractor matches" action={<ButtonLink href="/subcontractors">Show all</ButtonLink>} />
            ) : (
              <Empty title="You know no subcontractor yet" action={<ButtonLink href="/assessments/new">Invite a subcontractor</ButtonLink>}>
                A firm appears here once you invite it.
              </Empty>
            )
          }
        />
      </Panel>
    </Page>
  )
}
