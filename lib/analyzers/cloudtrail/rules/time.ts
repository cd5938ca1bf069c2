import type { Rule } from '../../analyzer'
import { isoOf } from '../../log-model'
import { duplicates } from '../../log-rules/duplicates'
import { silence } from '../../log-rules/silence'
import type { TrailEvent } from '../event'
import type { TrailRule } from './rule'

const timeRule: Rule = {
  id: 'CT-15', title: 'The log has no gaps or impossible times', severity: 'medium', criterion: 'LOG-04', also: ['LOG-02'], basis: 'domain.md 5.2, CT-15; NIST SP 800-171 r2 3.3.7',
}
const twiceRule: Rule = {
  id: 'CT-16', title: 'Each event appears once', severity: 'low', criterion: 'LOG-02', also: ['LOG-01'], basis: 'domain.md 5.2, CT-16',
}

const launch = Date.UTC(2013, 10, 1)
/** Years well before which a version of the record format cannot have been written: generous, so that a hit means something. */
const versionYears: Record<string, number> = { '1.08': 2020, '1.09': 2022, '1.10': 2023, '1.11': 2024 }

const formatYear = (version: string | null) => Date.UTC(versionYears[version ?? ''] ?? 2013, 0, 1)

/** The time from which on CT-15 finds nothing wrong with the time of an event of this version. */
export const believable = (version: string | null): number => Math.max(launch, formatYear(version))

/** CT-15: silences, and events dated before CloudTrail or their own record format existed. Order of records is not looked at. */
export const time = (): TrailRule => {
  const gaps = silence(timeRule)
  return {
    rule: timeRule,
    every: true,
    see(event, note) {
      if (event.time === null) return
      const since = event.time < launch ? launch : formatYear(event.version)
      if (event.time >= since) return
      const older = event.time < launch ? 'CloudTrail' : `record format ${event.version}`
      note(older, event.at, () => ({
        severity: 'high',
        criterion: 'LOG-02',
        also: ['LOG-04'],
        message: `Events are dated before ${older} existed: the time or the record was altered.`,
        observed: isoOf(event.time ?? 0),
        expected: `not before ${isoOf(since).slice(0, 10)}`,
        confidence: 'medium',
      }))
    },
    finish: (facts, note) => gaps.finish?.(facts, note),
  }
}

/** CT-16: the same eventID twice for one account. Twins that share a sharedEventID across accounts have ids of their own. */
export const repeated = () => duplicates<TrailEvent>(twiceRule, (event) => event.id, 'CloudTrail', (event) => event.account ?? '')
