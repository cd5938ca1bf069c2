import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { branchRule, pipelineFacts } from '../../testing/supply-facts'
import criterion from './criterion'

const answers = { changes: 'controlled', protection: 'nobody', review: 'other-person', deployment: 'other-person', proof: 'attested', records: 365 }
const rules = (...list: Parameters<typeof branchRule>[0][]) => ({ 'pipeline-code': pipelineFacts({ branchRules: list.map(branchRule) }) })

testCriterion(criterion, {
  pass: [
    { name: 'reviewed, approved, proven, kept a year', answers, says: /kept for 365 days/ },
    { name: 'the same on premises', answers, onPremises: true, evidence: [{ kind: 'procedure', accepted: true }] },
    { name: 'an environment that waits for an approval', answers, facts: { 'pipeline-code': pipelineFacts({ environments: [{ name: 'production', approval: 'required', count: 1, at: { file: 'e.json', line: 3 } }] }) }, says: /wait for an approval by the exported environments \(production\)/ },
    { name: 'an environment for tests that nobody approves', answers, facts: { 'pipeline-code': pipelineFacts({ environments: [{ name: 'test', approval: 'none', count: 1, at: { file: 'e.json', line: 3 } }] }) } },
    { name: 'an enforced rule with a review, and a signed build', answers, facts: rules({}, { name: 'tags', reviews: 0 }), says: /asks for the review of another person \(main\)/ },
  ],
  fail: [
    { name: 'no rule that asks for a review', answers, facts: rules({ reviews: 0 }), says: /No enforced branch rule/ },
    { name: 'a rule that is only watched', answers, facts: rules({ enforced: false }), says: /No enforced branch rule/ },
    { name: 'an export that does not say', outcome: 'partial', answers, facts: rules({ reviews: null }), says: /do not say whether a review/ },
    { name: 'somebody can skip the rules after all', outcome: 'partial', answers, facts: rules({ bypass: 2 }), says: /although nobody is said to be able to/ },
    { name: 'a deployment without an environment', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts({ environments: [] }) }, says: /show where the approval/ },
    { name: 'an environment in which authors approve their own', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts({ environments: [{ name: 'production', approval: 'required', selfApproval: true, count: 1, at: { file: 'e.json', line: 3 } }] }) }, says: /who starts a deployment to production may approve it as well/ },
    { name: 'an environment that nobody has to approve', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts({ jobs: 0, environments: [{ name: 'production', approval: 'none', count: 1, at: { file: 'e.json', line: 3 } }] }) }, says: /by the export nobody has to in production/ },
    { name: 'proof by a signature that no step makes', outcome: 'partial', answers: { ...answers, deployment: 'author' }, facts: { 'pipeline-code': pipelineFacts({ attestations: 0 }) }, says: /signs or attests/ },
    { name: 'a protection removed in the log', answers, facts: { 'audit-log': auditLogFacts({ source: 'github' }) }, observations: [{ kind: 'audit-log', rule: 'GH-03', severity: 'high', message: 'A branch rule was removed.' }], says: /was removed/ },
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
    { name: 'a procedure the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'procedure', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { changes: 'unknown' } },
  ],
})
