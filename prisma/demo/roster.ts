import type { DemoFirm } from './firms'
import { dayFrom } from './random'

const header = 'person_ref,kind,display_name,work_email,principals,role,access_tier,employer,us_person,basis_class,verified_on,verified_by,method,next_review,access_granted_on,access_removed_on,work_location_state,nda_or_tcp_briefed_on,training_on,owner_ref'

/** The roster of a demo firm as CSV, only the columns that may be held; whoever is off the roster is simply not there. */
export function rosterOf(firm: DemoFirm, now: Date): Buffer {
  const state = firm.city.split(', ')[1] ?? ''
  const rows = firm.identities
    .filter((who) => !who.offRoster)
    .map((who) => {
      const human = who.kind === 'human'
      const granted = dayFrom(now, -who.grantedDaysAgo)
      const verified = human && who.usPerson === 'yes'
      return [
        who.ref,
        who.kind,
        who.name ?? who.login,
        human ? `${who.login}@${firm.domain}` : '',
        human ? `${who.login}@${firm.domain}` : `${who.login};arn:aws-us-gov:iam::${firm.account}:role/${who.via}`,
        who.role,
        who.tier,
        who.employer,
        human ? who.usPerson : '',
        verified ? 'USP' : '',
        verified ? dayFrom(now, -who.grantedDaysAgo - 6) : '',
        verified ? 'HR manager' : '',
        verified ? 'document inspected' : '',
        verified ? dayFrom(now, 120) : '',
        granted,
        who.removedDaysAgo === undefined ? '' : dayFrom(now, -who.removedDaysAgo),
        state,
        verified ? dayFrom(now, -who.grantedDaysAgo - 2) : '',
        verified ? dayFrom(now, -Math.min(who.grantedDaysAgo + 1, 200)) : '',
        who.owner ?? '',
      ].join(',')
    })
  // Roles that policies name are identities too, each with an owner.
  const owner = firm.identities.find((who) => who.kind === 'human' && !who.offRoster)?.ref ?? ''
  for (const [i, role] of ['ItarAdministrator', 'ItarEngineer'].entries()) {
    rows.push([`S-009${i + 1}`, 'service', `Role ${role}`, '', `arn:aws-us-gov:iam::${firm.account}:role/${role}`, 'role', 'service', 'W-2', '', '', '', '', '', '', dayFrom(now, -400), '', state, '', '', owner].join(','))
  }
  return Buffer.from(`${header}\r\n${rows.join('\r\n')}\r\n`)
}
