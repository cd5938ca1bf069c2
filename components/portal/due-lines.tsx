import { Link } from '@/components/ui/link'
import { When } from '@/components/ui/when'
import type { PortalRequest } from '@/lib/assessments/portal-queries'
import { daysLeft } from './view'

/** Who asks, for what, until when. */
export function DueLines({ request: { assessment, program }, now }: { request: PortalRequest; now: Date }) {
  const left = assessment.stage === 'answering' ? daysLeft(assessment.dueOn, now) : null
  return (
    <>
      <p className="text-xs text-ink-3">For {assessment.prime.legalName}</p>
      <Link href={`/portal/${assessment.id}`} className="font-semibold text-ink no-underline wrap-anywhere hover:underline">
        {program.name}
      </Link>
      {assessment.dueOn && (
        <p className="text-xs text-ink-3">
          Due <When at={assessment.dueOn} />
          {left && `, ${left}`}
        </p>
      )}
    </>
  )
}
