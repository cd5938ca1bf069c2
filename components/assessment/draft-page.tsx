import { Crumbs } from '@/components/ui/crumbs'
import { Counted } from '@/components/ui/meter'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { Facts } from '@/components/ui/facts'
import { When } from '@/components/ui/when'
import type { Assessment } from '@/lib/assessments/queries'

/** Before the first submission: counts only. What they type and upload is theirs until they sign it. */
export function DraftPage({ assessment }: { assessment: Assessment }) {
  return (
    <Page wide={false}>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/portfolio', label: 'Portfolio' }, { href: `/programs/${assessment.programId}`, label: assessment.program.name }]} />}
        title={assessment.sub.legalName}
        lead={`${assessment.sub.legalName} is answering. You see what they wrote once they sign and submit it.`}
        meta={assessment.code}
      />
      <Panel label="Progress">
        <PanelHead title="How far they are" />
        <PanelBody className="grid gap-4">
          <Counted label="Criteria answered" value={assessment.answered} of={assessment.asked} />
          <Facts
            items={[
              ['Evidence uploaded', String(assessment.evidenceCount)],
              ['Due', assessment.dueOn && <When key="due" at={assessment.dueOn} />],
              ['Program', assessment.program.name],
              ['Catalog', assessment.catalogVersion],
            ]}
          />
        </PanelBody>
      </Panel>
    </Page>
  )
}
