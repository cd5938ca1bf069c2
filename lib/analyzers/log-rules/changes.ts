import type { Rule, Severity } from '../analyzer'
import type { LogEvent } from '../log-model'
import { actorName, howItEnded, type LogRule } from './log-rule'

/** What a change means when it succeeds. */
export type Effect = {
  severity: Severity
  /** Severity of an attempt that did not succeed; low when left out. */
  attempt?: Severity
  /** To follow a name: "took away a second factor". */
  what: string
  /** To follow the name of an attempted action: "for account 444455556666". */
  target?: string
  criterion?: string
  also?: string[]
  observed?: string
  expected?: string
}

/**
 * Changes that a reviewer has to hear of: tampering with logs, sharing, weaker identity, rights, keys. The provider says
 * which event has which effects; an attempt that did not succeed weighs less and is told as one.
 */
export function changes<E extends LogEvent>(rule: Rule, effectsOf: (event: E) => readonly Effect[]): LogRule<E> {
  return {
    rule,
    see(event, note) {
      for (const effect of effectsOf(event)) {
        const done = event.outcome === 'success'
        note(`${event.action}|${effect.target ?? event.actor?.id}|${event.outcome}|${effect.severity}|${effect.what}`, event.at, () => ({
          severity: done ? effect.severity : (effect.attempt ?? 'low'),
          ...(effect.criterion !== undefined && { criterion: effect.criterion }),
          ...(effect.also && { also: effect.also }),
          message: done ? `${actorName(event)} ${effect.what} (${event.action}).` : `${actorName(event)} tried ${event.action}${effect.target ? ` for ${effect.target}` : ''}${howItEnded(event)}.`,
          observed: effect.observed ?? `${event.service} ${event.action}`,
          expected: effect.expected ?? 'a change on record',
        }))
      }
    },
  }
}
