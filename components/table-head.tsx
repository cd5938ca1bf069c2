import { ChevronDown, ChevronsUpDown, ChevronUp } from 'lucide-react'
import type { ColumnLook } from './data-table'
import { cx } from './ui/cx'
import { Icon } from './ui/icon'

type Props = { look?: ColumnLook | undefined; sorted: false | 'asc' | 'desc'; onSort?: () => void; children: React.ReactNode }

/** A column header; a sortable one is a button and says how it is sorted. */
export function TableHead({ look, sorted, onSort, children }: Props) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
      className={cx('h-8 border-b border-line-strong bg-surface px-2 shadow-[inset_0_-1px_0_var(--line-strong)] print:shadow-none text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4 xl:px-3', look?.align === 'end' ? 'text-right' : 'text-left', look?.width)}
    >
      {onSort ? (
        <button type="button" onClick={onSort} className={cx('group inline-flex h-8 items-center gap-1 hover:text-ink', sorted && 'text-ink')}>
          {children}
          <Icon of={sorted === 'asc' ? ChevronUp : sorted === 'desc' ? ChevronDown : ChevronsUpDown} size={13} className={cx('print:hidden', !sorted && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')} />
        </button>
      ) : (
        children
      )}
    </th>
  )
}
