import type { AccessReviewFacts, ReviewedAccess } from '../../analyzers/access-review/facts'
import type { DeniedTestFacts } from '../../analyzers/denied-test/facts'
import type { IdentityAccount, IdentityExportFacts } from '../../analyzers/identity-export/facts'
import type { LogConfigurationFacts, LogStore } from '../../analyzers/log-configuration/facts'
import type { EnrolledAccount, MfaEnrollmentFacts } from '../../analyzers/mfa-enrollment/facts'
import type { ModuleCertificate, ModuleCertificatesFacts } from '../../analyzers/module-certificates/facts'
import type { Owner, OwnershipFacts } from '../../analyzers/ownership/facts'
import type { ProviderAuthorizationFacts } from '../../analyzers/provider-authorization/facts'
import type { Screened, ScreeningFacts } from '../../analyzers/screening/facts'
import type { Completion, TrainingExportFacts } from '../../analyzers/training-export/facts'
import type { Vendor, VendorListFacts } from '../../analyzers/vendor-list/facts'

const at = { row: 2 }

/** An Active FIPS 140-3 module, looked up this month. */
export const moduleCertificate = (partial: Partial<ModuleCertificate> = {}): ModuleCertificate => ({ certificate: '4816', module: 'Core Crypto Module', version: '3.0', standard: '140-3', level: 1, status: 'active', sunset: '2029-10-11', checkedOn: '2026-11-03', store: 'Object store', since: '2025-02-01', environment: 'yes', plan: null, at, ...partial })
export function moduleCertificatesFacts(partial: Partial<ModuleCertificatesFacts> = {}): ModuleCertificatesFacts {
  return { rows: [moduleCertificate()], missingColumns: [], claims: [], earliestSunset: '2029-10-11', newestDate: '2026-11-03', ...partial }
}

/** The sample person finished the yearly course before access began. */
export const completion = (partial: Partial<Completion> = {}): Completion => ({ ref: 'e-1001', account: null, course: 'ITAR awareness', exportControl: true, tier: null, completedOn: '2026-01-15', expiresOn: null, status: 'completed', at, ...partial })
export function trainingExportFacts(partial: Partial<TrainingExportFacts> = {}): TrainingExportFacts {
  const rows = partial.rows ?? [completion()]
  return { rows, people: new Set(rows.map((row) => row.ref)).size, completed: rows.filter((row) => row.status === 'completed').length, courses: [{ name: 'ITAR awareness', rows: rows.length }], exportCourses: 1, ambiguousDates: 0, newestDate: '2026-11-02', ...partial }
}

/** The sample person's access was looked at by somebody else and kept. */
export const reviewedAccess = (partial: Partial<ReviewedAccess> = {}): ReviewedAccess => ({ account: 'dana.reyes@ridgeline.example', role: 'Platform engineer', decision: 'keep', reviewer: 'm.ellery@ridgeline.example', reviewedOn: '2026-10-12', doneOn: null, at, ...partial })
export function accessReviewFacts(partial: Partial<AccessReviewFacts> = {}): AccessReviewFacts {
  const rows = partial.rows ?? [reviewedAccess()]
  const count = (decision: ReviewedAccess['decision']) => rows.filter((row) => row.decision === decision).length
  return { rows, accounts: rows.length, reviewers: 1, selfReviewed: 0, decisions: { keep: count('keep'), change: count('change'), remove: count('remove'), open: count('open') }, removals: [], newestDate: '2026-10-12', ...partial }
}

export const vendor = (partial: Partial<Vendor> = {}): Vendor => ({ name: 'Harbor Metrics Inc', service: 'Monitoring', data: 'Metrics without content', country: 'US', countryText: 'US', authorization: 'FedRAMP Moderate', assurance: 'yes', hosts: [], at, ...partial })
export function vendorListFacts(partial: Partial<VendorListFacts> = {}): VendorListFacts {
  return { rows: [vendor()], missingColumns: [], newestDate: null, ...partial }
}

/** The sample person has a hardware key. */
export const enrolledAccount = (partial: Partial<EnrolledAccount> = {}): EnrolledAccount => ({ account: 'dana.reyes@ridgeline.example', kind: 'human', admin: true, enabled: true, factors: ['fido2'], strongest: 'hardware', at, ...partial })
export function mfaEnrollmentFacts(partial: Partial<MfaEnrollmentFacts> = {}): MfaEnrollmentFacts {
  const accounts = partial.accounts ?? [enrolledAccount()]
  const count = (kind: EnrolledAccount['strongest']) => accounts.filter((one) => one.strongest === kind).length
  return { source: 'entra', accounts, policies: [], counts: { hardware: count('hardware'), platform: count('platform'), app: count('app'), sms: count('sms'), none: count('none'), unclear: count('unclear') }, newestDate: '2026-11-10', ...partial }
}

