import type { Rule } from '../analyzer'
import type { LogRule } from './log-rule'

/** The log has no silence longer than max(6 h, 10 times the median distance); order of records proves nothing (domain.md 5.2). */
export function silence(rule: Rule): LogRule {
  return {
    rule,
    finish(facts, note) {
      for (const { from, to, hours } of facts.gaps) {
        note(`${from}`, {}, () => ({
          severity: hours >= 24 ? rule.severity : 'low',
          message: `No event for ${hours} hours, from ${from} to ${to}.`,
          observed: `${hours} hours`,
          expected: 'events all the time, or digests that prove the silence',
          confidence: 'medium',
        }))
      }
    },
  }
}
