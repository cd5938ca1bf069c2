import type { CloudTrailFacts } from './cloudtrail/facts'
import type { ComplianceProgramFacts } from './compliance-program/facts'
import type { RosterFacts } from './roster/facts'

/** Evidence kinds that an analyzer reads, and what it then knows. A new analyzer adds a line here. */
export type FactsByKind = {
  cloudtrail: CloudTrailFacts
  roster: RosterFacts
  'compliance-program': ComplianceProgramFacts
}
export type FactKind = keyof FactsByKind
