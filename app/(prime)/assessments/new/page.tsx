import type { Metadata } from 'next'
import { InviteForm } from '@/components/invite-form'
import { one } from '@/components/table-state'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'
import { catalog } from '@/lib/checklist/catalog'
import { addDays } from '@/lib/checklist/dates'
import { isoDay } from '@/lib/day-words'
import { findSubcontractorChoices } from '@/lib/organizations/queries'
import { unansweredGates } from '@/lib/programs/gates-form'
import { findProgramChoices } from '@/lib/programs/queries'

export const metadata: Metadata = { title: 'Invite a subcontractor' }

/** Invites a subcontractor to a program, in one step. */
export default async function InvitePage({ searchParams }: PageProps<'/assessments/new'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'program:write', 'own')) await refuse(actor, 'program:write', 'own')
  const params = await searchParams
  const [programs, subcontractors] = await Promise.all([findProgramChoices(actor), findSubcontractorChoices(actor)])
  const today = isoDay(new Date())
  const program = one(params, 'program')
  const subcontractor = one(params, 'subcontractor')
  return (
    <Page>
      <PageHead crumbs={<Crumbs items={[{ href: '/portfolio', label: 'Portfolio' }]} />} title="Invite a subcontractor" lead="They get a link, answer a questionnaire and upload evidence." />
      <div className="grid gap-4 md:gap-6 lg:grid-cols-[minmax(0,720px)_minmax(0,400px)] lg:items-start">
        {programs.length > 0 ? (
          <InviteForm
            programs={programs.map(({ id, name, gates }) => ({ id, name, open: unansweredGates(catalog.gates, gates).map((gate) => gate.id) }))}
            subcontractors={subcontractors}
            chosen={{ program: programs.some(({ id }) => id === program) ? program : '', subcontractor: subcontractors.some(({ id }) => id === subcontractor) ? subcontractor : '' }}
            due={{ suggested: addDays(today, 21), first: addDays(today, 1), last: addDays(today, 366) }}
          />
        ) : (
          <Panel label="Invitation">
            <Empty title="There is no program to invite to" action={<ButtonLink href="/programs/new">Add a program</ButtonLink>}>
              Say first what the data is and what the contract asks.
            </Empty>
          </Panel>
        )}
        <Panel labelledBy="see">
          <PanelHead id="see" title="What they will see" />
          <PanelBody>
            <ul className="grid list-disc gap-2 pl-4 text-sm text-ink-2">
              <li>Your organization’s name, the program’s name, the due date, and up to {catalog.criteria.length} criteria in plain words: what is asked, why, and what good evidence looks like.</li>
              <li>What is missing and which gates would fail, before they submit.</li>
              <li>After they submit: shared findings and messages, never your internal ones.</li>
            </ul>
            <h3 className="mt-4 mb-2">What you will see</h3>
            <ul className="grid list-disc gap-2 pl-4 text-sm text-ink-2">
              <li>Until they submit, only how many criteria are answered. A draft is their own.</li>
              <li>From then on every answer, every piece of evidence and what the analyzers read in it.</li>
            </ul>
          </PanelBody>
        </Panel>
      </div>
    </Page>
  )
}
