import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import { cx } from './cx'

export type Column = { key: string; label?: string; value: number; tone?: 'plain' | 'unmet'; gap?: boolean }

const width = 960
const height = 170
/** Few columns stay columns. */
const broadest = 40
/** More bands than this are not written on, or the words would lie over each other. */
const named = 3

type Props = {
  columns: Column[]
  says: string
  /** What stands over a band of that many columns without a value, such as "7 h silent". */
  gapWords?: (columns: number) => string
}

const percent = (part: number, of: number) => `${(part / of) * 100}%`

/**
 * Counts over time as neutral columns with one axis. `says` puts the chart in a sentence; it is shown as its caption too.
 * The drawing takes the width there is, the words keep their size.
 */
export function Histogram({ columns, says, gapWords }: Props) {
  const x = scaleBand(columns.map((column) => column.key), [0, width]).paddingInner(0.15)
  const y = scaleLinear([0, max(columns, (column) => column.value) ?? 1], [height, 18]).nice(4)
  const broad = Math.min(x.bandwidth(), broadest)
  const middle = (key: string) => (x(key) ?? 0) + x.bandwidth() / 2
  const ticks = y.ticks(4).filter(Number.isInteger)
  const labelled = columns.filter((column) => column.label)
  const bands = bandsOf(columns)
  return (
    <figure className="grid gap-2">
      <div role="img" aria-label={says} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-2xs text-ink-3">
        <div className="grid text-right">
          {ticks.map((tick) => (
            <span key={tick} className="relative -top-2 col-start-1 row-start-1" style={{ marginTop: y(tick) }}>
              {tick.toLocaleString('en-US')}
            </span>
          ))}
        </div>
        <div className="relative">
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="block w-full" style={{ height }}>
            {ticks.map((tick) => (
              <line key={tick} x1={0} x2={width} y1={y(tick)} y2={y(tick)} vectorEffect="non-scaling-stroke" className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'} />
            ))}
            {bands.map(({ first, last }) => (
              <rect key={first} x={x(first)} y={18} width={(x(last) ?? 0) + x.bandwidth() - (x(first) ?? 0)} height={height - 18} strokeDasharray="3 3" vectorEffect="non-scaling-stroke" className="fill-partial-tint stroke-partial" />
            ))}
            {columns.map((column) => (
              <rect key={column.key} x={middle(column.key) - broad / 2} y={y(column.value)} width={broad} height={height - y(column.value)} className={column.tone === 'unmet' ? 'fill-unmet' : 'fill-series'} />
            ))}
          </svg>
          {gapWords &&
            bands.length <= named &&
            bands.map(({ first, last, count }) => <At key={first} at={(middle(first) + middle(last)) / 2} className="top-0 font-medium text-partial">{gapWords(count)}</At>)}
          <div className="relative h-5">
            {labelled.map((column, i) => (
              <At key={column.key} at={middle(column.key)} className={cx('top-1', i % 3 !== 0 && 'max-md:hidden')}>
                {column.label}
              </At>
            ))}
          </div>
        </div>
      </div>
      <figcaption className="text-xs text-ink-3">{says}</figcaption>
    </figure>
  )
}

/** Words centered over or under a place, and kept inside at either end. */
function At({ at, className, children }: { at: number; className: string; children: React.ReactNode }) {
  const end = at > width * 0.93
  return (
    <span className={cx('absolute whitespace-nowrap', end ? '-translate-x-full' : at < width * 0.07 ? '' : '-translate-x-1/2', className)} style={{ left: end ? '100%' : at < width * 0.07 ? 0 : percent(at, width) }}>
      {children}
    </span>
  )
}

/** Columns beside each other that are gaps, as one band each. */
function bandsOf(columns: Column[]): { first: string; last: string; count: number }[] {
  const bands: { first: string; last: string; count: number }[] = []
  columns.forEach((column, i) => {
    if (!column.gap) return
    const open = columns[i - 1]?.gap ? bands.at(-1) : undefined
    if (!open) bands.push({ first: column.key, last: column.key, count: 1 })
    else {
      open.last = column.key
      open.count += 1
    }
  })
  return bands
}
