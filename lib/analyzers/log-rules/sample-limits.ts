import type { Rule } from '../analyzer'
import { counted, type LogRule } from './log-rule'

const day = 86_400_000

/** Reads of content are in the sample, else nobody can say who opened an object. Absent from this sample is not absent. */
export function contentEvents(rule: Rule, how: string): LogRule {
  return {
    rule,
    finish(facts, note) {
      if (facts.events === 0 || facts.dataEvents > 0) return
      note('none', {}, () => ({
        message: `No event shows access to content, so this sample cannot say who opened an object. Absent from this sample is not absent from the system: ${how}`,
        observed: `0 of ${counted(facts.events, 'event')}`,
        expected: 'events of access to content',
      }))
    },
  }
}

/**
 * The sample is long, large and varied enough to show how people work (domain.md section 4, LOG-01: at least 7 days and
 * one human session). Absent from this sample is not absent from the system: each finding asks for more, none accuses.
 */
export function sampleSize(rule: Rule): LogRule {
  return {
    rule,
    finish(facts, note) {
      if (facts.events === 0) return
      const limit = (cause: string, when: boolean, message: string, observed: string, expected: string) => {
        if (when) note(cause, {}, () => ({ message: `${message} Absent from this sample is not absent from the system.`, observed, expected }))
      }
      const span = facts.firstEvent && facts.lastEvent ? (Date.parse(facts.lastEvent) - Date.parse(facts.firstEvent)) / day : 0
      limit('short', span < 7, 'The sample covers less than 7 days.', `${span.toFixed(1)} days`, 'at least 7 days without a break')
      limit('small', facts.events < 100, 'The sample holds fewer than 100 events.', counted(facts.events, 'event'), 'all events of the window')
      limit('no people', facts.humanEvents === 0, 'No person acts in the sample.', '0 events of people', 'at least one session of a person')
      limit('reading only', facts.readOnlyEvents === facts.events, 'Every event only reads: changes may have been filtered out.', 'readOnly in all events', 'reads and changes')
      limit('services only', facts.serviceEvents === facts.events, 'Every event is of the provider’s own services.', 'service events only', 'events of people and of own services')
      limit('too clean', facts.events > 5_000 && facts.errorEvents === 0, 'Not one call failed in more than 5,000 events: real logs have errors, so ask for the raw files.', '0 errors', 'some failed calls')
    },
  }
}
