import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, digestFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const answers = {
  coverage: 'yes',
  logged: ['management', 'data', 'identity', 'git', 'pipeline'],
  'not-used': ['kubernetes'],
  alarm: 'alerted',
  clock: 'one',
}
const sample = (partial: Parameters<typeof cloudTrailFacts>[0]) => ({ cloudtrail: cloudTrailFacts(partial) })
const gap = { from: '2026-11-14T02:00:00Z', to: '2026-11-14T11:30:00Z', hours: 9.5 }
const digests = (partial: Parameters<typeof digestFacts>[0] = {}) => ({ ...sample({ gaps: [gap] }), 'cloudtrail-digest': digestFacts(partial) })
const log = { object: 'a', sha256: 'b7'.repeat(32), account: '111122223333', region: 'us-gov-west-1', first: '2026-11-14T05:00:00Z', last: '2026-11-14T05:10:00Z', signed: true, status: 'not-supplied' as const }

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const trail = (partial: object = {}) => code({ logging: [{ address: 't', kind: 'trail' as const, multiRegion: 'yes' as const, globalEvents: 'yes' as const, validation: 'yes' as const, encrypted: 'yes' as const, dataEvents: 'yes' as const, organization: 'no' as const, enabled: 'yes' as const, at, ...partial }] })

const cluster = (partial: Parameters<typeof auditLogFacts>[0] = {}) => ({ 'audit-log': auditLogFacts({ source: 'kubernetes', format: 'k8s-audit', canShow: ['administration', 'content', 'shell'], dataEvents: 300, ...partial }) })

type Moments = ReturnType<typeof auditLogFacts>['moments']
const moment = (side: Moments[number]['side'], time: string, link = 'run 123456789'): Moments[number] => ({ link, side, time, at: { line: 1 } })
/** A log of sign-ins or runs, and a trail, with what each records of the same acts. */
const both = (causes: Moments, effects: Moments, more: object = {}) => ({ cloudtrail: cloudTrailFacts({ moments: effects }), 'audit-log': auditLogFacts({ canShow: ['content'], moments: causes, ...more }) })
const dana = 'person dana@ridgeline.example 203.0.113.5'

