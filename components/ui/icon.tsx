import type { LucideIcon } from 'lucide-react'
import { cx } from './cx'

/** A Lucide icon with the line of the status shapes (1.6 px at any size). Decorative: the word stands beside it. */
export function Icon({ of: Drawing, size = 16, className }: { of: LucideIcon; size?: number; className?: string }) {
  return <Drawing size={size} strokeWidth={1.6} absoluteStrokeWidth aria-hidden="true" className={cx('inline-block flex-none', className)} />
}
