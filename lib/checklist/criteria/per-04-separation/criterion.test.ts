import { testCriterion } from '../../test-criterion'
import { programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import criterion from './criterion'

const answers = { separation: 'separated', barriers: ['accounts', 'repositories', 'chat', 'tickets', 'backups', 'rooms'], administrators: 'no', abroad: 'no', plan: 'complete' }
const allUs = { separation: 'all-us', administrators: 'no' }
const foreign = (partial = {}) => rosterFacts({ rows: [rosterRow(), rosterRow({ ref: 'E-1002', usPerson: 'no', ...partial })] })

testCriterion(criterion, {
  pass: [
    { name: 'separate systems', answers },
    { name: 'no office, so no rooms', answers: { ...answers, barriers: answers.barriers.slice(0, 5) } },
    { name: 'everyone is a U.S. person', answers: allUs, facts: { roster: rosterFacts() } },
    { name: 'a foreign person whose access was removed', answers: allUs, facts: { roster: foreign({ removedOn: '2026-10-01' }) } },
    { name: 'a foreign person under a license', answers: { ...answers, administrators: 'authorized', authorization: 'TA-1234-26' }, facts: { roster: foreign({ licence: 'TA-1234-26' }) }, says: /A reviewer reads it/ },
    { name: 'a plan in the manual', answers, facts: { 'compliance-program': programFacts() } },
  ],
  fail: [
    { name: 'nothing', answers: { separation: 'none', administrators: 'no' }, says: /Nothing keeps/ },
    { name: 'a foreign administrator', answers: { ...answers, administrators: 'yes' }, knockOuts: ['KO-3'] },
    { name: 'the roster contradicts the answer', answers: allUs, facts: { roster: foreign({ tier: 'reader' }) }, says: /The answer says everyone is a U\.S\. person/, knockOuts: [] },
    { name: 'a foreign administrator on the roster', answers, facts: { roster: foreign({ tier: 'Administrator' }) }, knockOuts: ['KO-3'] },
    { name: 'support from abroad', answers: { ...answers, abroad: 'yes' }, says: /outside the United States/ },
    { name: 'instructions only', outcome: 'partial', answers: { separation: 'policy', administrators: 'no', abroad: 'no', plan: 'complete' } },
    { name: 'a shared chat', outcome: 'partial', answers: { ...answers, barriers: ['accounts', 'repositories', 'tickets', 'backups'] }, says: /chat and video/ },
    { name: 'no plan', outcome: 'partial', answers: { ...answers, plan: 'none' } },
    { name: 'a manual without a plan', outcome: 'partial', answers, facts: { 'compliance-program': programFacts({ topics: topics(['technologyControlPlan']) }) }, says: /does not mention/ },
    { name: 'nobody knows the administrators', outcome: 'partial', answers: { ...answers, administrators: 'unknown' } },
    { name: 'nobody knows', outcome: 'missing', answers: { separation: 'unknown' } },
  ],
})
