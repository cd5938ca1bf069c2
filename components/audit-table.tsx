'use client'
import { createColumnHelper } from '@tanstack/react-table'
import type { AuditRow } from '@/lib/audit/queries'
import { auditSummary, auditWords } from '@/lib/audit/words'
import { instantWords } from '@/lib/day-words'
import { AuditStanding } from './audit-standing'
import { DataTable, tableFeatureSet } from './data-table'
import type { TableState } from './table-state'
import { StatusBadge } from './ui/badge'

const words: Record<string, string> = auditWords

const column = createColumnHelper<typeof tableFeatureSet, AuditRow>()
const columns = column.columns([
  column.accessor('at', { header: 'When', enableHiding: false, meta: { label: 'When', quiet: true }, cell: ({ row: { original } }) => <time dateTime={original.at} className="whitespace-nowrap">{instantWords(original.at)}</time> }),
  column.accessor('actorName', { header: 'Who', enableSorting: false, meta: { label: 'Who' } }),
  column.display({ id: 'what', header: 'Did what', meta: { label: 'Did what' }, cell: ({ row: { original } }) => words[original.code] ?? original.code }),
  column.accessor('outcome', { header: 'Outcome', enableSorting: false, meta: { label: 'Outcome', stack: 'end' }, cell: ({ row: { original } }) => (original.outcome === 'denied' ? <StatusBadge status="not-met" word="Denied" /> : <span className="text-ink-3">Done</span>) }),
  column.accessor('assessment', { header: 'Assessment', enableSorting: false, meta: { label: 'Assessment', stack: 'hide' }, cell: ({ row: { original } }) => <span className="font-code text-xs whitespace-nowrap">{original.assessment ?? ''}</span> }),
  column.display({ id: 'standing', header: 'In the log', meta: { label: 'In the log', nowrap: true }, cell: ({ row: { original } }) => <AuditStanding standing={original.standing} /> }),
  column.display({ id: 'facts', header: 'Facts', meta: { label: 'Facts' }, cell: ({ row: { original } }) => <span className="font-code text-xs wrap-anywhere text-ink-2">{auditSummary(original.data) || 'None'}</span> }),
])

export function AuditTable(props: { rows: AuditRow[]; total: number; state: TableState; toolbar: React.ReactNode; empty: React.ReactNode; footer: React.ReactNode }) {
  return <DataTable label="Audit trail" columns={columns} hrefOf={(row) => `/audit/${row.id}`} keyOf={(row) => row.id} {...props} />
}
