import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import criterion from './criterion'

const answers = { isolation: 'own', trust: 'own', 'commercial-pipeline': 'no' }
const shared = (country: string, verified: string) => ({ ...answers, isolation: 'shared-verified', tools: [{ tool: 'Sign-in', admins: 'Two engineers', country, verified }] })

testCriterion(criterion, {
  pass: [
    { name: 'tools of its own', answers },
    { name: 'and a log without other accounts', answers, facts: { cloudtrail: cloudTrailFacts() } },
    { name: 'on premises', answers: { ...answers, trust: 'none' }, onPremises: true },
  ],
  fail: [
    { name: 'unverified administrators', answers: { ...shared('US', 'no'), isolation: 'shared' }, knockOuts: ['KO-10'] },
    { name: 'a global platform', answers: { ...shared('IE', 'no'), isolation: 'global' }, knockOuts: ['KO-10'] },
    { name: 'an administrator abroad', answers: shared('IE', 'yes'), says: /administered from IE/, knockOuts: ['KO-10'] },
    { name: 'one tool unverified beside the claim', answers: shared('US', 'no'), knockOuts: ['KO-10'] },
    { name: 'a shared sign-in with verified administrators', outcome: 'partial', answers: shared('US', 'yes') },
    { name: 'administrators in Guam', outcome: 'partial', answers: shared('GU', 'yes'), says: /met: Sign-in is administered from the United States/ },
    { name: 'verified in other words', outcome: 'partial', answers: shared('US', 'mostly'), says: /not clear/ },
    { name: 'open trust', answers: { ...answers, trust: 'anyone' } },
    { name: 'trust in partners', outcome: 'partial', answers: { ...answers, trust: 'partners' } },
    { name: 'a commercial pipeline', outcome: 'partial', answers: { ...answers, 'commercial-pipeline': 'yes' } },
    { name: 'another account in the log', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ crossAccountEvents: 4 }) }, says: /4 events in this sample come from another account/ },
    { name: 'a role opened to another account', answers, facts: { cloudtrail: cloudTrailFacts({ crossAccountEvents: 4 }) }, observations: [{ rule: 'CT-11', severity: 'high', message: 'Account 444455556666 was let in.' }], says: /was let in/ },
    { name: 'nobody knows', outcome: 'missing', answers: { isolation: 'unknown' } },
  ],
})
