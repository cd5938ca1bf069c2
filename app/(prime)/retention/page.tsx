import type { Metadata } from 'next'
import { FilterChip } from '@/components/filters'
import { RetentionTable } from '@/components/retention/retention-table'
import { one, readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { refuse } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { findRetention, retentionSorts, retentionStates } from '@/lib/retention/queries'
import { stateWords } from '@/lib/retention/words'

export const metadata: Metadata = { title: 'Retention' }

/** How long evidence stays, what is held, and what is due, for administrators and auditors. */
export default async function RetentionPage({ searchParams }: PageProps<'/retention'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'retention:read', 'own')) await refuse(actor, 'retention:read', 'own')
  const params = await searchParams
  const state = readTableState(params, { sortable: retentionSorts, defaultSort: { id: 'due', desc: false } })
  const only = retentionStates.find((name) => name === one(params, 'state'))
  const sort = { id: retentionSorts.find((id) => id === state.sort?.id) ?? 'due', desc: state.sort?.desc ?? false }
  const { rows, total, counts } = await findRetention(actor, { state: only }, new Date(), { sort, offset: (state.page - 1) * state.size, limit: state.size })
  const { due, held } = counts
  return (
    <Page>
      <PageHead
        title="Retention"
        lead={`Evidence is kept for five years after its assessment ended (22 CFR 122.5). ${due === 0 ? 'Nothing is due' : `The evidence of ${due} ${due === 1 ? 'assessment is' : 'assessments is'} due`}, ${held === 0 ? 'and nothing is on hold' : `and that of ${held} is on hold`}. Nothing is destroyed unless a person does it.`}
      />
      <Panel label="Kept evidence">
        <RetentionTable
          rows={rows}
          total={total}
          state={state}
          toolbar={<FilterChip name="state" label="Evidence" options={retentionStates.map((value) => ({ value, label: `${stateWords[value]} (${counts[value]})` }))} />}
          empty={only ? <Empty title="No assessment is in this state" action={<ButtonLink href="/retention">Show all</ButtonLink>} /> : <Empty title="Nobody has submitted evidence yet">Assessments appear here when a subcontractor submits.</Empty>}
          footer="An assessment ends with its decision, or when its last approval lapses. An approval without an end keeps its evidence."
        />
      </Panel>
    </Page>
  )
}
