import { cx } from './cx'
import { type Status, statuses } from './status'
import { type Shape, StatusIcon } from './status-icon'

export const inkOf: Record<Shape, string> = {
  met: 'text-met',
  partial: 'text-partial',
  unmet: 'text-unmet',
  missing: 'text-ink-3',
  error: 'text-ink',
  na: 'text-ink-3',
  info: 'text-ink-3',
}

/** The shape alone, its word hidden: only inside rows that say the word nearby. */
export function Mark({ status, word, size = 16, className }: { status: Status; word?: string; size?: number; className?: string }) {
  const { shape, word: usual } = statuses[status]
  return (
    <span className={cx('inline-flex', inkOf[shape], className)}>
      <StatusIcon shape={shape} size={size} />
      <span className="sr-only">{word ?? usual}: </span>
    </span>
  )
}
