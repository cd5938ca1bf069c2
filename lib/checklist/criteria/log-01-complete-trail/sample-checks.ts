import type { LogFacts } from '../../../analyzers/log-facts'
import type { Check } from '../../criterion'
import { figure } from '../../figure'
import { atRule, couldShow, isCloudTrail, type LogSample } from '../../log-samples'
import { placed } from '../../place'

/** Least share of records in which who, what, when and from where are all present (domain.md section 4, LOG-01). */
export const COMPLETE = 0.99
/** Below this share the log is broken rather than imperfect: ours, so that one bad service is not a failure. */
const BROKEN = 0.95
/** Least length of a sample in days (domain.md section 4, LOG-01). */
export const WINDOW_DAYS = 7
/** Events above which a log without a single error is unlikely to be raw (domain.md 5.2, CT-18). */
const TOO_CLEAN = 5_000
const DAY = 86_400_000

/** Names that several people could act under, so that nobody can be held to what was done. */
const shared = /^(admin|administrator|devops|ops|shared|team|deploy|support|root|ec2-user|ubuntu|user)\b/i

/** Length of a sample in days, 0 when it holds no dated event. */
export function windowOf({ firstEvent, lastEvent }: Pick<LogFacts, 'firstEvent' | 'lastEvent'>): number {
  if (!firstEvent || !lastEvent) return 0
  const days = (Date.parse(lastEvent) - Date.parse(firstEvent)) / DAY
  return Number.isFinite(days) && days > 0 ? days : 0
}

/** True when at least one record of the sample says who did what, when and from where. */
export const isUsable = ({ events, incomplete }: Pick<LogFacts, 'events' | 'incomplete'>) => events > incomplete

/** Which of who, what, when and from where an export left out, so that no event in it can be complete. That says nothing of the log. */
export const leftOut = ({ notCarried = [] }: Pick<LogFacts, 'notCarried'>): string[] => ['who', 'what', 'when', 'from where'].filter((one) => notCarried.includes(one))

/** What every sample shows by itself. Each one must be complete: a second sample cannot dilute the first. */
export function sampleChecks(sample: LogSample): Check[] {
  const { facts } = sample
  const at = [atRule(sample, 'CT-01')]
  const checks: Check[] = []
  const lacking = leftOut(facts)
  if (lacking.length > 0) checks.push({ outcome: 'unknown', says: `The export of this sample does not carry ${lacking.join(' and ')}, so it cannot show whether the log does. Ask for the log as it was delivered.`, at: [atRule(sample, 'CT-22')] })
  else if (facts.humanEvents > 0) checks.push(completeness('of the events caused by people', facts.humanEvents, facts.humanIncomplete, at))
  if (facts.events > 0 && lacking.length === 0) {
    const all = completeness('of all events', facts.events, facts.incomplete, at)
    checks.push(all.outcome === 'not-met' ? { ...all, outcome: 'partial' } : all)
  }
  checks.push(...attributionChecks(sample))
  if (facts.events > 0 && facts.readOnlyEvents === facts.events && couldShow(sample, 'administration')) {
    checks.push({ outcome: 'unknown', says: 'This sample holds reads only. Ask for a log that was not filtered.', at: [atRule(sample, 'CT-18')] })
  }
  // Only of CloudTrail: logs of other products often leave failures out.
  if (isCloudTrail(sample) && facts.events > TOO_CLEAN && facts.errorEvents === 0 && facts.deniedEvents === 0) {
    checks.push({ outcome: 'unknown', says: `Not one of ${facts.events.toLocaleString('en-US')} events failed or was denied, which a raw log rarely shows. Ask for the files as delivered.`, at: [atRule(sample, 'CT-18')] })
  }
  return checks
}

function completeness(of: string, events: number, incomplete: number, at: Check['at']): Check {
  const share = (events - incomplete) / events
  const percent = figure(share * 100, 1)
  const says = `${percent}% ${of} in this sample say who, what, when and from where (${incomplete.toLocaleString('en-US')} of ${events.toLocaleString('en-US')} do not; ${COMPLETE * 100}% are needed).`
  return { outcome: share >= COMPLETE ? 'met' : share >= BROKEN ? 'partial' : 'not-met', says, at }
}

function attributionChecks(sample: LogSample): Check[] {
  const { facts } = sample
  const checks: Check[] = []
  if (facts.redactedActors > 0) {
    const few = facts.redactedActors <= facts.events * (1 - COMPLETE)
    checks.push({ outcome: few ? 'info' : 'partial', says: `${facts.redactedActors.toLocaleString('en-US')} events in this sample hide who acted.`, at: [atRule(sample, 'CT-19')] })
  }
  const several = facts.principals.filter((who) => who.kind === 'human' && shared.test(who.display))
  const first = several[0]
  if (first) {
    checks.push({ outcome: 'partial', says: `${several.length} ${several.length === 1 ? 'name' : 'names'} in this sample could be several people (${several.slice(0, 3).map((who) => who.display).join(', ')}).`, at: [atRule(sample, 'CT-01', placed(first.at))] })
  }
  const nobody = facts.principals.filter((who) => who.kind === 'anonymous')
  // Other logs record callers that were turned away as well; only those let in count against them.
  const events = isCloudTrail(sample) ? nobody.reduce((sum, who) => sum + who.events, 0) : sample.facts.anonymousSuccesses
  if (events > 0) checks.push({ outcome: 'partial', says: `${events.toLocaleString('en-US')} events in this sample come from callers without an identity.`, at: [atRule(sample, 'CT-01', placed(nobody[0]?.at ?? null))] })
  return checks
}

/** What one sample among those given must show: seven days, a person at work, and access to data. */
export function coverageChecks(samples: LogSample[]): Check[] {
  const at = (rule: string) => samples.map((sample) => atRule(sample, rule))
  const telling = samples.filter((sample) => couldShow(sample, 'content'))
  const longest = Math.max(...samples.map((sample) => windowOf(sample.facts)))
  const people = samples.some((sample) => sample.facts.humanEvents > 0)
  const data = samples.reduce((sum, sample) => sum + sample.facts.dataEvents, 0)
  return [
    {
      outcome: longest >= WINDOW_DAYS ? 'met' : 'partial',
      says: `The longest sample covers ${figure(longest, 1)} days; ${WINDOW_DAYS} in a row are needed.`,
      at: at('CT-18'),
    },
    people
      ? { outcome: 'met', says: 'People are seen at work in the sample.', at: at('CT-18') }
      : samples.some(({ facts }) => leftOut(facts).includes('who'))
      ? { outcome: 'unknown', says: 'The export does not carry who acted, so whether people are named cannot be told from it.', at: at('CT-22') }
      : { outcome: 'not-met', says: 'Nobody but services acts in this sample, so it cannot show that a person would be named.', at: at('CT-18') },
    telling.length === 0
      ? { outcome: 'unknown', says: 'Logs of this format never show who read an object. Ask for the log of the place where the data lies.', at: at('CT-17') }
      : data > 0
      ? { outcome: 'met', says: `${data.toLocaleString('en-US')} data events: the sample can answer who read an object.`, at: at('CT-17') }
      : { outcome: 'unknown', says: 'This sample holds no data events, so it cannot answer who read an object.', at: at('CT-17') },
  ]
}
