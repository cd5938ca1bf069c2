import type { Rule } from '../analyzer'
import type { LogEvent } from '../log-model'
import type { LogRule } from './log-rule'
import { seenIds, type SeenIds } from './seen-ids'

/**
 * The same event does not appear twice. `identity` says what makes two events the same, within what `of` says; null when an
 * event has no id. Returns the rule, the running count, and the ids it has seen.
 */
export function duplicates<E extends LogEvent>(
  rule: Rule,
  identity: (event: E) => string | null,
  writer = 'CloudTrail',
  of: (event: E) => string = () => '',
): { rule: LogRule<E>; count: () => number; seen: SeenIds } {
  const seen = seenIds()
  let count = 0
  return {
    count: () => count,
    seen,
    rule: {
      rule,
      every: true,
      see(event, note) {
        const id = identity(event)
        if (id === null) return
        const isNew = seen.add(id, of(event))
        if (isNew === null) {
          note('unchecked', event.at, () => ({ severity: 'info', message: `Repetitions were looked for among the first ${seen.size().toLocaleString('en-US')} events only.` }))
        } else if (!isNew) {
          count++
          note('repeated', event.at, () => ({
            message: `Events appear more than once with the same id. ${writer} does this rarely; many copies mean that files were merged or edited.`,
            ...(event.id && { observed: event.id }),
            expected: 'each event once',
          }))
        }
      },
    },
  }
}
