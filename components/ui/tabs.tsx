import { Link } from './link'
import { cx } from './cx'

export type Tab = { href: string; label: string; count?: number | string }

/** Views of one page as links: a navigation, so each has its own address and Back works. */
export function Tabs({ label, tabs, current, className }: { label: string; tabs: Tab[]; current: string; className?: string }) {
  return (
    <nav aria-label={label} className={cx('border-b border-line print:hidden', className)}>
      <ul className="flex flex-wrap gap-x-6 px-4 md:flex-nowrap md:overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.href === current ? 'page' : undefined}
              className="-mb-px flex h-[42px] items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-ink-2 no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-xs font-medium text-ink-3">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
