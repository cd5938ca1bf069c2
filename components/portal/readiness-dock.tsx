import { ButtonLink } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import type { PortalRequest } from '@/lib/assessments/portal-queries'
import { readiness } from '@/lib/checklist/readiness'

/** Readiness in one bar at the bottom of a narrow screen. */
export function ReadinessDock({ request }: { request: PortalRequest }) {
  const { wouldFail, missing } = readiness(request.card)
  const stops = wouldFail.filter((gate) => gate.state !== 'not-checked').length
  return (
    <aside aria-label="Readiness" className="fixed inset-x-0 bottom-0 z-10 flex items-center gap-3 border-t border-line-strong bg-surface px-4 py-2.5 md:hidden print:hidden">
      <Mark status={stops > 0 ? 'not-met' : missing.length > 0 ? 'missing' : 'met'} />
      <p className="text-sm leading-tight">
        <b className="font-semibold">{stops === 0 ? 'No gate fails so far' : `${stops} ${stops === 1 ? 'gate' : 'gates'} would fail`}</b>
        <span className="block text-xs text-ink-3">{missing.length} {missing.length === 1 ? 'thing' : 'things'} missing</span>
      </p>
      <ButtonLink href={`/portal/${request.assessment.id}/submit`} className="ml-auto">
        See what is left
      </ButtonLink>
    </aside>
  )
}
