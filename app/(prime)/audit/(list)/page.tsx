import type { Metadata } from 'next'
import { AuditLogPanel, AuditLogProblems } from '@/components/audit-log-panel'
import { AuditTable } from '@/components/audit-table'
import { FilterChip, FilterDay, FilterText } from '@/components/filters'
import { readTableState } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel } from '@/components/ui/panel'
import { publicKeyLine } from '@/lib/audit/export-bundle'
import { readAuditFilters } from '@/lib/audit/filters'
import { findLogState } from '@/lib/audit/log-queries'
import { findAuditEvents } from '@/lib/audit/queries'
import { auditWords } from '@/lib/audit/words'
import { refuse } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { cryptoReport } from '@/lib/crypto/self-test'

export const metadata: Metadata = { title: 'Audit trail' }

const codes = Object.entries(auditWords).map(([value, label]) => ({ value, label }))

/** Who did what in the organization, for administrators and auditors. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'audit:read', 'own')) await refuse(actor, 'audit:read', 'own')
  const params = await searchParams
  const state = readTableState(params, { sortable: ['at'], defaultSort: { id: 'at', desc: true } })
  const [{ rows, total }, log] = await Promise.all([
    findAuditEvents(actor, readAuditFilters(params), { desc: state.sort?.desc ?? true, offset: (state.page - 1) * state.size, limit: state.size }),
    findLogState(actor),
  ])
  return (
    <Page>
      <PageHead title="Audit trail" lead="Who did what, and who was denied. Each entry was written together with what it records, and a change to any of them shows." />
      <AuditLogProblems log={log} now={new Date()} />
      <Panel label="Audit trail">
        <AuditTable
          rows={rows}
          total={total}
          state={state}
          toolbar={
            <>
              <FilterText label="Filter by name or target" placeholder="Name or target" />
              <FilterChip name="code" label="What" options={codes} />
              <FilterChip name="outcome" label="Outcome" options={[{ value: 'done', label: 'Done' }, { value: 'denied', label: 'Denied' }]} />
              <FilterDay name="from" label="From" />
              <FilterDay name="to" label="To" />
            </>
          }
          empty={<Empty title="No event matches" action={<ButtonLink href="/audit">Show all</ButtonLink>} />}
          footer="What a subcontractor did before it first submitted is its own and not listed here."
        />
      </Panel>
      <AuditLogPanel log={log} publicKey={publicKeyLine()} cryptography={cryptoReport()} mayExport={can(actor, 'audit:export', 'own')} />
    </Page>
  )
}
