import { cx } from './cx'

/** Where something will be. Never a spinner; pulses only for those who allow motion. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block h-3 rounded-1 bg-series-soft/60 motion-safe:animate-pulse', className)} />
}

/** A page that is being read: a title, a panel, rows. Announced once. */
export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" className="grid gap-6 py-6 md:px-6">
      <span className="sr-only">Loading.</span>
      <div className="grid gap-2 px-4 md:px-0">
        <Skeleton className="h-5 w-44" />
        <Skeleton className="w-80 max-w-full" />
      </div>
      <div className="grid border-y border-line bg-surface md:rounded-3 md:border-x">
        {Array.from({ length: rows }, (_, i) => (
          <div key={i} className="flex h-9 items-center gap-6 border-b border-line px-4 last:border-0">
            <Skeleton className="w-1/5" />
            <Skeleton className="w-1/6" />
            <Skeleton className="w-24" />
            <Skeleton className="w-1/4" />
          </div>
        ))}
      </div>
    </div>
  )
}
