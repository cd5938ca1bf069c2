import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, principal, rosterFacts, rosterRow } from '../../testing/facts'
import criterion from './criterion'

const clean = { expected: 'clean' }
const explained = { expected: 'explained', explanations: [{ rule: 'ct-13', reason: 'A login profile for a new employee', record: 'OPS-311' }] }
const facts = { cloudtrail: cloudTrailFacts() }
const critical = { rule: 'CT-09', severity: 'critical' as const, criterion: 'LOG-04', message: 'StopLogging succeeded.' }
const high = { rule: 'CT-04', severity: 'high' as const, criterion: 'IAM-02', message: 'The root user signed in.' }
const medium = { rule: 'CT-13', severity: 'medium' as const, criterion: 'IAM-01', message: 'A login profile was made.' }


testCriterion(criterion, {
  pass: [
    { name: 'nothing stands out at the identity provider', answers: clean, facts: { 'audit-log': auditLogFacts() } },
    { name: 'a stranger who was only refused', answers: clean, facts: { 'audit-log': auditLogFacts({ principals: [principal(), principal({ id: 'admin', display: 'admin' })], onlyRefused: ['admin'] }), roster: rosterFacts() } },
    { name: 'quality of another log is judged elsewhere', answers: clean, facts: { 'audit-log': auditLogFacts({ source: 'linux', format: 'linux-audit' }) }, observations: [{ kind: 'audit-log', rule: 'LG-02', severity: 'medium', criterion: 'LOG-04', message: 'Silent for 9 hours.' }] },
    { name: 'nothing stands out', answers: clean, facts },
    { name: 'everyone in the log is on the roster', answers: clean, facts: { ...facts, roster: rosterFacts() } },
    { name: 'a medium event that was explained', answers: explained, facts, observations: [medium], says: /info: A login profile was made. The firm has explained it/ },
    { name: 'a low event is not conduct to explain', answers: clean, facts, observations: [{ ...medium, severity: 'low' }] },
    { name: 'quality of the sample is judged elsewhere', answers: clean, facts, observations: [{ ...high, rule: 'CT-15', criterion: 'LOG-04' }] },
    { name: 'server logs a reviewer accepted, on premises', answers: clean, onPremises: true, evidence: [{ kind: 'audit-log', accepted: true }] },
  ],
  fail: [
    { name: 'a stranger in the log of the identity provider', outcome: 'partial', answers: clean, facts: { 'audit-log': auditLogFacts({ principals: [principal({ id: 'm.vance@ridgeline.example', display: 'm.vance@ridgeline.example' })] }), roster: rosterFacts() }, knockOuts: ['KO-9'], says: /m\.vance@ridgeline\.example is not on the roster/ },
    { name: 'one log is quiet and the other is not', answers: clean, facts: { ...facts, 'audit-log': auditLogFacts({ source: 'windows', format: 'windows-security' }) }, observations: [{ kind: 'audit-log', rule: 'WS-01', severity: 'critical', criterion: 'LOG-04', message: 'The security log was cleared.' }], knockOuts: ['KO-9'] },
    { name: 'logging was stopped though nothing was to explain', answers: clean, facts, observations: [critical], knockOuts: ['KO-9'], says: /signed that nothing/ },
    { name: 'a critical event, explained: a reviewer must decide', answers: { expected: 'explained', explanations: [{ rule: 'CT-09', reason: 'Trail replaced' }] }, facts, observations: [critical], says: /a reviewer decides/ },
    { name: 'a high event contradicts a clean statement', outcome: 'partial', answers: clean, facts, observations: [high], knockOuts: ['KO-9'] },
    { name: 'a high event, openly explained', outcome: 'partial', answers: { expected: 'explained', explanations: [{ rule: 'CT-04', reason: 'Recovery test' }] }, facts, observations: [high] },
    { name: 'a medium event nobody explained', outcome: 'partial', answers: clean, facts, observations: [medium], says: /has not explained it/ },
    {
      name: 'somebody is not on the roster',
      outcome: 'partial',
      answers: { expected: 'some', explanations: [{ rule: 'CT-08', reason: 'Under review' }] },
      facts: { cloudtrail: cloudTrailFacts({ principals: [principal({ id: 'k.lang@ridgeline.example', display: 'k.lang@ridgeline.example' })] }), roster: rosterFacts() },
      says: /k\.lang@ridgeline\.example is not on the roster/,
    },
    { name: 'verification pending', outcome: 'partial', answers: clean, facts: { ...facts, roster: rosterFacts({ rows: [rosterRow({ usPerson: 'pending' })] }) }, knockOuts: ['KO-9'] },
    { name: 'no verification result', outcome: 'partial', answers: clean, facts: { ...facts, roster: rosterFacts({ rows: [rosterRow({ usPerson: 'blank' })] }) }, knockOuts: ['KO-9'] },
    { name: 'a person who is not a U.S. person', answers: clean, facts: { ...facts, roster: rosterFacts({ rows: [rosterRow({ usPerson: 'no' })] }) }, knockOuts: ['KO-9'] },
    { name: 'activity after removal', answers: clean, facts: { ...facts, roster: rosterFacts({ rows: [rosterRow({ removedOn: '2026-11-15' })] }) }, knockOuts: ['KO-9'], says: /after access was removed/ },
    { name: 'nobody looked', answers: { expected: 'not-looked' }, facts, says: /has not looked/ },
    { name: 'nothing to observe', outcome: 'missing', answers: clean, says: /No log sample has been read/ },
    { name: 'nobody knows', outcome: 'missing', answers: { expected: 'unknown' }, facts },
  ],
})
