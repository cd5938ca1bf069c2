import { cx } from './cx'

/** One bordered region. Panels never nest. On a narrow screen it spans the width. */
export function Panel({ label, labelledBy, className, children }: { label?: string; labelledBy?: string; className?: string; children: React.ReactNode }) {
  return (
    <section aria-label={label} aria-labelledby={labelledBy} className={cx('min-w-0 border-y border-line bg-surface md:rounded-3 md:border-x', className)}>
      {children}
    </section>
  )
}

/** Title, one line of meta, one action at the end. */
export function PanelHead({ id, title, meta, end }: { id?: string; title: React.ReactNode; meta?: React.ReactNode; end?: React.ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-0.5 border-b border-line px-4 py-2">
      <h2 id={id}>{title}</h2>
      {meta && <span className="text-xs text-ink-3">{meta}</span>}
      {end && <span className="ml-auto flex items-center gap-2 text-xs text-ink-3">{end}</span>}
    </div>
  )
}

export function PanelBody({ className, children }: { className?: string; children: React.ReactNode }) {
  return <div className={cx('p-4', className)}>{children}</div>
}
