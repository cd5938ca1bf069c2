import { Link } from '@/components/ui/link'
import { Badge, type Tone } from '@/components/ui/badge'
import { Counted } from '@/components/ui/meter'
import { Panel } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import type { Request } from '@/lib/assessments/portal-queries'
import { daysLeft, stageWords } from './view'

const tones: Record<string, Tone> = { answering: 'accent', decided: 'plain' }

/** One row a request: for whom, until when, how far, and the next step. */
export function RequestList({ requests, now }: { requests: Request[]; now: Date }) {
  return (
    <Panel label="Requests">
      <ul className="divide-y divide-line">
        {requests.map((request) => {
          const stage = stageWords[request.stage]
          const left = request.stage === 'answering' ? daysLeft(request.dueOn, now) : null
          return (
            <li key={request.id} className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-[minmax(0,1fr)_180px_minmax(140px,220px)] md:items-center">
              <div className="grid gap-0.5">
                <Link href={`/portal/${request.id}`} className="link font-semibold wrap-anywhere">
                  {request.program.name}
                </Link>
                <p className="text-sm text-ink-2">For {request.prime.legalName}</p>
                <p className="text-xs text-ink-3">
                  {request.code}
                  {request.dueOn && (
                    <>
                      {', due '}
                      <When at={request.dueOn} />
                    </>
                  )}
                  {left && <span className={left.endsWith('late') ? 'font-medium text-unmet' : undefined}>, {left}</span>}
                </p>
              </div>
              <div className="grid justify-items-start gap-1">
                <Badge tone={tones[request.stage] ?? 'info'}>{request.reopenedAt && request.stage === 'answering' ? 'Sent back to you' : (stage?.word ?? request.stage)}</Badge>
                <p className="text-xs text-ink-3">{stage?.next}</p>
              </div>
              <Counted label={`Answered · ${request.evidenceCount} ${request.evidenceCount === 1 ? 'piece' : 'pieces'} of evidence`} value={request.answered} of={request.asked} />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
