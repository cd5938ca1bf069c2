import type { Check, KnockOutHit, Pointer } from '../../criterion'
import type { Joined, JoinStatus } from '../../join'
import { atRule, type LogSample } from '../../log-samples'
import { joinSample } from '../../nameable'
import { placed } from '../../place'
import { atHeader, atRow } from '../../roster-places'
import { isGeneric, type Roster } from './rows'

type Seen = Joined & { at: Pointer[] }

const MOST = 20

/** Everyone who acts in the samples, each with where they act and the row that names them. */
export function reconciled(rosters: Roster[], samples: LogSample[]): Seen[] {
  return samples.flatMap((sample) =>
    joinSample(rosters.map((roster) => roster.facts), sample).map((joined): Seen => {
      const row = joined.found ? atRow(rosters, joined.found) : atHeader(rosters)
      return { ...joined, at: [atRule(sample, 'CT-08', placed(joined.principal.at)), ...row] }
    }),
  )
}

function named(seen: Seen[]): string {
  const names = [...new Set(seen.map(({ principal, near }) => (near ? `${principal.display || principal.id} (looks like ${near.row.ref})` : principal.display || principal.id)))]
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')
}
const places = (seen: Seen[]) => seen.flatMap(({ at }) => at).slice(0, MOST)
const humans = (seen: Seen[]) => seen.filter(({ principal }) => principal.kind === 'human')
const as = (seen: Seen[], ...statuses: JoinStatus[]) => seen.filter(({ status }) => statuses.includes(status))

/** What the log says of the roster (domain.md PER-02, rule CT-08). "Not on the roster" speaks of this sample only. */
export function reconcileChecks(seen: Seen[], samples: LogSample[]): Check[] {
  const checks: Check[] = []
  const add = (outcome: Check['outcome'], found: Seen[], says: string) => {
    if (found.length > 0) checks.push({ outcome, says: `${says}: ${named(found)}.`, at: places(found) })
  }
  add('not-met', as(humans(seen), 'unknown'), 'Someone acts in this sample and is not on the roster')
  add('not-met', as(seen, 'no'), 'Someone acts in this sample who is not a U.S. person on the roster, and no license is named')
  add('not-met', as(seen, 'pending', 'blank'), 'Someone acts in this sample whose verification is not finished')
  add('not-met', as(seen, 'after-removal'), 'Someone acts in this sample after the day their access was removed')
  add('not-met', as(seen, 'before-verification'), 'Someone acted in this sample before the day they were verified')
  add('not-met', as(seen, 'before-grant'), 'Someone acted in this sample before the day access was granted')
  add('unknown', as(seen, 'ambiguous'), 'More than one row of the roster could be this name in the log')
  add('unknown', as(seen, 'unnameable'), 'The roster gives no names of the code host, so these may be people on it or may not')
  add('partial', seen.filter(({ principal, status }) => principal.kind === 'service' && status === 'unknown'), 'A service account acts in this sample and is not on the roster')
  add('unknown', seen.filter(({ principal }) => principal.kind === 'anonymous'), 'Someone without a name acts in this sample')
  add('partial', humans(seen).filter(({ principal }) => [principal.id, principal.display].some(isGeneric)), 'A shared account acts in this sample')
  for (const sample of samples) {
    const { principalsOmitted: omitted, redactedActors: redacted } = sample.facts
    if (omitted > 0) checks.push({ outcome: 'unknown', says: `${omitted} more names in this sample were not compared: the sample names too many.`, at: [sample.at({})] })
    if (redacted > 0) checks.push({ outcome: 'unknown', says: `${redacted} events in this sample hide who acted.`, at: [atRule(sample, 'CT-19')] })
  }
  if (seen.length > 0 && checks.length === 0) checks.push({ outcome: 'met', says: `Every name in this sample is on the roster: ${humans(seen).length} of people, ${seen.length - humans(seen).length} of service accounts.`, at: samples.map((sample) => sample.at({})) })
  if (seen.length === 0) checks.push({ outcome: 'unknown', says: 'Nobody acts in this sample, so the roster is compared with nothing.', at: samples.map((sample) => sample.at({})) })
  return checks
}

/** KO-3 out of the log: a person acts there who is not a verified U.S. person, or whom the roster does not know. */
export function reconcileKnockOuts(seen: Seen[]): KnockOutHit[] {
  const hit = (found: Seen[], because: string): KnockOutHit[] => (found.length === 0 ? [] : [{ id: 'KO-3', because: `${because}: ${named(found)}.`, at: places(found) }])
  return [
    ...hit(as(seen, 'no', 'pending', 'blank'), 'People act in the log whom the roster does not show as verified U.S. persons, and no license is named'),
    ...hit(as(humans(seen), 'unknown'), 'People act in the log whom the roster does not name'),
    ...hit(as(seen, 'after-removal'), 'People act in the log after the day their access was removed'),
  ]
}
