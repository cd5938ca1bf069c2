import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, programFacts, topics } from '../../testing/facts'
import criterion from './criterion'

const answers = { retention: 'five-years', days: 1_826, store: 'configured' }

testCriterion(criterion, {
  pass: [
    { name: 'exactly 1,826 days', answers, says: /kept for 1,826 days/ },
    { name: 'on premises', answers, onPremises: true },
    { name: 'a manual that says so too', answers, facts: { 'compliance-program': programFacts() }, says: /met: The compliance program asks for five years/ },
    {
      name: 'a manual silent on the period: the setting decides',
      answers,
      facts: { 'compliance-program': programFacts({ topics: topics(['retentionFiveYears', 'retentionFromExpiry']) }) },
      says: /info: The compliance program does not say five years/,
    },
    { name: 'a failed attempt to shorten the period', answers, facts: { cloudtrail: cloudTrailFacts({ loggingChanges: { PutRetentionPolicy: 0 } }) } },
    { name: 'a change that does not touch retention', answers, facts: { cloudtrail: cloudTrailFacts({ loggingChanges: { PutInsightSelectors: 1 } }) } },
  ],
  fail: [
    { name: '1,825 days', answers: { ...answers, days: 1_825 }, says: /kept for 1,825 days/ },
    { name: 'a shorter time', answers: { retention: 'shorter' }, says: /less than five years/ },
    { name: 'some of them', outcome: 'partial', answers: { ...answers, retention: 'partly' } },
    { name: 'the default of the service', answers: { ...answers, store: 'default' }, says: /30 to 90 days/ },
    { name: 'kept by hand', outcome: 'partial', answers: { ...answers, store: 'manual' } },
    { name: 'an unsaid way', outcome: 'partial', answers: { retention: 'five-years', days: 1_900 }, says: /how the period is kept/ },
    { name: 'an unsaid number', outcome: 'partial', answers: { retention: 'five-years', store: 'configured' }, says: /how many days/ },
    { name: 'a log group deleted in the sample', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ loggingChanges: { DeleteLogGroup: 2 } }) }, says: /DeleteLogGroup succeeded 2 times/ },
    { name: 'a setting the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'log-configuration', accepted: false }], says: /did not accept/ },
    { name: 'an observation on retention', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-09', severity: 'high', message: 'The trail bucket may now expire after 30 days.' }] },
    { name: 'nobody knows', outcome: 'missing', answers: { retention: 'unknown' } },
  ],
})
