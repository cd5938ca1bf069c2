import type { Rule } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import type { AuditLogFacts } from '../audit-log-facts'
import { changes, type Effect } from './changes'
import { completeness } from './completeness'
import { duplicates } from './duplicates'
import type { LogRule } from './log-rule'
import { redactedActors } from './people'
import { contentEvents, sampleSize } from './sample-limits'
import { silence } from './silence'

/** A rule over events of an audit log. `amend` corrects counts that only the whole log tells, before any rule finishes. */
export type AuditRule = LogRule<AuditEvent, AuditLogFacts> & { amend?: (facts: AuditLogFacts) => AuditLogFacts }

const common = {
  complete: { id: 'LG-01', title: 'Events say who, what, when, from where', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md 5.1; NIST SP 800-171 r2 3.3.1 and 3.3.2' },
  gaps: { id: 'LG-02', title: 'The log has no gaps', severity: 'medium', criterion: 'LOG-04', also: ['LOG-02'], basis: 'domain.md LOG-04; NIST SP 800-171 r2 3.3.7' },
  twice: { id: 'LG-03', title: 'Each event appears once', severity: 'low', criterion: 'LOG-02', also: ['LOG-01'], basis: 'domain.md 5.2, CT-16' },
  content: { id: 'LG-04', title: 'Access to content is recorded', severity: 'medium', criterion: 'LOG-04', also: ['LOG-01'], basis: 'domain.md LOG-01 and 5.4; NIST SP 800-171 r2 3.3.1' },
  sample: { id: 'LG-05', title: 'The sample is long and varied enough', severity: 'low', criterion: 'LOG-01', also: ['LOG-04'], basis: 'domain.md LOG-01' },
  redacted: { id: 'LG-06', title: 'Actors are not blacked out', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md LOG-01; NIST SP 800-171 r2 3.3.2' },
} satisfies Record<string, Rule>

/**
 * The rules of every audit log, LG-01 to LG-06. Those that only some logs can answer stand beside this file, and an
 * analyzer adds them under an id of its own: region, address, sign-ins, people, changes.
 * @param turnOn how access to content is recorded; null where this format never shows content, so that silence says nothing
 */
export function commonRules(writer: string, turnOn: string | null): { rules: AuditRule[]; duplicates: () => number } {
  const twice = duplicates<AuditEvent>(common.twice, (event) => (event.id === null ? null : `${event.id} ${event.account ?? ''} ${event.time ?? ''}`), writer)
  return {
    rules: [
      completeness(common.complete),
      silence(common.gaps),
      twice.rule,
      ...(turnOn === null ? [] : [contentEvents(common.content, turnOn)]),
      sampleSize(common.sample),
      redactedActors(common.redacted),
    ],
    duplicates: twice.count,
  }
}

const nothing: readonly Effect[] = []

/** The changes of events that fall under this rule, as `event.changes` tells. */
export const changeRule = (rule: Rule): AuditRule =>
  changes(rule, (event: AuditEvent) => (event.changes.length === 0 ? nothing : event.changes.filter((change) => change.rule === rule.id)))
