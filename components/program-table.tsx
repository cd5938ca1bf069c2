'use client'
import { createColumnHelper } from '@tanstack/react-table'
import { dayWords } from '@/lib/day-words'
import { describeGates } from '@/lib/programs/describe'
import type { ProgramRow } from '@/lib/programs/queries'
import { DataTable, tableFeatureSet } from './data-table'
import type { TableState } from './table-state'
import { Badge } from './ui/badge'

const gateCount = ({ gates }: ProgramRow) => [gates.jurisdiction, gates.cloud, gates.flowDowns].filter((gate) => gate !== null).length

const column = createColumnHelper<typeof tableFeatureSet, ProgramRow>()
const columns = column.columns([
  column.accessor('name', { header: 'Program', enableHiding: false, meta: { label: 'Program' } }),
  column.accessor('customer', { header: 'Customer', meta: { label: 'Customer' }, cell: ({ row: { original } }) => original.customer || <span className="text-xs text-ink-3">Not given</span> }),
  column.display({ id: 'data', header: 'Data', meta: { label: 'Data' }, cell: ({ row: { original } }) => describeGates(original.gates) }),
  column.display({
    id: 'gates',
    header: 'Gates',
    meta: { label: 'Gates', stack: 'end' },
    cell: ({ row: { original } }) => (gateCount(original) === 3 ? <Badge tone="met">All answered</Badge> : <Badge tone="missing">{`${gateCount(original)} of 3 answered`}</Badge>),
  }),
  column.accessor('assessments', { header: 'Assessments', meta: { label: 'Assessments', align: 'end' } }),
  column.accessor('waiting', { header: 'Waiting on us', enableSorting: false, meta: { label: 'Waiting on us', align: 'end' } }),
  column.accessor('decided', { header: 'Decided', enableSorting: false, meta: { label: 'Decided', align: 'end', stack: 'hide' } }),
  column.accessor('updatedAt', { id: 'updated', header: 'Changed', meta: { label: 'Changed', stack: 'hide' }, cell: ({ row: { original } }) => dayWords(original.updatedAt) }),
])

export function ProgramTable(props: { rows: ProgramRow[]; total: number; state: TableState; toolbar: React.ReactNode; empty: React.ReactNode }) {
  return <DataTable label="Programs" columns={columns} hrefOf={(row) => `/programs/${row.id}`} keyOf={(row) => row.id} {...props} />
}
