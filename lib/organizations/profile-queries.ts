import 'server-only'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { readAs } from '../db/tenant'
import { Profile } from './schema'

/** The actor's own firm, as its form shows it. @throws Error when the organization is gone */
export async function findOwnProfile(actor: Actor) {
  const row = await readAs(actor, (tx) => tx.organization.findUniqueOrThrow({ where: { id: actor.orgId } }))
  const { id, version, legalName, aliases, cage, uei, incorporatedIn, registrationStatus, registrationCode, registrationExpiresOn, updatedAt } = row
  const { addresses, owners, providers, certifications, keyPeople, vendors } = Profile.parse(row)
  return {
    organizationId: id,
    version,
    updatedAt: updatedAt.toISOString(),
    legalName,
    aliases,
    cage: cage ?? '',
    uei: uei ?? '',
    incorporatedIn: incorporatedIn ?? '',
    registrationStatus,
    registrationCode: registrationCode ?? '',
    registrationExpiresOn: registrationExpiresOn ? isoDay(registrationExpiresOn) : '',
    addresses: addresses.map(({ label, lines, country }) => ({ label, lines, country })),
    owners: owners.map((owner) => ({ ...owner, percent: String(owner.percent) })),
    providers,
    certifications: certifications.map(({ name, reference, validUntil }) => ({ name, reference, validUntil: validUntil ?? '' })),
    keyPeople: keyPeople.map(({ name, role }) => ({ name, role })),
    vendors,
  }
}
export type OwnProfile = Awaited<ReturnType<typeof findOwnProfile>>
