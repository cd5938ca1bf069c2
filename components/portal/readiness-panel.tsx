import { Link } from '@/components/ui/link'
import { StatusBadge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { Panel, PanelHead } from '@/components/ui/panel'
import type { PortalRequest } from '@/lib/assessments/portal-queries'
import { figure } from '@/lib/checklist/figure'
import { readiness } from '@/lib/checklist/readiness'
import { timesInWords } from '@/lib/day-words'
import { criterionHref } from './view'

const block = 'grid gap-2 border-b border-line px-4 py-3 last:border-0'

type Props = { request: PortalRequest; className?: string; all?: boolean }

/** What would come of signing now: outcome, gates that would fail, what is missing, how much was read. */
export function ReadinessPanel({ request, className, all = false }: Props) {
  const { card, evidence } = request
  const requestId = request.assessment.id
  const { wouldFail, missing, coverage, waitsForPrime } = readiness(card)
  const stops = wouldFail.filter((gate) => gate.state !== 'not-checked')
  const unchecked = wouldFail.filter((gate) => gate.state === 'not-checked')
  const byCriterion = [...new Set(missing.map((one) => one.criterion))].map((id) => ({ id, open: missing.filter((one) => one.criterion === id) }))
  const shown = all ? byCriterion : byCriterion.slice(0, 6)
  const read = evidence.filter((item) => item.status === 'read' || item.status === 'unread').length
  return (
    <div id="readiness" className={className}>
      <Panel labelledBy="h-ready">
        <PanelHead id="h-ready" title="If you submitted now" end={<StatusBadge status={card.outcome} />} />
        <div className={block}>
          <h3>{stops.length === 0 ? 'No gate would fail on what is known' : `${stops.length} ${stops.length === 1 ? 'gate' : 'gates'} would fail`}</h3>
          <ul className="grid gap-2.5">
            {[...stops, ...(all ? unchecked : [])].map((gate) => (
              <li key={gate.id} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 text-sm">
                <Mark status={gate.state} className="mt-px" word={gate.state === 'not-checked' ? 'Not checked' : 'Would fail'} />
                <span>{gate.title}</span>
                <p className="col-start-2 text-xs text-ink-2">
                  {gate.id} · {timesInWords(gate.says)}{' '}
                  {gate.criteria.map((id) => (
                    <Link key={id} href={criterionHref(requestId, id)} className="link mr-2 whitespace-nowrap">
                      Go to {id}
                    </Link>
                  ))}
                </p>
              </li>
            ))}
          </ul>
          {!all && unchecked.length > 0 && (
            <p className="text-xs text-ink-2">
              {unchecked.length} more could not be checked yet: {unchecked.map((gate) => gate.id).join(', ')}. They block eligibility until answered.
            </p>
          )}
        </div>
        <div className={block}>
          <h3 className="flex justify-between">
            Still missing <span className="text-xs font-normal text-ink-3">{missing.length}</span>
          </h3>
          <ul className="grid gap-2.5">
            {shown.map(({ id, open }) => (
              <li key={id} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 text-sm">
                <Mark status="missing" className="mt-px" />
                <Link href={criterionHref(requestId, id)} className="link">
                  {open[0]?.title}
                </Link>
                <p className="col-start-2 text-xs text-ink-2">
                  {id} · {all ? open.map((one) => timesInWords(one.says)).join(' ') : timesInWords(open[0]?.says ?? '')}
                </p>
              </li>
            ))}
          </ul>
          {shown.length < byCriterion.length && <p className="text-xs text-ink-3">and in {byCriterion.length - shown.length} more criteria</p>}
        </div>
        {waitsForPrime.length > 0 && (
          <div className={block}>
            <h3>Waits for {request.assessment.prime.legalName}</h3>
            {waitsForPrime.map((one) => (
              <p key={one} className="text-sm text-ink-2">
                {one}
              </p>
            ))}
          </div>
        )}
        <div className={block}>
          <p className="flex justify-between gap-3 text-sm text-ink-2">
            Evidence read so far
            <b className="font-semibold text-ink">
              {read} of {evidence.length}
            </b>
          </p>
          <p className="flex justify-between gap-3 text-sm text-ink-2">
            Coverage
            <span>
              <b className="font-semibold text-ink">{figure(coverage, 2)}</b> <span className="text-xs text-ink-3">needs 0.90</span>
            </span>
          </p>
        </div>
        {!all && request.assessment.stage === 'answering' && (
          <div className={block}>
            <ButtonLink href={`/portal/${requestId}/submit`}>Review and submit…</ButtonLink>
            <p className="text-xs text-ink-3">You may submit with gaps. They count as nothing, and the reviewer sees the same list.</p>
          </div>
        )}
      </Panel>
    </div>
  )
}
