'use client'
import { createColumnHelper } from '@tanstack/react-table'
import { dayWords } from '@/lib/day-words'
import type { RetentionRow } from '@/lib/retention/queries'
import { bytesWords } from '../bytes-words'
import { DataTable, tableFeatureSet } from '../data-table'
import type { TableState } from '../table-state'
import { RetentionState } from './retention-state'

const none = (word: string) => <span className="text-xs text-ink-3">{word}</span>

const column = createColumnHelper<typeof tableFeatureSet, RetentionRow>()
const columns = column.columns([
  column.accessor('code', { header: 'Assessment', enableHiding: false, meta: { label: 'Assessment', nowrap: true } }),
  column.accessor('subcontractor', { header: 'Subcontractor', meta: { label: 'Subcontractor' } }),
  column.accessor('program', { header: 'Program', enableSorting: false, meta: { label: 'Program', stack: 'hide' } }),
  column.display({ id: 'state', header: 'Evidence', meta: { label: 'Evidence', stack: 'end' }, cell: ({ row: { original } }) => <RetentionState state={original.state} /> }),
  column.display({ id: 'ended', header: 'Ends', meta: { label: 'Ends', stack: 'hide', nowrap: true }, cell: ({ row: { original } }) => (original.endedOn ? dayWords(original.endedOn) : none('No end yet')) }),
  column.accessor('dueOn', { id: 'due', header: 'Kept until', meta: { label: 'Kept until', nowrap: true }, cell: ({ row: { original } }) => (original.dueOn ? dayWords(original.dueOn) : none('No date yet')) }),
  column.accessor('files', { header: 'Files', enableSorting: false, meta: { label: 'Files', align: 'end' }, cell: ({ row: { original } }) => original.files.toLocaleString('en-US') }),
  column.display({ id: 'size', header: 'Size', meta: { label: 'Size', align: 'end', stack: 'hide', nowrap: true }, cell: ({ row: { original } }) => bytesWords(original.size) }),
])

export function RetentionTable(props: { rows: RetentionRow[]; total: number; state: TableState; toolbar: React.ReactNode; empty: React.ReactNode; footer: React.ReactNode }) {
  return <DataTable label="Kept evidence" columns={columns} hrefOf={(row) => `/retention/${row.id}`} keyOf={(row) => row.id} {...props} />
}
