import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const answers = { leaves: 'nothing', flows: ['none'], guards: ['place', 'egress'] }
const to = (place: string, leaves = 'nothing') => ({ leaves, flows: ['backup'], targets: [{ what: 'Backups', place }], guards: ['place', 'egress'] })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const copy = (to: string | null, partial: object = {}) => ({ address: 'aws_s3_bucket.b', feature: 'bucket replication', to, toClass: null, scope: 'region' as const, at, ...partial })
const deny = (partial: object = {}) => ({ address: 'aws_organizations_policy.p', kind: 'region-deny' as const, layer: 'place' as const, mode: 'enforced' as const, regions: ['us-gov-west-1'], at, ...partial })

testCriterion(criterion, {
  pass: [
    { name: 'a copy to the other government region in the plan', answers, facts: code({ replication: [copy('us-gov-east-1')] }), says: /met: The plan has bucket replication to us-gov-east-1/ },
    { name: 'a rule on regions in the plan', answers, facts: code({ preventive: [deny()] }), says: /met: The plan denies other regions/ },
    { name: 'no rule in the code given is not no rule', answers, facts: code(), says: /does not show that there is none/ },
    { name: 'nothing leaves', answers },
    { name: 'backups in the other government region', answers: to('us-gov-east-1') },
    { name: 'a quiet log', answers, facts: { cloudtrail: cloudTrailFacts() } },
    { name: 'backup media in Puerto Rico, on premises', answers: to('PR'), onPremises: true },
  ],
  fail: [
    { name: 'a copy abroad in the plan', answers, facts: code({ replication: [copy('eu-west-1')] }), says: /bucket replication to eu-west-1/, knockOuts: ['KO-4'] },
    { name: 'a copy abroad in the plan under encryption', outcome: 'partial', answers: { ...answers, leaves: 'encrypted' }, facts: code({ replication: [copy('eu-west-1')] }), says: /CRY-04/ },
    { name: 'a copy to China in the plan under encryption', answers: { ...answers, leaves: 'encrypted' }, facts: code({ replication: [copy('cn-north-1')] }), says: /126\.1/, knockOuts: ['KO-4'] },
    { name: 'a copy to nobody knows where', outcome: 'partial', answers, facts: code({ replication: [copy(null, { scope: 'unknown' })] }), says: /it does not say/ },
    { name: 'a worldwide feature', outcome: 'partial', answers, facts: code({ replication: [copy(null, { scope: 'worldwide' })] }), says: /worldwide/ },
    { name: 'a rule that lets others in', outcome: 'partial', answers, facts: code({ preventive: [deny({ regions: ['us-gov-west-1', 'us-east-1'] })] }), says: /lets others in/ },
    { name: 'open egress against the claim', outcome: 'partial', answers, facts: code(), observations: [{ kind: 'infrastructure-code', rule: 'IAC-04', severity: 'low', message: '1 network rule lets traffic out to any address: g.' }], says: /denied unless allowed/ },
    { name: 'copies leave', answers: { ...answers, leaves: 'yes' } },
    { name: 'backups abroad', answers: to('eu-west-1'), says: /outside the United States/, knockOuts: ['KO-4'] },
    { name: 'backups in a country of 126.1, encrypted or not', answers: to('cn-north-1', 'encrypted'), says: /126\.1/, knockOuts: ['KO-4'] },
    { name: 'backups abroad under end-to-end encryption', outcome: 'partial', answers: to('eu-west-1', 'encrypted'), says: /CRY-04/ },
    { name: 'backups in a commercial region', outcome: 'partial', answers: to('us-east-1') },
    { name: 'a place that does not exist', outcome: 'partial', answers: to('us-gov-west-2'), says: /does not say where/ },
    { name: 'media abroad, on premises', answers: to('CA'), onPremises: true, knockOuts: ['KO-4'] },
    { name: 'a copied snapshot in the log', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ sharing: { CopySnapshot: 1 } }) }, says: /CopySnapshot succeeded once/ },
    { name: 'a copy abroad in the log', answers, facts: { cloudtrail: cloudTrailFacts({ sharing: { CopySnapshot: 1 } }) }, observations: [{ rule: 'CT-10', severity: 'high', message: 'A disk snapshot was copied from us-gov-west-1 to eu-west-1.' }], says: /to eu-west-1/ },
    { name: 'open outgoing traffic', outcome: 'partial', answers: { ...answers, guards: ['place'] } },
    { name: 'no rule', outcome: 'partial', answers: { ...answers, guards: ['none'] } },
    { name: 'none and some', outcome: 'partial', answers: { ...to('us-gov-east-1'), flows: ['none', 'backup'] } },
    { name: 'nobody knows', outcome: 'missing', answers: { leaves: 'unknown' } },
  ],
})
