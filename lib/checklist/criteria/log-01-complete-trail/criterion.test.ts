import { describe, expect, it } from 'vitest'
import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, principal, rosterFacts } from '../../testing/facts'
import criterion from './criterion'
import { windowOf } from './sample-checks'

const answers = { trail: 'complete', reads: 'every-store', 'shared-accounts': 'none' }
const sample = (partial: Parameters<typeof cloudTrailFacts>[0]) => ({ cloudtrail: cloudTrailFacts(partial) })

// A cluster's log, which shows access to content; the log of the identity provider does not.
const cluster = (partial: Parameters<typeof auditLogFacts>[0] = {}) => ({ 'audit-log': auditLogFacts({ source: 'kubernetes', format: 'k8s-audit', canShow: ['administration', 'content', 'shell'], dataEvents: 300, ...partial }) })

testCriterion(criterion, {
  pass: [
    { name: 'the log of a cluster', answers, facts: cluster(), says: /300 data events/ },
    { name: 'machine logs, on premises', answers, onPremises: true, facts: cluster({ source: 'linux', format: 'linux-audit' }), says: /covers 10\.9 days/ },
    { name: 'two logs, one of which shows content', answers, facts: { ...sample({}), 'audit-log': auditLogFacts() }, says: /300 data events/ },
    { name: 'callers that were turned away', answers, facts: cluster({ principals: [principal(), principal({ id: 'system:anonymous', kind: 'anonymous' })] }) },
    { name: 'ten complete days with people and data events', answers, facts: sample({}) },
    { name: 'exactly 99% of human events are complete', answers, facts: sample({ humanEvents: 1_000, humanIncomplete: 10 }), says: /99\.0% of the events caused by people/ },
    { name: 'exactly seven days', answers, facts: sample({ firstEvent: '2026-11-10T00:00:00Z', lastEvent: '2026-11-17T00:00:00Z' }), says: /covers 7\.0 days/ },
    { name: 'a hidden actor or two is only listed', answers, facts: sample({ redactedActors: 2 }), says: /info: 2 events in this sample hide who acted/ },
    { name: 'server logs a reviewer accepted, on premises', answers, onPremises: true, evidence: [{ kind: 'audit-log', accepted: true }], says: /A reviewer accepted/ },
    { name: 'sealed emergency accounts', answers: { ...answers, 'shared-accounts': 'emergency-only' }, facts: sample({}) },
  ],
  fail: [
    { name: 'a log that never shows content', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts() }, says: /never show who read an object/ },
    { name: 'a second log that leaves out who acted', answers, facts: { ...sample({}), ...cluster({ humanIncomplete: 10 }) }, says: /75\.0% of the events caused by people/ },
    { name: 'callers without an identity that were let in', outcome: 'partial', answers, facts: cluster({ anonymousSuccesses: 3 }), says: /3 events in this sample come from callers without an identity/ },
    { name: 'other logs without one usable record', answers, facts: cluster({ incomplete: 1_200, humanIncomplete: 40 }), knockOuts: ['KO-5'] },
    { name: 'an account several people use, as the log shows', outcome: 'partial', answers, facts: cluster(), observations: [{ kind: 'audit-log', rule: 'KA-07', severity: 'medium', criterion: 'LOG-01', message: 'kubernetes-admin could be anybody.' }] },
    { name: 'the firm has no trail', answers: { trail: 'none' }, knockOuts: ['KO-5'], says: /cannot produce an audit trail/ },
    { name: 'an empty sample where a trail was claimed', answers, facts: sample({ events: 0, incomplete: 0, humanEvents: 0, dataEvents: 0, readOnlyEvents: 0, principals: [], firstEvent: null, lastEvent: null }), knockOuts: ['KO-5'] },
    { name: 'not one usable record where a partial trail was claimed', answers: { ...answers, trail: 'partly' }, facts: sample({ incomplete: 1_200, humanIncomplete: 40 }), knockOuts: ['KO-5'] },
    { name: 'an export that leaves out who acted says nothing of the log', outcome: 'partial', answers, facts: sample({ incomplete: 1_200, humanEvents: 0, humanIncomplete: 0, notCarried: ['who'] }), says: /does not carry who/ },
    { name: '98.9% complete is partial', outcome: 'partial', answers, facts: sample({ humanEvents: 1_000, humanIncomplete: 11 }), says: /98\.9% of the events caused by people/ },
    { name: 'one in ten human events is incomplete', answers, facts: sample({ humanEvents: 1_000, humanIncomplete: 100 }), says: /90\.0%/ },
    { name: 'a clean second sample does not dilute a broken one', answers, facts: { cloudtrail: [cloudTrailFacts(), cloudTrailFacts({ humanEvents: 100, humanIncomplete: 20 })] } },
    { name: 'service events are incomplete', outcome: 'partial', answers, facts: sample({ incomplete: 200 }), says: /83\.3% of all events/ },
    { name: '6.9 days', outcome: 'partial', answers, facts: sample({ firstEvent: '2026-11-10T00:00:00Z', lastEvent: '2026-11-16T23:59:59Z' }), says: /covers 6\.9 days/ },
    { name: 'only services act', answers, facts: sample({ humanEvents: 0 }), says: /Nobody but services/ },
    { name: 'no data events', outcome: 'partial', answers, facts: sample({ dataEvents: 0 }), says: /cannot answer who read an object/ },
    { name: 'many hidden actors', outcome: 'partial', answers, facts: sample({ redactedActors: 90 }), says: /90 events in this sample hide/ },
    { name: 'a shared name', outcome: 'partial', answers, facts: sample({ principals: [principal({ display: 'devops' })] }), says: /could be several people \(devops\)/ },
    { name: 'callers without identity', outcome: 'partial', answers, facts: sample({ principals: [principal(), principal({ kind: 'anonymous', display: 'anonymous', events: 7 })] }), says: /7 events in this sample come from callers without/ },
    { name: 'a log of reads only', outcome: 'partial', answers, facts: sample({ readOnlyEvents: 1_200 }), says: /reads only/ },
    { name: 'a log that never failed', outcome: 'partial', answers, facts: sample({ events: 6_000, errorEvents: 0, deniedEvents: 0 }), says: /rarely shows/ },
    { name: 'no sample', outcome: 'partial', answers, says: /No log sample has been read/ },
    { name: 'server logs nobody has accepted', outcome: 'partial', answers, onPremises: true, evidence: [{ kind: 'audit-log' }] },
    { name: 'reads are not logged', answers: { ...answers, reads: 'no' }, facts: sample({}), says: /who opened a file/ },
    { name: 'reads are logged for some stores', outcome: 'partial', answers: { ...answers, reads: 'some-stores' }, facts: sample({}) },
    { name: 'a shared account', answers: { ...answers, 'shared-accounts': 'yes' }, facts: sample({}) },
    { name: 'a follow-up left open', outcome: 'partial', answers: { trail: 'complete', reads: 'every-store' }, facts: sample({}), says: /whether accounts are shared/ },
    { name: 'another observation on the trail', answers, facts: sample({}), observations: [{ rule: 'CT-16', severity: 'high', message: 'The same event twice.' }], says: /The same event twice/ },
    { name: 'a shared account on the roster', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts(), roster: rosterFacts() }, observations: [{ rule: 'RO-12', kind: 'roster', severity: 'medium', criterion: 'PER-02', also: ['LOG-01'], message: 'One row is a shared account.' }], says: /shared account/ },
    { name: 'nobody knows', outcome: 'missing', answers: { trail: 'unknown' }, facts: sample({}) },
  ],
})

describe('LOG-01 window', () => {
  it('is zero when a sample holds no time', () => {
    expect(windowOf({ firstEvent: null, lastEvent: null })).toBe(0)
    expect(windowOf({ firstEvent: '2026-11-10T00:00:00Z', lastEvent: 'not a time' })).toBe(0)
  })
})
