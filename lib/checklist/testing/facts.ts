import type { AuditReportFacts, FindingCount, FindingSeverity } from '../../analyzers/audit-report-facts'
import type { CloudTrailFacts } from '../../analyzers/cloudtrail/facts'
import type { CloudTrailDigestFacts } from '../../analyzers/cloudtrail-digest/facts'
import type { ComplianceProgramFacts } from '../../analyzers/compliance-program/facts'
import type { Principal } from '../../analyzers/log-facts'
import type { RosterFacts, RosterRow } from '../../analyzers/roster/facts'

/** One person's session in a log: MFA used, seen today in Virginia. */
export function principal(partial: Partial<Principal> = {}): Principal {
  return {
    id: 'dana.reyes@ridgeline.example',
    kind: 'human',
    display: 'dana.reyes@ridgeline.example',
    aliases: [],
    events: 40,
    first: '2026-11-10T14:02:11Z',
    last: '2026-11-20T18:44:09Z',
    withMfa: 40,
    withoutMfa: 0,
    at: { file: 'sample.json', record: 1 },
    ...partial,
  }
}

/** A quiet, complete ten-day GovCloud log with one person in it and nothing to object to. */
export function cloudTrailFacts(partial: Partial<CloudTrailFacts> = {}): CloudTrailFacts {
  return {
    source: 'cloudtrail',
    events: 1_200,
    firstEvent: '2026-11-10T00:04:31Z',
    lastEvent: '2026-11-20T23:51:02Z',
    regions: { 'us-gov-west-1': 1_200 },
    actors: 1,
    incomplete: 0,
    humanEvents: 40,
    humanIncomplete: 0,
    accounts: { '111122223333': 1_200 },
    moments: [],
    regionsAt: { 'us-gov-west-1': { record: 1 } },
    accountsAt: { '111122223333': { record: 1 } },
    principals: [principal()],
    principalsOmitted: 0,
    dataEvents: 300,
    readOnlyEvents: 900,
    serviceEvents: 1_160,
    deniedEvents: 2,
    errorEvents: 5,
    rootEvents: 0,
    mfa: { yes: 40, no: 0, unknown: 0 },
    consoleSignIns: { withMfa: 0, withoutMfa: 0, federated: 6, failed: 0 },
    sources: { public: 40, private: 0, service: 1_160, internal: 0, invalid: 0, missing: 0 },
    countries: { US: 40 },
    networks: {},
    networkLists: { ranges: '2026-06-17', tor: '2026-11-01', own: null, aws: null },
    gaps: [],
    timeline: { unit: 'hour', counts: [] },
    duplicates: 0,
    regionClasses: { government: ['us-gov-west-1'], other: [], invented: [] },
    tls: { weak: 0, fipsHost: 600, plainHost: 0, unknown: 600 },
    files: [{ name: 'sample.json', events: 1_200, shape: 'records' }],
    partitions: { 'aws-us-gov': 1_200 },
    accountsInNames: [],
    crossAccountEvents: 0,
    insightEvents: 0,
    loggingChanges: {},
    sharing: {},
    keyEvents: {},
    identityChanges: {},
    shellSessions: 0,
    redactedActors: 0,
    onlyRefused: [],
    ...partial,
  }
}

/** Ten days of digests of one GovCloud trail, every signature checked with keys the firm supplied. */
export function digestFacts(partial: Partial<CloudTrailDigestFacts> = {}): CloudTrailDigestFacts {
  const [from, to] = ['2026-11-10T00:00:00Z', '2026-11-21T00:00:00Z']
  return {
    verdict: 'valid',
    digests: 264,
    from,
    to,
    lastEvent: '2026-11-20T23:51:02Z',
    chains: [
      { account: '111122223333', region: 'us-gov-west-1', trail: 'program', backfill: false, verdict: 'valid', from, to, digests: 264, proven: 264, missing: [], starts: [], empty: [] },
    ],
    logs: { listed: 0, supplied: 0, proven: 0, agrees: 0, differs: 0, notSupplied: 0, unlisted: 0 },
    listed: [],
    listedOmitted: 0,
    keys: { supplied: 1, usable: 1, used: [{ fingerprint: '0f3a5c7e9b1d2468ace013579bdf2468', sha256: 'a1'.repeat(32) }] },
    signatures: { supplied: 1, unmatched: 0 },
    ...partial,
  }
}

/** One verified U.S. person with access. */
export function rosterRow(partial: Partial<RosterRow> = {}): RosterRow {
  return {
    ref: 'E-1001',
    kind: 'human',
    email: 'dana.reyes@ridgeline.example',
    principals: ['dana.reyes@ridgeline.example'],
    role: 'Platform engineer',
    tier: 'administrator',
    employer: 'employee',
    usPerson: 'yes',
    verifiedOn: '2026-01-12',
    verifiedBy: 'Facility security officer',
    method: 'document inspected',
    nextReview: '2027-01-12',
    grantedOn: '2026-01-20',
    state: 'VA',
    briefedOn: '2026-01-15',
    trainedOn: '2026-01-15',
    at: { sheet: 'Roster', row: 2 },
    ...partial,
  }
}

