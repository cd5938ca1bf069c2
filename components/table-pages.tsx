import { ChevronLeft, ChevronRight } from 'lucide-react'
import { pagesAround, pageSizes } from './table-state'
import { Button } from './ui/button'
import { cx } from './ui/cx'
import { Kbd } from './ui/kbd'
import { Icon } from './ui/icon'

type Props = { page: number; last: number; size: number; total: number; onPage: (page: number) => void; onSize: (size: number) => void; /** Whether F goes to a filter here. */ filtered: boolean; footer?: React.ReactNode }

/** Which rows are shown of how many, and the way to the others. */
export function TablePages({ page, last, size, total, onPage, onSize, filtered, footer }: Props) {
  const from = Math.min(total, (page - 1) * size + 1)
  const to = Math.min(total, page * size)
  const paged = total > (pageSizes[0] ?? 0)
  return (
    <div className={cx('flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-4 py-2 text-xs text-ink-3', paged || footer ? 'flex' : 'hidden lg:flex lg:pointer-coarse:hidden')}>
      <div>{footer}</div>
      {paged && (
        <div className="flex flex-wrap items-center gap-3">
          <label className="flex items-center gap-1.5 print:hidden">
            Rows a page
            <select value={size} onChange={(event) => onSize(Number(event.target.value))} className="h-[26px] rounded-2 border border-line-control bg-surface px-1 text-ink">
              {pageSizes.map((n) => (
                <option key={n}>{n}</option>
              ))}
            </select>
          </label>
          <span>
            {from.toLocaleString('en-US')} to {to.toLocaleString('en-US')} of {total.toLocaleString('en-US')}
          </span>
          <nav aria-label="Pages" className="flex items-center gap-0.5 print:hidden">
            <Button size="small" icon kind="quiet" aria-label="Previous page" why={page <= 1 ? 'This is the first page' : undefined} onClick={() => onPage(page - 1)}>
              <Icon of={ChevronLeft} size={14} />
            </Button>
            {pagesAround(page, last).map((n, i) =>
              n === 0 ? (
                <span key={`gap-${i}`} aria-hidden="true">
                  …
                </span>
              ) : (
                <Button key={n} size="small" kind={n === page ? 'plain' : 'quiet'} aria-label={`Page ${n}`} aria-current={n === page ? 'page' : undefined} onClick={() => onPage(n)}>
                  {n}
                </Button>
              ),
            )}
            <Button size="small" icon kind="quiet" aria-label="Next page" why={page >= last ? 'This is the last page' : undefined} onClick={() => onPage(page + 1)}>
              <Icon of={ChevronRight} size={14} />
            </Button>
          </nav>
        </div>
      )}
      <span aria-hidden="true" className={`${total === 0 ? '' : 'lg:flex'} hidden items-center gap-1 pointer-coarse:hidden print:hidden`}>
        <Kbd>J</Kbd>
        <Kbd>K</Kbd> move · <Kbd>Enter</Kbd> open
        {filtered && (
          <>
            {' '}
            · <Kbd>F</Kbd> filter
          </>
        )}
      </span>
    </div>
  )
}
