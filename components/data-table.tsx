'use client'
import { type ColumnDef, columnVisibilityFeature, metaHelper, type RowData, rowPaginationFeature, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table'
import { Link } from './ui/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useRef, useTransition } from 'react'
import { useShortcut } from './shortcuts/shortcuts'
import { TableColumns } from './table-columns'
import { TableHead } from './table-head'
import { TablePages } from './table-pages'
import { TableSort } from './table-sort'
import { changeQuery, type TableState } from './table-state'
import { cx } from './ui/cx'

/** How a column looks. `stack` is its place when rows stack under 720 px: the end of the first or second line, or left out. A quiet first column is not set bold; nowrap keeps short words on one line. */
export type ColumnLook = { label: string; align?: 'end'; stack?: 'end' | 'hide'; width?: string; quiet?: boolean; nowrap?: boolean }

export const tableFeatureSet = tableFeatures({ columnVisibilityFeature, rowSortingFeature, rowPaginationFeature, columnMeta: metaHelper<ColumnLook>() })
export type TableColumn<Row extends RowData> = ColumnDef<typeof tableFeatureSet, Row>

type DataTableProps<Row extends RowData> = {
  /** Read out as the name of the table. */
  label: string
  /** Stable: declare them at module level with createColumnHelper<typeof tableFeatureSet, Row>(). The first one names the row. */
  columns: TableColumn<Row>[]
  rows: Row[]
  total: number
  state: TableState
  hrefOf: (row: Row) => string | null
  keyOf: (row: Row) => string
  /** Between the toolbar's start and its count: filters. */
  toolbar?: React.ReactNode
  /** Shown in place of rows. */
  empty: React.ReactNode
  footer?: React.ReactNode
}

/**
 * The one table: order, filter and page are done by the server and live in the address; this draws them.
 * The row is a link; J and K move, Enter opens; where there is room for every column the header stays in sight. Under 720 px each row becomes a stack of labeled lines.
 */
export function DataTable<Row extends RowData>({ label, columns, rows, total, state, hrefOf, keyOf, toolbar, empty, footer }: DataTableProps<Row>) {
  const router = useRouter()
  const query = useSearchParams().toString()
  const [waiting, startTransition] = useTransition()
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useRef<HTMLDivElement>(null)
  const go = (changes: Record<string, string | null>) => startTransition(() => router.push(changeQuery(query, changes), { scroll: false }))

  const sorting: SortingState = state.sort ? [state.sort] : []
  const table = useTable({
    features: tableFeatureSet,
    columns,
    data: rows,
    getRowId: keyOf,
    manualSorting: true,
    manualPagination: true,
    enableSortingRemoval: false,
    rowCount: total,
    state: {
      sorting,
      pagination: { pageIndex: state.page - 1, pageSize: state.size },
      columnVisibility: Object.fromEntries(state.hidden.map((id) => [id, false])),
    },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change
      if (next) go({ sort: `${next.desc ? '-' : ''}${next.id}` })
    },
    onPaginationChange: (change) => {
      const now = { pageIndex: state.page - 1, pageSize: state.size }
      const next = typeof change === 'function' ? change(now) : change
      // Another page is read from its first row on; whoever sees that row already stays where they are.
      if (top.current && top.current.getBoundingClientRect().bottom < 0) top.current.scrollIntoView()
      go(next.pageSize === now.pageSize ? { page: next.pageIndex === 0 ? null : String(next.pageIndex + 1) } : { size: String(next.pageSize) })
    },
    onColumnVisibilityChange: (change) => {
      const now = Object.fromEntries(state.hidden.map((id) => [id, false]))
      const next = typeof change === 'function' ? change(now) : change
      const hidden = Object.keys(next).filter((id) => next[id] === false)
      go({ hide: hidden.join(',') || null })
    },
  })

  function move(step: 1 | -1) {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('[data-row-link]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[at < 0 ? (step === 1 ? 0 : links.length - 1) : Math.max(0, Math.min(links.length - 1, at + step))]?.focus()
  }
  useShortcut('j', 'Next row', () => move(1))
  useShortcut('k', 'Previous row', () => move(-1))

  return (
    <>
      <div ref={top} className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 print:hidden">
        <div className="contents">{toolbar}</div>
        {rows.length > 1 && <TableSort columns={table.getAllLeafColumns().filter((column) => column.getCanSort()).map((column) => ({ id: column.id, label: column.columnDef.meta?.label ?? column.id }))} sorted={sorting[0]} onSort={(id, desc) => go({ sort: `${desc ? '-' : ''}${id}` })} />}
        <span role="status" className="ml-auto text-xs text-ink-3">
          {waiting ? 'Reading…' : `${total.toLocaleString('en-US')} ${total === 1 ? 'row' : 'rows'}`}
        </span>
        <TableColumns columns={table.getAllLeafColumns().filter((column) => column.getCanHide()).map((column) => ({ id: column.id, label: column.columnDef.meta?.label ?? column.id, visible: column.getIsVisible(), toggle: (on: boolean) => column.toggleVisibility(on) }))} />
      </div>
      {rows.length === 0 ? (
        <div>{empty}</div>
      ) : (
        <div className="md:overflow-x-auto xl:overflow-x-visible" aria-busy={waiting}>
          <table role="table" aria-label={label} aria-rowcount={total + 1} className={cx('block w-full border-collapse text-sm md:table', waiting && 'opacity-60')}>
            <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group xl:sticky xl:top-12 xl:z-5">
              {table.getHeaderGroups().map((group) => (
                <tr key={group.id} role="row">
                  {group.headers.map((header) => (
                    <TableHead key={header.id} look={header.column.columnDef.meta} sorted={header.column.getIsSorted()} {...(header.column.getCanSort() ? { onSort: () => header.column.toggleSorting() } : {})}>
                      <table.FlexRender header={header} />
                    </TableHead>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody ref={body} role="rowgroup" className="block md:table-row-group">
              {table.getRowModel().rows.map((row) => {
                const href = hrefOf(row.original)
                return (
                  <tr key={row.id} role="row" className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-b border-line px-4 py-2.5 last:border-0 hover:bg-hover has-[[data-row-link]:focus]:bg-accent-tint md:table-row md:p-0">
                    {row.getVisibleCells().map((cell, i) => {
                      const look = cell.column.columnDef.meta
                      const first = i === 0
                      return (
                        <td
                          key={cell.id}
                          role={first ? 'rowheader' : 'cell'}
                          className={cx(
                            'min-w-0 text-left align-middle max-md:py-0.5 md:h-9 md:border-b md:border-line md:px-2 md:py-1 md:first:pl-4 xl:px-3 md:last:pr-4 md:in-[tr:last-child]:border-0',
                            look?.align === 'end' && 'md:text-right',
                            look?.nowrap && 'md:whitespace-nowrap',
                            !first && (look?.stack === 'end' ? 'max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end' : 'max-md:col-span-full'),
                            look?.stack === 'hide' && 'max-md:hidden',
                          )}
                        >
                          {!first && look?.stack !== 'end' && <span className="mr-1.5 text-xs text-ink-3 md:hidden">{look?.label}</span>}
                          {first && href ? (
                            <Link href={href} data-row-link className={cx(!look?.quiet && 'font-medium', 'text-ink no-underline outline-none after:absolute after:inset-0 hover:underline focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent')}>
                              <table.FlexRender cell={cell} />
                            </Link>
                          ) : (
                            <table.FlexRender cell={cell} />
                          )}
                        </td>
                      )
                    })}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <TablePages page={state.page} last={Math.max(1, table.getPageCount())} size={state.size} total={total} onPage={(page) => table.setPageIndex(page - 1)} onSize={(size) => table.setPageSize(size)} filtered={toolbar !== undefined} footer={footer} />
    </>
  )
}
