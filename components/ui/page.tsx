import { cx } from './cx'

/** The one main region of a page, and the target of the skip link. */
export function Page({ className, children, wide = true }: { className?: string; children: React.ReactNode; wide?: boolean }) {
  return (
    <main id="main" tabIndex={-1} className={cx('mx-auto grid w-full grid-cols-[minmax(0,1fr)] content-start gap-4 py-4 outline-none md:gap-6 md:p-6', wide ? 'max-w-[1680px]' : 'max-w-[1040px]', className)}>
      {children}
    </main>
  )
}

/** Title, the sentence that answers the page's question, and what can be done. */
export function PageHead({ crumbs, title, lead, meta, actions }: { crumbs?: React.ReactNode; title: React.ReactNode; lead?: React.ReactNode; meta?: React.ReactNode; actions?: React.ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-4 md:px-0">
      <div className="grid min-w-0 gap-1">
        {crumbs}
        <h1 className="wrap-anywhere">{title}</h1>
        {lead && <p className="max-w-[84ch] text-lg text-ink-2">{lead}</p>}
        {meta && <p className="text-xs text-ink-3">{meta}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
