import { cx } from './cx'

/** How many of a few things are done, one cell each; the count stands beside it. */
export function Steps({ done, of, label }: { done: number; of: number; label: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-xs text-ink-3">
      <span aria-hidden="true" className="flex w-20 gap-0.5">
        {Array.from({ length: of }, (_, i) => (
          <span key={i} className={cx('h-1 flex-1', i < done ? 'bg-accent' : 'bg-series-soft')} />
        ))}
      </span>
      {done} of {of} {label}
    </span>
  )
}
