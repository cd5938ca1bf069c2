import type { findRosterSummary } from '@/lib/organizations/queries'
import { dayWords } from '@/lib/day-words'
import { StatusBadge } from './ui/badge'
import { Facts } from './ui/facts'
import { Panel, PanelBody, PanelHead } from './ui/panel'

type Props = { roster: Awaited<ReturnType<typeof findRosterSummary>> }

/** U.S.-person verification in counts, out of the newest roster; names stay with those who review it. */
export function VerificationPanel({ roster }: Props) {
  const summary = roster?.summary
  const open = summary ? summary.open.no + summary.open.pending + summary.open.blank : 0
  return (
    <Panel labelledBy="verification">
      <PanelHead
        id="verification"
        title="U.S.-person verification"
        meta={roster?.asOf ? `roster of ${dayWords(roster.asOf)}` : undefined}
        end={!summary ? <StatusBadge status="missing" word="No roster read" /> : open > 0 ? <StatusBadge status="not-met" word={`${open} open`} /> : <StatusBadge status="met" word="All verified" />}
      />
      <PanelBody>
        {summary ? (
          <Facts
            items={[
              ['People with access', `${summary.people - summary.removed}, and ${summary.services} service identities`],
              ['Verified', String(summary.verified)],
              ['Not U.S. persons', String(summary.open.no)],
              ['Pending', String(summary.open.pending)],
              ['Blank', String(summary.open.blank)],
              ['Review overdue', String(summary.overdue)],
              ['Access removed', String(summary.removed)],
            ]}
          />
        ) : (
          <p className="text-sm text-ink-3">{roster ? 'The facts of the roster could not be read back; it is read again.' : 'Counts appear once a roster is submitted and read, to people whose own verification is current. Names never appear here.'}</p>
        )}
      </PanelBody>
    </Panel>
  )
}