testCriterion(criterion, {
  pass: [
    { name: 'a run before what it does', answers, facts: both([moment('cause', '2026-11-14T10:00:00Z')], [moment('effect', '2026-11-14T10:00:40Z')]), says: /met: One act is in two logs, and their times agree/ },
    { name: 'a minute within what logs can differ', answers, facts: both([moment('cause', '2026-11-14T10:01:00Z')], [moment('effect', '2026-11-14T10:00:00Z')]), says: /times agree/ },
    { name: 'acts of other names', answers, facts: both([moment('cause', '2026-11-14T11:00:00Z', 'run 999999999')], [moment('effect', '2026-11-14T10:00:00Z')]), says: /info: No act is in two of the logs/ },
    { name: 'a person who signed in twice', answers, facts: both([moment('cause', '2026-11-14T09:58:00Z', dana), moment('cause', '2026-11-14T10:05:00Z', dana)], [moment('effect', '2026-11-14T10:00:00Z', dana)]), says: /No act is in two/ },
    { name: 'a sign-in that may be before the sample', answers, facts: both([moment('cause', '2026-11-14T10:05:00Z', dana)], [moment('effect', '2026-11-14T10:00:00Z', dana)], { firstEvent: '2026-11-14T09:50:00Z' }), says: /No act is in two/ },
    { name: 'the log of a cluster without silence', answers, facts: cluster(), says: /No unusual silence/ },
    { name: 'a source said to be logged of which no sample was given', answers, facts: sample({}), says: /No sample was given of: sign-in and identity provider; source code host; build/ },
    { name: 'logs of other days', answers, facts: { ...sample({}), ...cluster({ firstEvent: '2026-09-01T00:00:00Z', lastEvent: '2026-09-10T00:00:00Z' }) }, says: /of other days than the other logs/ },
    { name: 'a log of Azure without silence', answers, facts: cluster({ source: 'azure', format: 'azure-activity' }) },
    { name: 'a trail in code that covers all', answers, facts: { ...sample({}), ...trail() }, says: /records all regions and global services: t/ },
    { name: 'every source logged, no silence, one clock', answers, facts: sample({}), says: /No unusual silence/ },
    { name: 'a failed attempt to stop logging is only listed', answers, facts: sample({ loggingChanges: { StopLogging: 0 } }), says: /info: StopLogging was tried/ },
    { name: 'a silence that signed digests prove to be empty', answers, facts: digests(), says: /prove that nothing was logged during 1 silence/ },
    { name: 'server logs a reviewer accepted, on premises', answers, onPremises: true, evidence: [{ kind: 'audit-log', accepted: true }] },
  ],
  fail: [
    { name: 'a run after what it does', outcome: 'partial', answers, facts: both([moment('cause', '2026-11-14T10:02:05Z')], [moment('effect', '2026-11-14T10:00:00Z')]), says: /The clocks of .* disagree by 125 s: .* All systems are said to share one clock/ },
    { name: 'a person who is in before the sign-in', outcome: 'partial', answers, facts: both([moment('cause', '2026-11-14T10:05:00Z', dana)], [moment('effect', '2026-11-14T10:00:00Z', dana)]), says: /disagree by 300 s/ },
    { name: 'twins at two times', outcome: 'partial', answers, facts: both([moment('twin', '2026-11-14T10:05:00Z', 'shared a')], [moment('twin', '2026-11-14T10:00:00Z', 'shared a')]), says: /disagree by 300 s: they give different times for one act/ },
    { name: 'a silence of a machine', outcome: 'partial', answers, facts: cluster({ gaps: [gap] }), says: /Say why nothing was written then/ },
    { name: 'digests of CloudTrail prove nothing of another log', outcome: 'partial', answers, facts: { ...digests(), ...cluster({ gaps: [gap] }) }, says: /1 unusual silence/ },
    { name: 'somebody cleared a log of Windows', answers, facts: cluster({ source: 'windows', format: 'windows-security' }), observations: [{ kind: 'audit-log', rule: 'WS-01', severity: 'high', criterion: 'LOG-04', message: 'The security log was cleared.' }], says: /was cleared/ },
    { name: 'data said to be logged, by logs that cannot show it', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts() }, says: /never show who read an object/ },
    { name: 'data access claimed and not recorded in code', outcome: 'partial', answers, facts: { ...sample({}), ...trail({ dataEvents: 'no' }) }, says: /no trail in the plan given records it/ },
    { name: 'a trail that code does not resolve', outcome: 'partial', answers, facts: { ...sample({}), ...trail({ multiRegion: 'unknown' }) }, says: /does not resolve what is recorded/ },
    { name: 'no coverage', answers: { coverage: 'no' }, says: /do not cover/ },
    { name: 'some systems missing', outcome: 'partial', answers: { ...answers, coverage: 'partly' }, facts: sample({}) },
    { name: 'logging was stopped', answers, facts: sample({ loggingChanges: { StopLogging: 1 } }), says: /StopLogging succeeded once/ },
    { name: 'a trail was deleted though the claim is modest', answers: { ...answers, coverage: 'partly' }, facts: sample({ loggingChanges: { DeleteTrail: 2 } }), says: /DeleteTrail succeeded 2 times/ },
    { name: 'event selectors were changed', outcome: 'partial', answers, facts: sample({ loggingChanges: { PutEventSelectors: 1 } }), says: /PutEventSelectors succeeded once/ },
    { name: 'a silence of 9.5 hours', outcome: 'partial', answers, facts: sample({ gaps: [gap] }), says: /the longest of 9\.5 hours/ },
    { name: 'a silence in which a digest lists a log', outcome: 'partial', answers, facts: digests({ listed: [log] }), says: /unusual silence/ },
    { name: 'a silence that unsigned digests cover', outcome: 'partial', answers, facts: digests({ chains: digestFacts().chains.map((chain) => ({ ...chain, verdict: 'hash-only' })) }), says: /unusual silence/ },
    { name: 'a silence in another region than the digests', outcome: 'partial', answers, facts: digests({ chains: digestFacts().chains.map((chain) => ({ ...chain, region: 'us-gov-east-1' })) }), says: /unusual silence/ },
    { name: 'data events claimed and not in the sample', outcome: 'partial', answers, facts: sample({ dataEvents: 0 }), says: /said to be recorded, and this sample holds none/ },
    { name: 'an empty sample', outcome: 'partial', answers, facts: sample({ events: 0 }), says: /gaps cannot be told/ },
    { name: 'no sample', outcome: 'partial', answers, says: /No log sample has been read/ },
    { name: 'pipeline without a log', outcome: 'partial', answers: { ...answers, logged: ['management', 'data', 'identity', 'git'] }, facts: sample({}), says: /No log is kept for: build and deployment/ },
    { name: 'logged and absent at once', outcome: 'partial', answers: { ...answers, 'not-used': ['kubernetes', 'git'] }, facts: sample({}), says: /contradict each other/ },
    { name: 'sources unsaid', outcome: 'partial', answers: { coverage: 'yes', alarm: 'alerted', clock: 'one' }, facts: sample({}), says: /which systems write logs/ },
    { name: 'noticed at review', outcome: 'partial', answers: { ...answers, alarm: 'reviewed' }, facts: sample({}) },
    { name: 'unnoticed', answers: { ...answers, alarm: 'unnoticed' }, facts: sample({}) },
    { name: 'some clocks', outcome: 'partial', answers: { ...answers, clock: 'some' }, facts: sample({}) },
    { name: 'no common clock', answers: { ...answers, clock: 'no' }, facts: sample({}) },
    { name: 'events from the future', answers, facts: sample({}), observations: [{ rule: 'CT-99', severity: 'high', message: 'Events lie in the future.' }], says: /in the future/ },
    { name: 'nobody knows', outcome: 'missing', answers: { coverage: 'unknown' } },
  ],
})
