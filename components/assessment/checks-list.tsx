import { LocatorLink } from '@/components/ui/locator'
import { Mark } from '@/components/ui/mark'
import type { Check, Pointer } from '@/lib/checklist/criterion'
import type { Status } from '@/components/ui/status'
import { StatusIcon } from '@/components/ui/status-icon'
import { pointerLabel } from './pointer'

type Props = { checks: Check[]; titles: Map<string, string>; hrefOf: (pointer: Pointer, says: string) => string | null }

/** What the checks found, each with the places it rests on; a place opens the evidence at that line. */
export function ChecksList({ checks, titles, hrefOf }: Props) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {checks.map((check, i) => (
        <li key={i} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 py-1.5 text-sm md:grid-cols-[16px_minmax(0,1fr)_minmax(0,44%)]">
          {check.outcome === 'info' ? <StatusIcon shape="info" size={16} className="mt-0.5 text-ink-3" /> : <Mark status={check.outcome as Status} className="mt-0.5" />}
          <span className="wrap-anywhere">{check.says}</span>
          <span className="col-start-2 grid justify-items-start gap-1.5 md:col-start-3 md:justify-items-end">
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
