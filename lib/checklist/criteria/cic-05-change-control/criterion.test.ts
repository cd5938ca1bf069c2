import { testCriterion } from '../../test-criterion'
import criterion from './criterion'

const answers = { changes: 'controlled', protection: 'nobody', review: 'other-person', deployment: 'other-person', proof: 'attested', records: 365 }

testCriterion(criterion, {
  pass: [
    { name: 'reviewed, approved, proven, kept a year', answers, says: /kept for 365 days/ },
    { name: 'the same on premises', answers, onPremises: true, evidence: [{ kind: 'procedure', accepted: true }] },
  ],
  fail: [
    { name: 'no control', answers: { changes: 'no' } },
    { name: 'most changes', outcome: 'partial', answers: { ...answers, changes: 'partly' } },
    { name: 'administrators skip the rules', outcome: 'partial', answers: { ...answers, protection: 'administrators' } },
    { name: 'anyone pushes', answers: { ...answers, protection: 'anyone' } },
    { name: 'reviewed afterwards', outcome: 'partial', answers: { ...answers, review: 'afterwards' } },
    { name: 'not reviewed', answers: { ...answers, review: 'nobody' } },
    { name: 'authors approve', outcome: 'partial', answers: { ...answers, deployment: 'author' } },
    { name: 'nobody approves', answers: { ...answers, deployment: 'none' } },
    { name: 'traceable only', outcome: 'partial', answers: { ...answers, proof: 'traceable' } },
    { name: 'no proof', answers: { ...answers, proof: 'none' } },
    { name: 'records for 364 days', outcome: 'partial', answers: { ...answers, records: 364 } },
    { name: 'records unsaid', outcome: 'partial', answers: { changes: 'controlled', protection: 'nobody', review: 'other-person', deployment: 'other-person', proof: 'attested' }, says: /how long records/ },
    { name: 'proof the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'pipeline-code', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { changes: 'unknown' } },
  ],
})
