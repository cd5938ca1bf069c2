import { cx } from './cx'

/** A part of a whole as the length of a bar; the figures stand beside it, so the drawing is decoration. A part is never too small to see. */
export function Share({ value, of, tone = 'plain', className }: { value: number; of: number; tone?: 'plain' | 'unmet'; className?: string }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className={cx('h-2 w-full', className)}>
      <rect width={of > 0 ? Math.min(100, Math.max((value / of) * 100, value > 0 ? 1.5 : 0)) : 0} height="8" className={tone === 'unmet' ? 'fill-unmet' : 'fill-series'} />
    </svg>
  )
}
