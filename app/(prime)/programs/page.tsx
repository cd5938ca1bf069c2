import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { FilterText } from '@/components/filters'
import { ProgramTable } from '@/components/program-table'
import { ShortcutLink } from '@/components/shortcuts/shortcut-link'
import { one, readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { findPrograms, programSorts } from '@/lib/programs/queries'

export const metadata: Metadata = { title: 'Programs' }

/** The prime's programs and whether their gates are answered. */
export default async function ProgramsPage({ searchParams }: PageProps<'/programs'>) {
  const actor = await requireActor('prime')
  const params = await searchParams
  const state = readTableState(params, { sortable: programSorts, defaultSort: { id: 'name', desc: false } })
  const text = one(params, 'q')
  const sort = { id: programSorts.find((id) => id === state.sort?.id) ?? 'name', desc: state.sort?.desc ?? false }
  const { rows, total } = await findPrograms(actor, text, { sort, offset: (state.page - 1) * state.size, limit: state.size })
  return (
    <Page>
      <PageHead
        title="Programs"
        lead="A program says what the data is and what the contract asks. Until its three gates are answered, nobody is invited to it."
        actions={
          can(actor, 'program:write', 'own') && (
            <ShortcutLink href="/programs/new" keys="n" says="Add a program" kind="primary">
              <Icon of={Plus} />
              Add a program
            </ShortcutLink>
          )
        }
      />
      <Panel label="Programs">
        <ProgramTable
          rows={rows}
          total={total}
          state={state}
          toolbar={<FilterText label="Filter by name or customer" placeholder="Name or customer" />}
          empty={
            text ? (
              <Empty title="No program matches" action={<ButtonLink href="/programs">Show all</ButtonLink>} />
            ) : (
              <Empty title="There is no program yet" action={<ButtonLink href="/programs/new">Add a program</ButtonLink>}>
                Subcontractors are vetted for one program at a time.
              </Empty>
            )
          }
        />
      </Panel>
    </Page>
  )
}
