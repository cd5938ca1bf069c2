import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import criterion from './criterion'

const answers = { protected: 'yes', lock: 'compliance', proof: 'signed', separation: 'separate', deleters: 'Nobody before the lock ends.' }
const evidence = [{ kind: 'log-configuration' as const, accepted: true }]

testCriterion(criterion, {
  pass: [
    { name: 'locked, signed, separate, and a reviewer accepted the export', answers, evidence, says: /No digest chain was verified here/ },
    { name: 'the same on premises', answers, evidence, onPremises: true },
    { name: 'a bare claim, which its grade limits', answers, says: /info: Nothing was uploaded as proof/ },
    { name: 'a sample without duplicates', answers, evidence, facts: { cloudtrail: cloudTrailFacts() } },
  ],
  fail: [
    { name: 'logs can be altered', answers: { protected: 'no' }, says: /changed or deleted unnoticed/ },
    { name: 'some logs only', outcome: 'partial', answers: { ...answers, protected: 'partly' }, evidence, says: /Only some logs/ },
    { name: 'proof a reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'log-configuration', accepted: false }] },
    { name: 'governance mode', outcome: 'partial', answers: { ...answers, lock: 'governance' }, evidence },
    { name: 'versioning', outcome: 'partial', answers: { ...answers, lock: 'versions' }, evidence },
    { name: 'permissions only', answers: { ...answers, lock: 'permissions' }, evidence },
    { name: 'no lock', answers: { ...answers, lock: 'nothing' }, evidence },
    { name: 'a lock nobody knows', outcome: 'partial', answers: { ...answers, lock: 'unknown' }, evidence, says: /what protects the logs/ },
    { name: 'unsigned hashes', outcome: 'partial', answers: { ...answers, proof: 'hashes' }, evidence },
    { name: 'no proof of integrity', answers: { ...answers, proof: 'none' }, evidence },
    { name: 'same administrators', outcome: 'partial', answers: { ...answers, separation: 'separate-same-people' }, evidence },
    { name: 'same account', answers: { ...answers, separation: 'same' }, evidence },
    { name: 'duplicates in the sample', outcome: 'partial', answers, evidence, facts: { cloudtrail: cloudTrailFacts({ duplicates: 14 }) }, says: /14 events in this sample appear twice/ },
    { name: 'an impossible ARN in the sample', answers, evidence, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-03', severity: 'critical', message: 'The partition aws does not hold us-gov-west-1.' }], says: /does not hold/ },
    { name: 'nobody knows', outcome: 'missing', answers: { protected: 'unknown' } },
  ],
})
