import type { Metadata } from 'next'
import { ProgramForm } from '@/components/program-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Page, PageHead } from '@/components/ui/page'
import { can } from '@/lib/auth/policy'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'New program' }

export default async function NewProgramPage() {
  const actor = await requireActor('prime')
  if (!can(actor, 'program:write', 'own')) await refuse(actor, 'program:write', 'own')
  return (
    <Page wide={false}>
      <PageHead crumbs={<Crumbs items={[{ href: '/programs', label: 'Programs' }]} />} title="New program" lead="You can save with gates unanswered. Nobody can be invited until all three are." />
      <ProgramForm />
    </Page>
  )
}
