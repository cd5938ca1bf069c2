import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, programFacts, topics } from '../../testing/facts'
import { logConfigurationFacts, logStore } from '../../testing/table-facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const answers = { retention: 'five-years', days: 1_826, store: 'configured' }

const stores = (...list: Parameters<typeof logStore>[0][]) => ({ 'log-configuration': logConfigurationFacts({ stores: list.map((one) => logStore(one)) }) })
const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const kept = (partial: object) => code({ retention: [{ address: 'logs', kind: 'object-lock' as const, days: 1_830, forever: false, mode: 'compliance' as const, logs: 'yes' as const, at, ...partial }] })

testCriterion(criterion, {
  pass: [
    { name: 'a period in code', answers, facts: kept({ kind: 'log-bucket', days: 2_000 }), says: /five years or more: logs/ },
    { name: 'logs that never end', answers, facts: kept({ kind: 'log-group', days: null, forever: true }) },
    { name: 'exactly 1,826 days', answers, says: /kept for 1,826 days/ },
    { name: 'the settings that were read say so', answers, facts: stores({ retentionDays: 1_826 }), says: /Every store in the settings/ },
    { name: 'nothing is ever deleted', answers, facts: stores({ retentionDays: null, forever: true }) },
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
    { name: 'the settings say 90 days', answers, facts: stores({ retentionDays: 90 }), says: /No store .* ridgeline-audit-logs \(90 days\)/ },
    { name: 'the settings say 1,825 days', answers, facts: stores({ retentionDays: 1_825 }) },
    { name: 'one store is short', outcome: 'partial', answers, facts: stores({}, { name: 'group', retentionDays: 30 }), says: /which store holds/ },
    { name: 'settings without a number', outcome: 'partial', answers, facts: stores({ retentionDays: null }), says: /do not say how long/ },
    { name: 'the answer promises more than the settings', outcome: 'partial', answers: { ...answers, days: 3_650 }, facts: stores({}), says: /answer says 3,650 days/ },
    { name: 'less in code than is claimed', answers, facts: kept({ kind: 'log-group', days: 90 }), says: /says 1,826 days, and the plan says 90/ },
    { name: 'one short log beside long ones', outcome: 'partial', answers, facts: code({ retention: [...kept({ kind: 'log-group', days: 90 })['infrastructure-code'].retention, ...kept({})['infrastructure-code'].retention] }) },
    { name: 'a period that code does not resolve', outcome: 'partial', answers, facts: kept({ kind: 'log-group', days: null }), says: /does not resolve how long/ },
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
