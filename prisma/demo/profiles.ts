import type { Gates } from '../../lib/checklist/case'
import type { DemoFirm } from './firms'
import { dayFrom } from './random'

/** The profile of a demo firm as its own administrator would have typed it. */
export function profileOf(firm: DemoFirm, now: Date) {
  const registered = firm.key !== 'brightwater'
  const us = (name: string, percent: number) => ({ name, country: 'US', percent, foreignPerson: false })
  const owners = {
    larkfield: [us('L. Haverford', 55), us('M. Oyelaran', 30), us('Larkfield Employee Trust', 15)],
    brightwater: [us('P. Sandoval', 100)],
    omnivane: [us('Omnivane Holdings Inc.', 78), { name: 'Varda Kapital AG', country: 'CH', percent: 22, foreignPerson: true }],
    tallgrass: [us('B. Okonjo', 60), us('F. Lindgren', 40)],
  }[firm.key]
  return {
    kind: 'subcontractor' as const,
    legalName: firm.legalName,
    aliases: [firm.short],
    cage: firm.cage,
    uei: firm.uei,
    addresses: [{ label: 'Headquarters', lines: firm.city, country: 'US' }],
    incorporatedIn: 'US',
    registrationStatus: registered ? 'registered' : 'unknown',
    registrationCode: registered ? `M•••${firm.account.slice(3, 5)}` : null,
    registrationExpiresOn: registered ? new Date(dayFrom(now, registrationDays(firm))) : null,
    owners,
    providers: [{ provider: 'AWS', offering: firm.key === 'omnivane' ? 'AWS GovCloud (US) and AWS commercial regions' : 'AWS GovCloud (US)', authorization: 'FedRAMP High, DoD IL5' }],
    certifications: firm.key === 'larkfield' ? [{ name: 'NIST SP 800-171 assessment, 110 of 110', date: dayFrom(now, -150) }] : [],
    keyPeople: firm.identities.filter((i) => i.kind === 'human' && !i.offRoster).slice(0, 3).map((i) => ({ name: i.name ?? i.login, role: i.role })),
    vendors: vendorsFor(firm),
  }
}

/** Days until the registration of a firm expires; the large one has not renewed yet. */
export const registrationDays = (firm: DemoFirm) => (firm.key === 'omnivane' ? 24 : 275)

function vendorsFor(firm: DemoFirm) {
  if (firm.key === 'brightwater') return []
  const cloud = { name: 'Amazon Web Services', service: 'GovCloud hosting', country: 'US' }
  return [cloud, firm.key === 'omnivane' ? { name: 'Codecov', service: 'Test coverage', country: 'US' } : { name: 'Copperline Assurance LLC', service: 'Independent assessment', country: 'US' }]
}

/** Gates of the two programs of the first prime and the one of the second. */
export const gates: Record<'heron' | 'kestrel' | 'gannet', Gates> = {
  heron: {
    jurisdiction: { classification: 'usml', entry: 'XV(b)', determinedBy: 'commodity-jurisdiction', reference: 'Commodity jurisdiction determination on file' },
    cloud: { permitted: 'yes', impactLevel: 'IL5', reference: 'Statement of work, section 4.2' },
    flowDowns: { clauses: ['252.225-7048', '252.204-7012', '252.204-7021'], handlesCui: 'yes', distributionStatement: 'D', citizenshipOnly: false, requiredCmmc: 'L2-self' },
  },
  kestrel: {
    jurisdiction: { classification: 'usml', entry: 'XII(c)', determinedBy: 'self', reference: 'Classification record of the program office' },
    cloud: { permitted: 'no', impactLevel: 'none', reference: 'Security classification guide: on site only' },
    flowDowns: { clauses: ['252.225-7048', '252.204-7012'], handlesCui: 'yes', distributionStatement: 'D', citizenshipOnly: false, requiredCmmc: 'L2-self' },
  },
  gannet: {
    jurisdiction: { classification: 'usml', entry: 'XI(a)', determinedBy: 'self', reference: 'Classification record' },
    cloud: { permitted: 'yes', impactLevel: 'IL4', reference: 'Statement of work, section 3' },
    flowDowns: { clauses: ['252.225-7048', '252.204-7012'], handlesCui: 'yes', distributionStatement: 'C', citizenshipOnly: false, requiredCmmc: 'L2-self' },
  },
}
