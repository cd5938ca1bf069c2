import type { LogRule } from '../../log-rules/log-rule'
import type { CloudTrailFacts } from '../facts'
import type { TrailEvent } from '../event'

/** A rule over CloudTrail events. */
export type TrailRule = LogRule<TrailEvent, CloudTrailFacts>

/** Keys of a table written as "iam: CreateUser DeleteUser; s3: ..." */
export function calls(table: string): Set<string> {
  const keys = table
    .split(';')
    .map((part) => part.split(':'))
    .flatMap(([service, names]) => (names ?? '').trim().split(/\s+/).map((name) => `${(service ?? '').trim()}.amazonaws.com ${name}`))
  return new Set(keys)
}
