import { Link } from '@/components/ui/link'
import { Badge } from '@/components/ui/badge'
import { Panel, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import type { PortalRequest } from '@/lib/assessments/portal-queries'
import { criterionHref } from './view'

/** The gaps the reviewer shared. */
export function SharedFindings({ request: { findings, assessment } }: { request: PortalRequest }) {
  if (findings.length === 0) return null
  return (
    <Panel labelledBy="h-findings">
      <PanelHead id="h-findings" title="Findings shared with you" meta={`${findings.filter((f) => f.status === 'open').length} open`} />
      <ul className="divide-y divide-line">
        {findings.map((finding) => (
          <li key={finding.id} className="grid gap-1 px-4 py-3 text-sm">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{finding.title}</span>
              <Badge tone={finding.status === 'closed' ? 'met' : finding.severity === 'critical' || finding.severity === 'high' ? 'unmet' : 'partial'}>{finding.status === 'closed' ? 'Closed' : finding.severity}</Badge>
            </span>
            {finding.detail && <p className="text-ink-2 whitespace-pre-wrap">{finding.detail}</p>}
            <p className="text-xs text-ink-3">
              <Link className="link" href={criterionHref(assessment.id, finding.criterionId)}>
                {finding.criterionId}
              </Link>
              {finding.dueOn && (
                <>
                  , due <When at={finding.dueOn} />
                </>
              )}
              {finding.closeReason && `. Closed: ${finding.closeReason}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
