import type { z } from 'zod'
import { AuditLogFacts } from './audit-log-facts'
import { AuditReportFacts } from './audit-report-facts'
import { CloudTrailFacts } from './cloudtrail/facts'
import { CloudTrailDigestFacts } from './cloudtrail-digest/facts'
import { ComplianceProgramFacts } from './compliance-program/facts'
import { RosterFacts } from './roster/facts'

/** Evidence kinds that an analyzer reads, and what it then knows. A new analyzer adds a line here. */
export type FactsByKind = {
  cloudtrail: CloudTrailFacts
  'cloudtrail-digest': CloudTrailDigestFacts
  'audit-log': AuditLogFacts
  roster: RosterFacts
  'compliance-program': ComplianceProgramFacts
  'audit-report': AuditReportFacts
}
export type FactKind = keyof FactsByKind

/** The schema of each kind's facts. Stored facts are parsed by it again before they are judged. */
export const factSchemas: { [K in FactKind]: z.ZodType<FactsByKind[K]> } = {
  cloudtrail: CloudTrailFacts,
  'cloudtrail-digest': CloudTrailDigestFacts,
  'audit-log': AuditLogFacts,
  roster: RosterFacts,
  'compliance-program': ComplianceProgramFacts,
  'audit-report': AuditReportFacts,
}
export const isFactKind = (kind: string): kind is FactKind => Object.hasOwn(factSchemas, kind)
