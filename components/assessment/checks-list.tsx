import { Link } from '@/components/ui/link'
import { cx } from '@/components/ui/cx'
import { LocatorLink } from '@/components/ui/locator'
import { Mark } from '@/components/ui/mark'
import type { Check, Pointer } from '@/lib/checklist/criterion'
import type { Status } from '@/components/ui/status'
import { timesInWords } from '@/lib/day-words'
import { StatusIcon } from '@/components/ui/status-icon'
import { pointerLabel } from './pointer'

type Props = {
  checks: Check[]
  titles: Map<string, string>
  hrefOf: (pointer: Pointer, says: string) => string | null
  /** Address that shows the evidence of a check beside it; null when it rests on none. */
  besideOf: (check: number) => string | null
  /** The check whose evidence stands beside, from 0. */
  beside: number
}

/** What the checks found, each with the places it rests on; a place opens the evidence at that line. */
export function ChecksList({ checks, titles, hrefOf, besideOf, beside }: Props) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {checks.map((check, i) => (
        <li key={i} className={cx('grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 py-1.5 text-sm md:grid-cols-[16px_minmax(0,1fr)_minmax(0,44%)]', i === beside && 'xl:bg-accent-tint xl:shadow-[inset_3px_0_0_var(--accent)] xl:pl-2')}>
          {check.outcome === 'info' ? <StatusIcon shape="info" size={16} className="mt-0.5 text-ink-3" /> : <Mark status={check.outcome as Status} className="mt-0.5" />}
          <span className="wrap-anywhere">
            <Says check={check} href={besideOf(i)} current={i === beside} />
          </span>
          <span className="col-start-2 grid justify-items-start gap-1 md:col-start-3 md:justify-items-end [&>a]:min-h-6">
            {check.at.slice(0, 3).map((pointer, k) => {
              const href = hrefOf(pointer, check.says)
              const label = pointerLabel(pointer, titles)
              return href ? (
                <LocatorLink key={k} href={href}>
                  {label}
                </LocatorLink>
              ) : (
                <span key={k} className="text-xs text-ink-3">
                  {label}
                </span>
              )
            })}
            {check.at.length > 3 && <span className="text-xs text-ink-3">and {check.at.length - 3} more places</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The sentence; with evidence under it a link that puts the evidence beside it. */
function Says({ check, href, current }: { check: Check; href: string | null; current: boolean }) {
  if (!href) return timesInWords(check.says)
  return (
    <Link href={href} scroll={false} aria-current={current ? 'true' : undefined} className="text-ink no-underline hover:underline">
      {timesInWords(check.says)}
    </Link>
  )
}
