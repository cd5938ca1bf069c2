import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, principal } from '../../testing/facts'
import criterion from './criterion'

const answers = { roles: 'least', standing: 'nobody', separation: 'no', reviewed: '2026-10-05' }
const roles = (...via: string[]) => cloudTrailFacts({ principals: via.map((one, i) => principal({ id: `p${i}@ridgeline.example`, via: one })) })

testCriterion(criterion, {
  pass: [
    { name: 'roles by task', answers },
    { name: 'a review 90 days ago', answers: { ...answers, reviewed: '2026-08-26' } },
    { name: 'one administrator among three', answers, facts: { cloudtrail: roles('ItarAdmin', 'ItarReader', 'ItarDeploy') }, says: /1 of the 3 people/ },
    { name: 'on premises', answers, onPremises: true },
  ],
  fail: [
    { name: 'everyone can do everything', answers: { roles: 'all' } },
    { name: 'broad roles', outcome: 'partial', answers: { ...answers, roles: 'broad' } },
    { name: 'standing administrators', answers: { ...answers, standing: 'most' } },
    { name: 'one person alone', outcome: 'partial', answers: { ...answers, separation: 'yes' } },
    { name: 'a review 91 days ago', outcome: 'partial', answers: { ...answers, reviewed: '2026-08-25' }, says: /91 days ago/ },
    { name: 'a review more than a year ago', answers: { ...answers, reviewed: '2025-11-01' } },
    { name: 'a review that has not come', outcome: 'partial', answers: { ...answers, reviewed: '2026-11-25' } },
    { name: 'only administrators in the log', outcome: 'partial', answers, facts: { cloudtrail: roles('ItarAdmin', 'ItarAdmin', 'Administrator') }, says: /3 of the 3/ },
    { name: 'administrator rights given in the log', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-13', severity: 'high', message: 'Someone gave full administrator rights.' }] },
    { name: 'nobody knows', outcome: 'missing', answers: { roles: 'unknown' } },
  ],
})
