import { ChevronRight } from 'lucide-react'
import { linkMark } from '@/lib/assessments/link-mark'
import type { OutboxRow } from '@/lib/organizations/outbox-queries'
import { RenewLink } from './renew-link'
import { Badge } from './ui/badge'
import { Icon } from './ui/icon'
import { When } from './ui/when'

function State({ row }: { row: OutboxRow }) {
  if (row.sentAt) return <Badge tone="met">Sent</Badge>
  return row.error ? <Badge tone="unmet">Failed</Badge> : <Badge tone="missing">Waiting</Badge>
}

/** Messages with their text; each opens in place. @param renews whether the reader may issue new links */
export function OutboxList({ rows, renews }: { rows: OutboxRow[]; renews: boolean }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-0">
          <details className="group">
            <summary className="grid cursor-pointer list-none grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2.5 px-4 py-2.5 text-sm hover:bg-hover focus-visible:-outline-offset-2">
              <Icon of={ChevronRight} size={14} className="group-open:rotate-90" />
              <span className="min-w-0">
                <span className="block font-medium wrap-anywhere">{row.subject}</span>
                <span className="block text-xs text-ink-3">
                  To {row.to}, <When at={row.createdAt} withTime />
                </span>
              </span>
              <State row={row} />
            </summary>
            <div className="grid gap-3 border-t border-line bg-sunken px-4 py-3 pl-[42px]">
              {row.error && <p className="text-sm text-unmet">The mail server said: {row.error}</p>}
              {row.sentAt && (
                <p className="text-xs text-ink-3">
                  Handed to the mail server <When at={row.sentAt} withTime />
                </p>
              )}
              <p className="measure text-sm whitespace-pre-wrap wrap-anywhere">{row.body.replace(linkMark, '(the link is not shown here)')}</p>
              {row.invitation && row.body.includes(linkMark) && (
                <div className="flex flex-wrap items-center gap-3">
                  <p className="text-xs text-ink-3">{row.invitation.acceptedAt ? 'The invitation was accepted.' : 'Whoever holds the link is taken for this person, so it is shown once, when it is issued, and is not kept here.'}</p>
                  {!row.invitation.acceptedAt && renews && <RenewLink assessmentId={row.invitation.assessmentId} invitationId={row.invitation.id} email={row.to} />}
                </div>
              )}
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
