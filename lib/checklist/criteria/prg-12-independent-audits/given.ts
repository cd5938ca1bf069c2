import type { AuditReportFacts } from '../../../analyzers/audit-report-facts'
import type { Given, ReadEvidence } from '../../criterion'

/** What PRG-12 looks at: reports, and the logs that show which accounts there are. */
export type Mine = Given<'audit-report' | 'cloudtrail' | 'audit-log'>
export type Report = ReadEvidence<AuditReportFacts>
