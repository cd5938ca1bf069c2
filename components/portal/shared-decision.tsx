import { StatusBadge } from '@/components/ui/badge'
import { Said } from '@/components/ui/message'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import type { Status } from '@/components/ui/status'
import type { PortalRequest } from '@/lib/assessments/portal-queries'

const words: Record<string, { status: Status; word: string }> = {
  approved: { status: 'met', word: 'Approved' },
  'approved-with-conditions': { status: 'partial', word: 'Approved with conditions' },
  rejected: { status: 'not-met', word: 'Rejected' },
}

/** The determination, once there is one, with the conditions to keep. */
export function SharedDecision({ request: { determination, assessment } }: { request: PortalRequest }) {
  if (!determination) return null
  const said = words[determination.decision] ?? { status: 'unknown' as const, word: determination.decision }
  return (
    <Panel labelledBy="h-decision">
      <PanelHead id="h-decision" title={`Determination of ${assessment.prime.legalName}`} end={<StatusBadge {...said} />} />
      <PanelBody className="grid gap-3">
        <Said>{determination.reason}</Said>
        <p className="text-xs text-ink-3">
          {determination.byName}, <When at={determination.at} withTime />
          {determination.validUntil && (
            <>
              , valid until <When at={determination.validUntil} />
            </>
          )}
        </p>
        {determination.conditions.length > 0 && (
          <ol className="grid gap-2 text-sm" aria-label="Conditions">
            {determination.conditions.map((condition) => (
              <li key={condition.id} className="grid gap-0.5 border-t border-line pt-2">
                <span className="font-medium">{condition.text}</span>
                <span className="text-xs text-ink-2">
                  {condition.criterionId}, due <When at={condition.dueOn} />. Closed by: {condition.closedBy}. If missed: {condition.ifMissed}. Now {condition.status}.
                </span>
              </li>
            ))}
          </ol>
        )}
      </PanelBody>
    </Panel>
  )
}
