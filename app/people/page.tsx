import type { Metadata } from 'next'
import { AddMemberButton } from '@/components/people/add-member'
import { Issuers } from '@/components/people/issuers'
import { PersonItem } from '@/components/people/person-item'
import { Callout } from '@/components/ui/callout'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelHead } from '@/components/ui/panel'
import { refuse } from '@/lib/auth/denial'
import { rolesOf } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { isoDay } from '@/lib/day-words'
import { findIssuers, findPeople } from '@/lib/people/queries'

export const metadata: Metadata = { title: 'People' }

/** Who works here, as what, and whose U.S.-person verification is current. */
export default async function PeoplePage() {
  const actor = await requireActor()
  if (!can(actor, 'people:read', 'own')) await refuse(actor, 'people:read', 'own')
  const now = new Date()
  const people = await findPeople(actor, now)
  const manages = can(actor, 'member:write', 'own')
  const issuers = can(actor, 'issuer:write', 'own') ? await findIssuers(actor) : null
  const verifies = can(actor, 'verification:write', 'own')
  const officer = people.some((one) => one.memberships.some((m) => m.role === 'export-officer' && m.active))
  const roles = rolesOf[actor.orgKind]
  return (
    <Page wide={false}>
      <PageHead
        title="People"
        lead={verifies ? 'Record who was verified as a U.S. person. Evidence of ITAR programs opens only for them.' : 'Who works here and as what. Evidence of ITAR programs opens only for people an Export Control Officer has verified.'}
        meta={actor.orgName}
        actions={manages && <AddMemberButton roles={roles} />}
      />
      {!officer && (
        <Callout tone="partial" className="mx-4 md:mx-0" title="There is no Export Control Officer yet, so nobody can be verified.">
          Add somebody in this role. They record the verification of everybody but themself.
        </Callout>
      )}
      <Panel labelledBy="people">
        <PanelHead id="people" title="Members" meta={`${people.length}`} />
        <ul>
          {people.map((person) => (
            <PersonItem key={person.personId} person={person} roles={roles} manages={manages} verifies={verifies} today={isoDay(now)} />
          ))}
        </ul>
      </Panel>
      {issuers && <Issuers issuers={issuers} />}
      <p className="px-4 text-xs text-ink-3 md:px-0">A record says how, by whom, when, and until when. Never keep a document, its number, a birth date or a citizenship here; Veritar has no field for them.</p>
    </Page>
  )
}
