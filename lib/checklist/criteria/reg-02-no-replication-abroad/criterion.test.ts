import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import criterion from './criterion'

const answers = { leaves: 'nothing', flows: ['none'], guards: ['place', 'egress'] }
const to = (place: string, leaves = 'nothing') => ({ leaves, flows: ['backup'], targets: [{ what: 'Backups', place }], guards: ['place', 'egress'] })

testCriterion(criterion, {
  pass: [
    { name: 'nothing leaves', answers },
    { name: 'backups in the other government region', answers: to('us-gov-east-1') },
    { name: 'a quiet log', answers, facts: { cloudtrail: cloudTrailFacts() } },
    { name: 'backup media in Puerto Rico, on premises', answers: to('PR'), onPremises: true },
  ],
  fail: [
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
