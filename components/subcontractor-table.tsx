'use client'
import { createColumnHelper } from '@tanstack/react-table'
import { dayWords } from '@/lib/day-words'
import type { SubcontractorRow } from '@/lib/organizations/queries'
import { registrationWords } from '@/lib/organizations/schema'
import { DataTable, tableFeatureSet } from './data-table'
import type { TableState } from './table-state'

const notGiven = <span className="text-xs text-ink-3">Not given</span>

const column = createColumnHelper<typeof tableFeatureSet, SubcontractorRow>()
const columns = column.columns([
  column.accessor('legalName', { id: 'name', header: 'Subcontractor', enableHiding: false, meta: { label: 'Subcontractor' } }),
  column.accessor('cage', { header: 'CAGE', meta: { label: 'CAGE' }, cell: ({ row: { original } }) => (original.cage ? <span className="font-code text-xs">{original.cage}</span> : notGiven) }),
  column.accessor('uei', { header: 'UEI', enableSorting: false, meta: { label: 'UEI', stack: 'hide' }, cell: ({ row: { original } }) => (original.uei ? <span className="font-code text-xs">{original.uei}</span> : notGiven) }),
  column.accessor('registration', {
    header: 'DDTC registration',
    meta: { label: 'DDTC registration' },
    cell: ({ row: { original } }) => (
      <>
        {registrationWords[original.registration] ?? 'Unknown'}
        {original.registrationExpiresOn && <span className="text-ink-3">, to {dayWords(original.registrationExpiresOn)}</span>}
      </>
    ),
  }),
  column.accessor('assessments', { header: 'Assessments', meta: { label: 'Assessments', align: 'end' } }),
  column.accessor('waiting', { header: 'Waiting on us', enableSorting: false, meta: { label: 'Waiting on us', align: 'end' } }),
  column.accessor('openKnockOuts', { header: 'With open knock-outs', enableSorting: false, meta: { label: 'With open knock-outs', align: 'end' }, cell: ({ row: { original } }) => (original.openKnockOuts > 0 ? <b className="font-medium text-unmet">{original.openKnockOuts}</b> : 0) }),
])

export function SubcontractorTable(props: { rows: SubcontractorRow[]; total: number; state: TableState; toolbar: React.ReactNode; empty: React.ReactNode }) {
  return <DataTable label="Subcontractors" columns={columns} hrefOf={(row) => `/subcontractors/${row.id}`} keyOf={(row) => row.id} {...props} />
}
