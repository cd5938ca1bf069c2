import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, principal } from '../../testing/facts'
import criterion from './criterion'

const answers = { prevention: 'layers', 'identity-layer': ['group'], 'resource-layer': ['organization'], mode: 'enforced', tested: 'recorded', public: 'blocked' }
const facts = { cloudtrail: cloudTrailFacts() }
const silent = { cloudtrail: cloudTrailFacts({ deniedEvents: 0 }) }
const record = { kind: 'denied-test' as const, accepted: true }

testCriterion(criterion, {
  pass: [
    { name: 'two layers and refusals in the log', answers, facts, says: /refused 2 times in this sample/ },
    { name: 'two layers and an accepted test', answers, evidence: [record], says: /accepted the record/ },
    { name: 'a silent log beside an accepted test', answers, facts: silent, evidence: [record] },
    { name: 'a try that was refused', answers, facts, observations: [{ rule: 'CT-10', severity: 'low', message: 'Someone tried to share a snapshot.' }] },
    { name: 'on premises', answers: { ...answers, 'identity-layer': ['badge'], 'resource-layer': ['network'] }, onPremises: true, evidence: [record] },
  ],
  fail: [
    { name: 'paper only', answers: { prevention: 'policy' } },
    { name: 'one layer', outcome: 'partial', answers: { ...answers, prevention: 'one' }, facts },
    { name: 'no layer on resources', outcome: 'partial', answers: { ...answers, 'resource-layer': ['none'] }, facts, says: /nothing holds when they fail/ },
    { name: 'no layer at all', answers: { ...answers, 'identity-layer': ['none'], 'resource-layer': ['none'] }, facts },
    { name: 'report-only', answers: { ...answers, mode: 'report-only' }, facts },
    { name: 'some only report', outcome: 'partial', answers: { ...answers, mode: 'mixed' }, facts },
    { name: 'a test that is only claimed', outcome: 'partial', answers, says: /no record of a refused test/ },
    { name: 'a test record nobody accepted', outcome: 'partial', answers, evidence: [{ kind: 'denied-test' }] },
    { name: 'a log without refusals', outcome: 'partial', answers, facts: silent, says: /No refusal appears in this sample/ },
    { name: 'something public', answers: { ...answers, public: 'yes' }, facts, knockOuts: ['KO-3'] },
    { name: 'nothing blocks it', outcome: 'partial', answers: { ...answers, public: 'believed' }, facts },
    { name: 'a snapshot shared with anyone', answers, facts, observations: [{ rule: 'CT-10', severity: 'critical', message: 'Someone shared a disk snapshot with anyone.' }], knockOuts: ['KO-3'] },
    { name: 'a snapshot shared with another account', answers, facts, observations: [{ rule: 'CT-10', severity: 'high', message: 'Someone shared a disk snapshot with account 444455556666.' }] },
    { name: 'an anonymous caller', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ principals: [principal({ kind: 'anonymous', id: 'anonymous', events: 1 })] }) }, says: /1 call in this sample came from someone without an account/ },
    { name: 'nobody knows', outcome: 'missing', answers: { prevention: 'unknown' } },
  ],
})
