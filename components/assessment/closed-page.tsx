import { EvidenceClosed } from '@/components/evidence-closed'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Page, PageHead } from '@/components/ui/page'
import type { Assessment } from '@/lib/assessments/queries'
import type { Closed } from '@/lib/evidence/closed'

/** An assessment whose evidence is closed to this person: what the portfolio says of it, and why there is no more. */
export function ClosedPage({ assessment, closed }: { assessment: Assessment; closed: Closed }) {
  return (
    <Page wide={false}>
      <PageHead crumbs={<Crumbs items={[{ href: '/portfolio', label: 'Portfolio' }]} />} title={assessment.sub.legalName} meta={`${assessment.code}, ${assessment.program.name}`} actions={<ButtonLink href={`/assessments/${assessment.id}/history`}>History</ButtonLink>} />
      <div className="px-4 md:px-0">
        <EvidenceClosed closed={closed} />
      </div>
    </Page>
  )
}
