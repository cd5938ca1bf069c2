import type { AuditLogFacts } from '../../analyzers/audit-log-facts'
import { cloudTrailFacts } from './facts'

/** A quiet ten-day log of an identity provider in a government cloud: one person, a hardware key at every sign-in. */
export function auditLogFacts(partial: Partial<AuditLogFacts> = {}): AuditLogFacts {
  const { partitions: _p, accountsInNames: _a, insightEvents: _i, ...common } = cloudTrailFacts()
  return {
    ...common,
    source: 'okta',
    format: 'okta-system-log',
    regions: {},
    regionClasses: { government: [], other: [], invented: [] },
    dataEvents: 0,
    consoleSignIns: { withMfa: 40, withoutMfa: 0, federated: 0, failed: 0 },
    tls: { weak: 0, fipsHost: 0, plainHost: 0, unknown: 1_200 },
    canShow: ['sign-in', 'administration', 'factor'],
    logTypes: {},
    cloud: 'government',
    hosts: { 'ridgeline.okta-gov.com': 1_200 },
    conditionalRegions: [],
    statedCountries: { US: 40 },
    countryConflicts: 0,
    factors: { hardware: 40, phishingResistant: 0, app: 0, sms: 0, none: 0, unknown: 0 },
    factorNames: { FIDO_WEBAUTHN: 40 },
    signIns: { interactive: 40, nonInteractive: 0, service: 0, failed: 0 },
    weakSignIns: {},
    riskySignIns: 0,
    policyRefusals: 2,
    reportOnlyRefusals: 0,
    guestEvents: 0,
    guests: 0,
    anonymousSuccesses: 0,
    providerStaffEvents: 0,
    sharedAccounts: [],
    privilegeGrants: {},
    credentials: {},
    fenceChanges: {},
    onlyRefused: [],
    images: [],
    details: {},
    ...partial,
  }
}
