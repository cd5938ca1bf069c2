import type { Locator } from '../analyzer'
import { field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import type { Oscal } from './read-oscal'

const assessors = /^(?:assessor|assessment-(?:lead|team)|lead-assessor|sca|security-control-assessor|3pao|c3pao|independent-assessor|auditor)$/
const owners = /^(?:system-owner|information-system-owner|owner|asset-owner|system-poc-management|cloud-service-provider|csp)$/

/** A party by the name of its organization, and by its own identity. */
export type Responsible = { name: string; organization: string; party: string; at: Locator }

/** Who is named in the metadata as assessor and as owner of the system, the first of each. */
export function responsibleParties({ node, pointer }: Oscal, file: string): { assessor: Responsible | null; owner: Responsible | null } {
  const metadata = node['metadata']
  const parties = new Map(list(field(metadata, 'parties')).map((party) => [textOf(field(party, 'uuid')).toLowerCase(), party]))
  const named = (role: RegExp): Responsible | null => {
    for (const [i, entry] of list(field(metadata, 'responsible-parties')).entries()) {
      if (!role.test(textOf(field(entry, 'role-id')).toLowerCase())) continue
      const party = list(field(entry, 'party-uuids')).map((id) => textOf(id).toLowerCase()).find((id) => parties.has(id))
      if (party === undefined) continue
      const one = parties.get(party)
      const above = textOf(list(field(one, 'member-of-organizations'))[0]).toLowerCase()
      const organization = parties.has(above) ? above : party
      const name = textOf(field(parties.get(organization), 'name')) || textOf(field(one, 'name'))
      if (name !== '') return { name, organization, party, at: { file, pointer: `${pointer}/metadata/responsible-parties/${i}` } }
    }
    return null
  }
  return { assessor: named(assessors), owner: named(owners) }
}

/** Outside when the organizations differ, inside when only the people do, oneself when neither. */
export function independenceOf(assessor: Responsible | null, owner: Responsible | null): 'external' | 'internal' | 'self' | 'unknown' {
  if (!assessor || !owner) return 'unknown'
  if (assessor.party === owner.party) return 'self'
  return assessor.organization === owner.organization || assessor.name === owner.name ? 'internal' : 'external'
}
