import type { Rule } from '../analyzer'
import { byHuman, missingIn, type LogEvent } from '../log-model'
import type { LogRule } from './log-rule'

const words: Record<string, string> = {
  who: 'who acted',
  what: 'what was done',
  when: 'when it happened',
  'from where': 'where it came from',
}

/** Every event tells who, what, when and from where (NIST SP 800-171 r2 3.3.1 and 3.3.2; domain.md 5.1). */
export function completeness(rule: Rule): LogRule {
  return {
    rule,
    see(event, note) {
      const missing = missingIn(event)
      if (missing.length === 0) return
      const actor = byHuman(event) ? 'person' : event.actor?.kind === 'anonymous' || !event.actor ? 'nobody' : 'service'
      note(`${actor}|${missing.join()}`, event.at, () => ({
        severity: actor === 'service' ? 'low' : rule.severity,
        message: `${actor === 'person' ? 'Events of people do' : actor === 'nobody' ? 'Events without a known actor do' : 'Events of services do'} not say ${listed(missing.map((key) => words[key] as string))}.`,
        observed: observed(event),
        expected: 'who, what, when and from where in every event',
      }))
    },
  }
}

const listed = (parts: string[]) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`)
const observed = ({ service, action, source, ip }: LogEvent) =>
  `${service ?? 'no service'} ${action ?? 'no action'}, from ${source === 'invalid' ? `"${(ip ?? '').slice(0, 60)}", which is no address` : (ip ?? 'nowhere')}`
