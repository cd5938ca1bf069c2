import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { figure } from '@/lib/checklist/figure'

export type Bar = { label: string; value: number; of: number; tone?: 'plain' | 'unmet' }

/**
 * Points earned of points possible: the length of a bar is its weight. The figures stand beside the bars as text,
 * so print and screen readers have them; the drawing itself is decoration.
 */
export function Bars({ label, bars, decimals = 1 }: { label: string; bars: Bar[]; decimals?: number }) {
  const x = scaleLinear([0, max(bars, (bar) => bar.of) ?? 1], [0, 100])
  return (
    <ul aria-label={label} className="grid gap-2.5">
      {bars.map((bar) => (
        <li key={bar.label} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 text-sm sm:grid-cols-[132px_minmax(0,1fr)_84px]">
          <span>{bar.label}</span>
          <svg viewBox="0 0 100 12" preserveAspectRatio="none" className="order-last col-span-2 h-3 w-full sm:order-none sm:col-span-1" aria-hidden="true">
            <rect width={x(bar.of)} height="12" className="fill-series-soft" />
            <rect width={x(Math.min(bar.value, bar.of))} height="12" className={bar.tone === 'unmet' ? 'fill-unmet' : 'fill-ink-2'} />
          </svg>
          <span className="text-right whitespace-nowrap sm:text-left">
            <b className="font-semibold">{figure(bar.value, decimals)}</b> <span className="text-ink-3">of {figure(bar.of, Number.isInteger(bar.of) ? 0 : decimals)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
