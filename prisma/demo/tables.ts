import type { DemoFirm, DemoIdentity } from './firms'
import { profileOf } from './profiles'
import { dayFrom } from './random'

type Cell = string | number
const csv = (header: string[], rows: Cell[][]): Buffer =>
  Buffer.from([header, ...rows].map((row) => row.map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n') + '\r\n')

const account = (firm: DemoFirm, who: DemoIdentity) => (who.kind === 'human' ? `${who.login}@${firm.domain}` : who.login)
const present = (firm: DemoFirm) => firm.identities.filter((who) => who.removedDaysAgo === undefined)
const rostered = (firm: DemoFirm) => present(firm).filter((who) => !who.offRoster)

/** Members and roles as the identity provider exports them. */
export function identitiesOf(firm: DemoFirm, now: Date): Buffer {
  return csv(
    ['User principal name', 'User type', 'Account enabled', 'Groups', 'Is admin', 'Created', 'Last sign-in'],
    present(firm).map((who, i) => [account(firm, who), who.kind === 'human' ? 'Member' : 'Service', 'true', who.kind === 'human' ? (who.tier === 'administrator' ? 'itar-usp;itar-admin' : 'itar-usp') : 'itar-services', who.tier === 'administrator' ? 'true' : 'false', dayFrom(now, -who.grantedDaysAgo), dayFrom(now, -1 - (i % 3))]),
  )
}

/** Which second factor each account has. The large firm still lets its desk use an app. */
export function factorsOf(firm: DemoFirm): Buffer {
  return csv(
    ['User principal name', 'Is admin', 'Account enabled', 'Methods registered', 'Default method'],
    present(firm).filter((who) => who.kind === 'human').map((who) => {
      const method = who.offRoster && firm.key === 'omnivane' ? 'Authenticator app push' : 'FIDO2 security key'
      return [account(firm, who), who.tier === 'administrator' ? 'true' : 'false', 'true', method, method]
    }),
  )
}

/** The last quarterly review of who holds what. */
export function accessReviewOf(firm: DemoFirm, now: Date): Buffer {
  const [lead] = rostered(firm)
  const second = rostered(firm)[1]
  return csv(
    ['Account', 'Role', 'Decision', 'Reviewer', 'Reviewed on', 'Carried out on'],
    rostered(firm).map((who) => [account(firm, who), who.via, 'Keep', who === lead ? (second?.ref ?? '') : (lead?.ref ?? ''), dayFrom(now, -34), '']),
  )
}

/** Completions of the yearly training: before access, and again within the year. */
export function trainingOf(firm: DemoFirm, now: Date): Buffer {
  const rows = rostered(firm).filter((who) => who.kind === 'human').flatMap((who): Cell[][] => [
    ...(who.grantedDaysAgo > 200 ? [[who.ref, 'ITAR awareness, all staff', 'Tier 1', dayFrom(now, -who.grantedDaysAgo - 3), 'Completed']] : []),
    [who.ref, 'ITAR awareness, all staff', 'Tier 1', dayFrom(now, who.grantedDaysAgo > 200 ? -120 : -who.grantedDaysAgo - 3), 'Completed'],
  ])
  const team = rostered(firm).filter((who) => who.kind === 'human').slice(0, 2)
  return csv(['Roster reference', 'Course', 'Tier', 'Completed on', 'Status'], [...rows, ...team.map((who): Cell[] => [who.ref, 'Export compliance team', 'Tier 4', dayFrom(now, -45), 'Completed'])])
}

/** Firms and services that touch the work. */
export function vendorsOf(firm: DemoFirm): Buffer {
  const rows: Cell[][] =
    firm.key === 'omnivane'
      ? [
          ['Amazon Web Services', 'GovCloud hosting', 'All enclave data', 'United States', 'FedRAMP High', 'Yes', 'amazonaws.com'],
          ['Codecov', 'Test coverage', 'Source file names', 'United States', 'None', 'No', 'codecov.io'],
        ]
      : [
          ['Amazon Web Services', 'GovCloud hosting', 'All enclave data, encrypted with our keys', 'United States', 'FedRAMP High', 'Yes', 'amazonaws.com'],
          ['Copperline Assurance LLC', 'Independent assessment', 'Procedures and redacted logs', 'United States', 'Not applicable', 'Yes', ''],
        ]
  return csv(['Vendor', 'Service', 'Data it receives', 'Country', 'Authorization', 'U.S. persons only', 'Hosts'], rows)
}

/** Owners down to five percent, as in the profile. */
export function ownersOf(firm: DemoFirm, now: Date): Buffer {
  return csv(
    ['Owner', 'Kind', 'Country of organization', 'Percent', 'Foreign person', 'As of'],
    profileOf(firm, now).owners.map((owner) => [owner.name, /Inc\.|AG|Trust|LLC/.test(owner.name) ? 'entity' : 'individual', owner.country === 'US' ? 'United States' : 'Switzerland', owner.percent, owner.foreignPerson ? 'yes' : 'no', dayFrom(now, -60)]),
  )
}

/** The monthly screening of firm, owners, officers and vendors. */
export function screeningOf(firm: DemoFirm, now: Date): Buffer {
  const { owners, vendors, keyPeople } = profileOf(firm, now)
  const names = [firm.legalName, ...owners.map((o) => o.name), ...keyPeople.map((p) => p.name), ...vendors.map((v) => v.name), 'Amazon Web Services']
  return csv(
    ['Screened name', 'Lists', 'List date', 'Screened on', 'Hits', 'Resolution', 'Resolved by'],
    [...new Set(names)].map((name) => [name, 'Consolidated Screening List; AECA debarred; SAM exclusions', dayFrom(now, -17), dayFrom(now, -16), 0, 'No hit', 'Contracts administrator']),
  )
}

/** Validated modules with their standard, status and sunset. */
export function certificatesOf(firm: DemoFirm, now: Date): Buffer {
  return csv(
    ['Store', 'Certificate', 'Module', 'Version', 'Standard', 'Level', 'Status', 'Sunset', 'Operational environment', 'Date checked'],
    [
      ['Object storage, databases and volumes', '4884', 'Provider key management HSM', '3.0', 'FIPS 140-3', 3, 'Active', dayFrom(now, 1_300), `AWS GovCloud (US), account ••••${firm.account.slice(-4)}`, dayFrom(now, -40)],
      ['Hosts and load balancers', '4985', 'Operating system cryptographic module', '3.2.1', 'FIPS 140-3', 1, 'Active', dayFrom(now, 1_100), `AWS GovCloud (US), account ••••${firm.account.slice(-4)}, Graviton`, dayFrom(now, -40)],
    ],
  )
}
