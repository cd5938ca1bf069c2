import type { Rule } from '../analyzer'
import type { LogEvent } from '../log-model'
import type { LogRule } from './log-rule'
import { seenIds } from './seen-ids'

/**
 * The same event does not appear twice. `identity` says what makes two events the same; null when an event has no id.
 * Returns the rule and the running count.
 */
export function duplicates<E extends LogEvent>(rule: Rule, identity: (event: E) => string | null, writer = 'CloudTrail'): { rule: LogRule<E>; count: () => number } {
  const seen = seenIds()
  let count = 0
  return {
    count: () => count,
    rule: {
      rule,
      see(event, note) {
        const id = identity(event)
        if (id === null) return
        const isNew = seen.add(id)
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
