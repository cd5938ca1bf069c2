import type { Gates, Program, Screening, Subcontractor } from '../case'

/** A program whose gates are all answered: ITAR technical data that is CUI, cloud permitted, CMMC level 2. */
export function program(partial: Partial<Omit<Program, 'gates'>> & { gates?: Partial<Gates> } = {}): Program {
  const gates: Gates = {
    jurisdiction: { classification: 'usml', entry: 'XI(d)', determinedBy: 'contract', reference: 'Contract section C.4' },
    cloud: { permitted: 'yes', impactLevel: 'IL4', reference: 'PWS 3.2' },
    flowDowns: {
      clauses: ['252.204-7012', '252.204-7021', '252.225-7048'],
      handlesCui: 'yes',
      distributionStatement: 'D',
      citizenshipOnly: false,
      requiredCmmc: 'L2-self',
    },
    ...partial.gates,
  }
  return {
    name: 'Coastal radar modernization',
    customer: 'Halberd Systems Inc.',
    policy: { requiresRegistration: false, requiresHardwareMfa: true },
    ...partial,
    gates,
  }
}

/** A U.S.-owned, registered firm in GovCloud. */
export function subcontractor(partial: Partial<Subcontractor> = {}): Subcontractor {
  return {
    legalName: 'Ridgeline Cloud Works LLC',
    aliases: [],
    cage: '7RD42',
    uei: 'RDGLN0000001',
    incorporatedIn: 'Virginia, United States',
    registration: { status: 'registered', maskedCode: 'M•••12', expiresOn: '2027-05-31' },
    owners: [{ name: 'Morgan Ellery', country: 'US', percent: 100, foreignPerson: false }],
    providers: [{ provider: 'AWS', offering: 'AWS GovCloud (US)', authorization: 'FedRAMP High' }],
    vendors: [],
    ...partial,
  }
}

/** The list of 20 November 2026, on which nobody stands. */
export function screening(partial: Partial<Screening> = {}): Screening {
  return {
    list: { asOf: '2026-11-20', sha256: 'c'.repeat(64), parties: 24_000, sources: ['Entity List (EL) - Bureau of Industry and Security'] },
    problem: '',
    exclusions: { list: { asOf: '2026-11-18', sha256: 'd'.repeat(64), parties: 160_000, sources: ['SAM.gov exclusions'] }, problem: '' },
    since: '2026-11-20T08:00:00Z',
    names: ['Ridgeline Cloud Works LLC', 'Morgan Ellery', 'Pinecrest Hosting', 'Quartz GmbH'],
    hits: [],
    ...partial,
  }
}
