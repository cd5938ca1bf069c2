'use client'
import { createColumnHelper } from '@tanstack/react-table'
import { Flag } from 'lucide-react'
import type { PortfolioRow } from '@/lib/assessments/portfolio-queries'
import { figure } from '@/lib/checklist/figure'
import { nearDayWords } from '@/lib/day-words'
import { DataTable, tableFeatureSet } from './data-table'
import type { TableState } from './table-state'
import { StatusBadge } from './ui/badge'
import { Icon } from './ui/icon'
import { Meter } from './ui/meter'
import { asStatus } from './ui/status'

function stageOf(row: PortfolioRow): string {
  switch (row.stage) {
    case 'answering':
      return `${row.answered} of ${row.asked} answered`
    case 'submitted':
      return `In review, ${row.reviewed} of ${row.toReview}`
    case 'with-approver':
      return 'With the approver'
    default:
      return row.openConditions > 0 ? `Decided, ${row.openConditions} ${row.openConditions === 1 ? 'condition' : 'conditions'}` : `Decided${row.decidedOn ? ` ${nearDayWords(row.decidedOn, row.asOf)}` : ''}`
  }
}

function dueFor(row: PortfolioRow): string {
  switch (row.stage) {
    case 'answering':
      return 'their answers'
    case 'submitted':
      return 'your review'
    case 'with-approver':
      return 'approver decides'
    default:
      return row.dueIsCondition ? 'condition' : 'access ends'
  }
}

const nothing = <span className="text-xs text-ink-3">None</span>
const theirs = <span className="text-xs text-ink-3">Their draft</span>

const column = createColumnHelper<typeof tableFeatureSet, PortfolioRow>()
const columns = column.columns([
  column.accessor('subcontractor', { header: 'Subcontractor', enableHiding: false, meta: { label: 'Subcontractor' } }),
  column.accessor('program', { header: 'Program', meta: { label: 'Program' }, cell: ({ row: { original } }) => <span className="inline-block md:min-w-32">{original.program}</span> }),
  column.accessor('outcome', {
    header: 'Outcome today',
    meta: { label: 'Outcome today', stack: 'end' },
    cell: ({ row: { original } }) => <StatusBadge status={asStatus(original.outcome)} />,
  }),
  column.accessor('score', {
    header: 'Score',
    meta: { label: 'Score' },
    cell: ({ row: { original } }) =>
      original.stage === 'answering' ? (
        theirs
      ) : original.score === null ? (
        <span className="text-xs text-ink-3">Nothing to score</span>
      ) : (
        <span className="inline-grid grid-cols-[36px] items-center gap-2.5 md:grid-cols-[36px_48px] xl:grid-cols-[36px_72px]">
          <b className="font-semibold md:text-right">{figure(original.score, 1)}</b>
          <Meter value={original.score} className="hidden md:block" />
        </span>
      ),
  }),
  column.accessor('coverage', { header: 'Coverage', meta: { label: 'Coverage', align: 'end', stack: 'hide' }, cell: ({ row: { original } }) => (original.coverage === null ? '' : figure(original.coverage, 2)) }),
  column.display({
    id: 'knockouts',
    header: 'Open knock-outs',
    meta: { label: 'Open knock-outs' },
    cell: ({ row: { original } }) =>
      original.stage === 'answering' ? (
        theirs
      ) : original.openKnockOuts.length === 0 ? (
        nothing
      ) : (
        <span className="inline-flex gap-1 align-middle font-medium text-unmet">
          <Icon of={Flag} size={14} className="mt-[3px]" />
          <span>{original.openKnockOuts.join(', ')}</span>
        </span>
      ),
  }),
  column.accessor('stage', { header: 'Stage', meta: { label: 'Stage', nowrap: true }, cell: ({ row: { original } }) => stageOf(original) }),
  column.accessor('nextDue', { id: 'due', header: 'Next due', meta: { label: 'Next due', nowrap: true }, cell: ({ row: { original } }) => (original.nextDue ? `${nearDayWords(original.nextDue, original.asOf)} · ${dueFor(original)}` : <span className="text-xs text-ink-3">No date</span>) }),
  column.accessor('reviewer', { header: 'Reviewer', enableSorting: false, meta: { label: 'Reviewer', stack: 'hide', nowrap: true }, cell: ({ row: { original } }) => original.reviewer ?? <span className="text-xs text-ink-3">Nobody yet</span> }),
  column.accessor('code', { header: 'Code', meta: { label: 'Code', stack: 'hide' }, cell: ({ row: { original } }) => <span className="font-code text-xs whitespace-nowrap text-ink-2">{original.code}</span> }),
])

type Props = { rows: PortfolioRow[]; total: number; state: TableState; toolbar?: React.ReactNode; empty: React.ReactNode; footer?: React.ReactNode; label?: string }

/** Assessments: outcome, score, coverage, knock-outs, stage and what is due next. */
export function PortfolioTable({ label = 'Assessments', ...props }: Props) {
  return <DataTable label={label} columns={columns} hrefOf={(row) => `/assessments/${row.id}`} keyOf={(row) => row.id} {...props} />
}
