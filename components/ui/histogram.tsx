import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'

export type Column = { key: string; label?: string; value: number; tone?: 'plain' | 'unmet'; gap?: boolean }

const width = 960
const height = 190
const left = 44
const bottom = 24
/** Few columns stay columns. */
const broadest = 40

/** Counts over time as neutral columns with one axis. `says` puts the chart in a sentence; it is shown as its caption too. */
export function Histogram({ columns, says }: { columns: Column[]; says: string }) {
  const x = scaleBand(columns.map((column) => column.key), [left, width - 6]).paddingInner(0.15)
  const y = scaleLinear([0, max(columns, (column) => column.value) ?? 1], [height - bottom, 8]).nice(4)
  const broad = Math.min(x.bandwidth(), broadest)
  const from = (key: string) => (x(key) ?? 0) + (x.bandwidth() - broad) / 2
  return (
    <figure className="grid gap-2">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says} className="block h-auto w-full">
        {y.ticks(4).filter(Number.isInteger).map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - 6} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'} />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="fill-ink-3 font-ui text-2xs">
              {tick.toLocaleString('en-US')}
            </text>
          </g>
        ))}
        {columns.map((column) => (
          <g key={column.key}>
            {column.gap && <rect x={x(column.key)} y={8} width={x.bandwidth()} height={height - bottom - 8} className="fill-partial-tint" />}
            <rect x={from(column.key)} y={y(column.value)} width={broad} height={height - bottom - y(column.value)} className={column.tone === 'unmet' ? 'fill-unmet' : 'fill-series'} />
            {column.label && (
              <text x={(x(column.key) ?? 0) + x.bandwidth() / 2} y={height - 6} textAnchor="middle" className="fill-ink-3 font-ui text-2xs">
                {column.label}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="text-xs text-ink-3">{says}</figcaption>
    </figure>
  )
}
