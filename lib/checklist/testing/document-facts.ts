import type { AgencyCertificationFacts } from '../../analyzers/agency-certification/facts'
import type { AppointmentLetterFacts } from '../../analyzers/appointment-letter/facts'
import { architectureParts, type ArchitectureFacts, type ArchitecturePart } from '../../analyzers/architecture/facts'
import type { DocumentFacts, Topic } from '../../analyzers/document-facts'
import type { ProcedureFacts } from '../../analyzers/procedure/facts'
import type { RegistrationLetterFacts } from '../../analyzers/registration-letter/facts'
import { planParts, type TechnologyControlPlanFacts } from '../../analyzers/technology-control-plan/facts'
import { topics } from './facts'

/** Something a document says on page 2, or does not say. */
export const topic = (found = true): Topic => ({ found, passages: found ? [{ text: 'A passage about it.', at: { page: 2 } }] : [] })

const topicsOf = <K extends string>(names: readonly K[], absent: K[]) => Object.fromEntries(names.map((name) => [name, topic(!absent.includes(name))])) as Record<K, Topic>

/** A current, signed document without blanks. */
const document = (title: string): DocumentFacts => ({ format: 'pdf', pages: 4, words: 1_400, textHash: 'e'.repeat(64), title, version: '2.1', date: '2026-08-03', signed: true, draft: false, residue: [] })

/** The letter of a manufacturer and exporter, in the name of the sample firm, good until next July. */
export function registrationLetterFacts(partial: Partial<RegistrationLetterFacts> = {}): RegistrationLetterFacts {
  return {
    ...document('Statement of registration'),
    date: '2026-07-20',
    document: 'letter',
    fromDdtc: true,
    entity: 'Ridgeline Cloud Works LLC',
    listed: [],
    cage: null,
    registrant: 'manufacturer-exporter',
    maskedCode: 'M•••12',
    codes: 1,
    issuedOn: '2026-07-20',
    effectiveFrom: '2026-08-01',
    expiresOn: '2027-07-31',
    ambiguousDates: [],
    basis: { cites: [], passages: [] },
    places: { entity: { page: 1 }, expiresOn: { page: 1 }, code: { page: 1 }, cage: null },
    ...partial,
  }
}

/** A document that names every part, one region and one provider. */
export function architectureFacts(partial: Partial<ArchitectureFacts> = {}, absent: ArchitecturePart[] = []): ArchitectureFacts {
  return {
    ...document('System security plan'),
    source: 'document',
    system: 'Ridgeline program enclave',
    parts: topicsOf(architectureParts, absent),
    regions: [{ name: 'us-gov-west-1', count: 3, at: { page: 2 } }],
    accounts: [],
    providers: [{ name: 'AWS GovCloud (US)', count: 2, at: { page: 1 } }],
    services: [],
    firm: [],
    claims: { retentionDays: [], mfa: [], usPersonsOnly: [], abroad: [] },
    oscal: null,
    ...partial,
  }
}

/** A plan that has all five parts. */
export function technologyControlPlanFacts(partial: Partial<TechnologyControlPlanFacts> = {}, absent: (typeof planParts)[number][] = []): TechnologyControlPlanFacts {
  return { ...document('Technology control plan'), parts: topicsOf(planParts, absent), shared: [], foreignPersons: topic(), authorizations: topic(), redFlags: [], ...partial }
}

/** A procedure about verification and leavers that covers every topic. */
export function procedureFacts(partial: Partial<ProcedureFacts> = {}): ProcedureFacts {
  return {
    ...document('U.S.-person verification procedure'),
    subjects: ['verification', 'lifecycle', 'records'],
    topics: topics(),
    owner: 'Export compliance officer',
    removalHours: [],
    retentionYears: [],
    keepsCopies: [],
    redFlags: [],
    ...partial,
  }
}

const letterTopics = ['appoints', 'employee', 'authority', 'inquire', 'verify', 'refuse', 'liability', 'commitment', 'noViolation', 'report', 'nonRetaliation', 'contact'] as const

/** A signed statement that appoints an Empowered Official with every power. */
export function appointmentLetterFacts(partial: Partial<AppointmentLetterFacts> = {}, absent: (typeof letterTopics)[number][] = []): AppointmentLetterFacts {
  return {
    ...document('Appointment of the Empowered Official'),
    document: 'both',
    personNamed: true,
    personTitle: 'Director of export compliance',
    signerTitle: 'Chief Executive Officer',
    topics: topicsOf(letterTopics, absent),
    outsider: topic(false),
    ...partial,
  }
}

const certifiedTopics = ['usPersons', 'verified', 'notice', 'noAccess', 'flowDown', 'nonDisclosure'] as const

/** A staffing agency assures the status of its people. */
export function agencyCertificationFacts(partial: Partial<AgencyCertificationFacts> = {}, absent: (typeof certifiedTopics)[number][] = []): AgencyCertificationFacts {
  return { ...document('U.S.-person certification'), firm: 'Harbor Point Staffing LLC', topics: topicsOf(certifiedTopics, absent), clause: 'Section 9.3', expiresOn: null, ...partial }
}
