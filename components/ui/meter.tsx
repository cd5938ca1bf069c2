import { figure } from '@/lib/checklist/figure'
import { cx } from './cx'

/** The score as a bar with ticks at 65 (conditional) and 85 (eligible). Drawn as SVG, so no inline style is needed. */
export function Meter({ value, className }: { value: number; className?: string }) {
  const held = Math.max(0, Math.min(100, value))
  return (
    <svg role="img" aria-label={`${figure(value, 1)} of 100; 65 is conditional, 85 is eligible`} viewBox="0 0 100 10" preserveAspectRatio="none" className={cx('h-2.5 w-full', className)}>
      <rect x="0" y="4" width="100" height="6" className="fill-series-soft" />
      <rect x="0" y="4" width={held} height="6" className="fill-ink-2" />
      <path d="M65 0v3M85 0v3" className="stroke-ink-3" strokeWidth="1" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** How far something is. Put the counts beside it in words. */
export function Progress({ value, of, label, className }: { value: number; of: number; label: string; className?: string }) {
  const share = of > 0 ? Math.max(0, Math.min(100, (100 * value) / of)) : 0
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuenow={value} aria-valuemax={of} aria-valuetext={`${value} of ${of}`} className={cx('h-1.5 overflow-hidden rounded-[3px] bg-series-soft', className)}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-full w-full" aria-hidden="true">
        <rect width={share} height="6" className="fill-accent" />
      </svg>
    </div>
  )
}

/** Progress with its words on one line above it. */
export function Counted({ label, value, of, className }: { label: string; value: number; of: number; className?: string }) {
  return (
    <div className={cx('grid gap-1', className)}>
      <div className="flex justify-between gap-3 text-xs text-ink-3">
        <span>{label}</span>
        <span>
          {value} of {of}
        </span>
      </div>
      <Progress value={value} of={of} label={label} />
    </div>
  )
}