/** The sample person's account, in one group that grants nothing special. */
export const identityAccount = (partial: Partial<IdentityAccount> = {}): IdentityAccount => ({ id: 'dana.reyes@ridgeline.example', aliases: [], kind: 'human', enabled: true, admin: false, groups: ['itar-usp'], createdOn: null, lastUsedOn: '2026-11-18', mfa: null, password: null, accessKeys: null, oldestKeyOn: null, at, ...partial })
export function identityExportFacts(partial: Partial<IdentityExportFacts> = {}): IdentityExportFacts {
  const accounts = partial.accounts ?? [identityAccount()]
  const count = (kind: IdentityAccount['kind']) => accounts.filter((one) => one.kind === kind).length
  return { source: 'entra', accounts, groups: [], people: count('human'), services: count('service'), guests: count('guest'), administrators: accounts.filter((one) => one.admin === true).length, newestDate: '2026-11-18', ...partial }
}

/** A store that keeps its records seven years and cannot be shortened. */
export const logStore = (partial: Partial<LogStore> = {}): LogStore => ({ name: 'ridgeline-audit-logs', what: 'bucket', retentionDays: 2_557, forever: false, lock: 'compliance', lockDays: 2_557, versioning: true, mfaDelete: null, validation: null, multiRegion: null, globalEvents: null, organization: null, dataEvents: null, encrypted: true, delivers: null, region: 'us-gov-west-1', logging: null, at: { pointer: '/Rules/0' }, ...partial })
export function logConfigurationFacts(partial: Partial<LogConfigurationFacts> = {}): LogConfigurationFacts {
  const stores = partial.stores ?? [logStore()]
  const days = stores.flatMap(({ retentionDays }) => (retentionDays === null ? [] : [retentionDays]))
  return { sources: ['s3-lifecycle'], stores, shortestDays: days.length === 0 ? null : Math.min(...days), newestDate: null, ...partial }
}

export const screened = (partial: Partial<Screened> = {}): Screened => ({ party: 'Ridgeline Cloud Works LLC', kind: 'company', lists: ['csl', 'sam'], listDate: '2026-11-01', screenedOn: '2026-11-02', result: 'clear', resolution: 'not-needed', resolvedBy: false, at, ...partial })
export function screeningFacts(partial: Partial<ScreeningFacts> = {}): ScreeningFacts {
  const rows = partial.rows ?? [screened()]
  const hits = rows.filter((row) => row.result === 'hit')
  return { rows, companies: rows.filter((row) => row.kind === 'company').length, people: rows.filter((row) => row.kind === 'person').length, lists: ['csl', 'sam'], hits: hits.length, openHits: hits.filter((row) => row.resolution === 'open').length, confirmedHits: hits.filter((row) => row.resolution === 'confirmed').length, oldestListDate: '2026-11-01', newestDate: '2026-11-02', ...partial }
}

export const owner = (partial: Partial<Owner> = {}): Owner => ({ name: 'Person 1', kind: 'person', country: null, foreign: 'no', percent: 100, votingPercent: null, at, ...partial })
export function ownershipFacts(partial: Partial<OwnershipFacts> = {}): OwnershipFacts {
  return { form: 'table', owners: [owner()], total: 100, foreignTotal: 0, sf328: [], newestDate: '2026-06-30', ...partial }
}

export function providerAuthorizationFacts(partial: Partial<ProviderAuthorizationFacts> = {}): ProviderAuthorizationFacts {
  return { form: 'letter', offerings: [{ offering: 'AWS GovCloud (US)', provider: 'Amazon Web Services', fedramp: 'high', impactLevel: 'IL5', authorizedOn: '2016-06-21', expiresOn: null, at: { page: 1 } }], incidentTerms: true, expiresOn: null, newestDate: '2026-05-01', ...partial }
}

export function deniedTestFacts(partial: Partial<DeniedTestFacts> = {}): DeniedTestFacts {
  return { tests: [{ actor: 'test.nonus@ridgeline.example', action: 's3:GetObject', target: 'program bucket', layer: 'identity', result: 'denied', on: '2026-10-02', at }], denied: 1, allowed: 0, newestDate: '2026-10-02', ...partial }
}