/** A roster of one verified person, every column present. `people` and `services` follow the rows unless given. */
export function rosterFacts(partial: Partial<RosterFacts> = {}): RosterFacts {
  const rows = partial.rows ?? [rosterRow()]
  return {
    rows,
    people: rows.filter((row) => row.kind === 'human').length,
    services: rows.filter((row) => row.kind === 'service').length,
    sheets: [{ name: 'Roster', rows: rows.length, hidden: false }],
    columns: {},
    missingColumns: [],
    duplicateRefs: [],
    newestDate: '2026-11-02',
    ...partial,
  }
}

const elementTitles = [
  'Management commitment',
  'Registration, jurisdiction and authorizations',
  'Recordkeeping',
  'Detect, report and disclose',
  'Training',
  'Risk assessment',
  'Audits and monitoring',
  'Compliance manual',
]

type Topics = ComplianceProgramFacts['topics']
const topicNames: (keyof Topics)[] = [
  'empoweredOfficial', 'nonRetaliation', 'hotline', 'voluntaryDisclosure', 'sixtyDays', 'immediate126', 'rootCause', 'notifyPrime',
  'incident72h', 'retentionFiveYears', 'retentionFromExpiry', 'trainingTiers', 'trainingAnnual', 'screening', 'beforeAccess', 'fourClasses',
  'i9Separation', 'nonUsPersonOutcome', 'technologyControlPlan', 'deprovision', 'remoteAccess', 'cloudProviders', 'encryption',
]

/** Every topic found on page 3, apart from those named. */
export function topics(absent: (keyof Topics)[] = []): Topics {
  const entry = (name: keyof Topics) => {
    const found = !absent.includes(name)
    return [name, { found, passages: found ? [{ text: `A passage about ${name}.`, at: { page: 3 } }] : [] }]
  }
  return Object.fromEntries(topicNames.map(entry)) as Topics
}

/** A current, signed manual that is operational on all eight elements and covers every topic. */
export function programFacts(partial: Partial<ComplianceProgramFacts> = {}): ComplianceProgramFacts {
  return {
    format: 'pdf',
    pages: 34,
    words: 11_800,
    textHash: 'f'.repeat(64),
    wording: [],
    title: 'ITAR Compliance Program',
    version: '4.2',
    date: '2026-06-15',
    approver: 'Morgan Ellery, Chief Executive Officer',
    signed: true,
    draft: false,
    organizations: ['Ridgeline Cloud Works LLC'],
    itarDensity: 21,
    aboutExportControl: true,
    otherFramework: null,
    elements: elementTitles.map((title, i) => ({
      element: i + 1,
      title,
      score: 3,
      because: 'Owner, frequency and record are named.',
      passages: [{ text: `A passage about ${title.toLowerCase()}.`, at: { page: i + 4 } }],
    })),
    residue: [],
    staleCites: [],
    outdated: [],
    redFlags: [],
    topics: topics(),
    ...partial,
  }
}

const noFindings: FindingCount = { open: 0, closed: 0, accepted: 0, oldestOpen: null }

/** Findings by severity; those left out are none. */
export function findings(given: Partial<Record<FindingSeverity, Partial<FindingCount>>> = {}): AuditReportFacts['findings'] {
  const severities: FindingSeverity[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown']
  const bySeverity = Object.fromEntries(severities.map((severity) => [severity, { ...noFindings, ...given[severity] }])) as AuditReportFacts['findings']['bySeverity']
  const total = Object.values(bySeverity).reduce((sum, { open, closed, accepted }) => sum + open + closed + accepted, 0)
  return { total, bySeverity }
}

/** An outside assessment of this year in which every finding is closed. */
export function auditReportFacts(partial: Partial<AuditReportFacts> = {}): AuditReportFacts {
  return {
    format: 'audit-report',
    type: 'assessment',
    title: 'NIST SP 800-171 assessment of the controlled enclave',
    tools: [],
    date: '2026-06-26',
    since: '2026-06-08',
    expires: null,
    scope: { accounts: [], regions: [], systems: [{ name: 'Controlled enclave', at: { page: 1 } }], frameworks: ['NIST SP 800-171'] },
    assessor: { name: 'Fairlead Compliance LLC', at: { page: 1 } },
    owner: { name: 'Ridgeline Cloud Works LLC', at: { page: 1 } },
    independence: 'external',
    findings: findings({ medium: { closed: 5 } }),
    checks: { passed: 0, failed: 0, notRun: 0 },
    scores: [],
    cmmc: null,
    plan: [],
    planOmitted: 0,
    placeholders: { count: 0, places: [] },
    template: null,
    exposure: { mfa: 0, publicAccess: 0 },
    dangling: 0,
    ...partial,
  }
}
