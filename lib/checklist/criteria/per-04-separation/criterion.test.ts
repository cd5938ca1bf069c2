import { testCriterion } from '../../test-criterion'
import { programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import { architectureFacts, technologyControlPlanFacts } from '../../testing/document-facts'
import { identityAccount, identityExportFacts } from '../../testing/table-facts'
import criterion from './criterion'

const answers = { separation: 'separated', barriers: ['accounts', 'repositories', 'chat', 'tickets', 'backups', 'rooms'], administrators: 'no', abroad: 'no', plan: 'complete' }
const allUs = { separation: 'all-us', administrators: 'no' }
const foreign = (partial = {}) => rosterFacts({ rows: [rosterRow(), rosterRow({ ref: 'E-1002', usPerson: 'no', ...partial })] })

const members = (...list: Parameters<typeof identityAccount>[0][]) => ({ 'identity-export': identityExportFacts({ accounts: list.map((one) => identityAccount(one)) }) })

testCriterion(criterion, {
  pass: [
    { name: 'separate systems', answers },
    { name: 'no office, so no rooms', answers: { ...answers, barriers: answers.barriers.slice(0, 5) } },
    { name: 'everyone is a U.S. person', answers: allUs, facts: { roster: rosterFacts() } },
    { name: 'a foreign person whose access was removed', answers: allUs, facts: { roster: foreign({ removedOn: '2026-10-01' }) } },
    { name: 'a foreign person under a license', answers: { ...answers, administrators: 'authorized', authorization: 'TA-1234-26' }, facts: { roster: foreign({ licence: 'TA-1234-26' }) }, says: /A reviewer reads it/ },
    { name: 'the administrators are on the roster', answers, facts: { roster: rosterFacts(), ...members({ admin: true }) }, says: /All 1 administrators/ },
    { name: 'a document that names no shared tool', answers, facts: { architecture: architectureFacts({ services: [{ name: 'Datadog', count: 1, at: { page: 2 } }] }) } },
    { name: 'a plan that was read', answers, facts: { 'technology-control-plan': technologyControlPlanFacts() }, says: /all five parts/ },
    { name: 'a plan in the manual', answers, facts: { 'compliance-program': programFacts() } },
  ],
  fail: [
    { name: 'a chat in the document that is said to be separate', outcome: 'partial', answers, facts: { architecture: architectureFacts({ services: [{ name: 'Slack', count: 2, at: { page: 2 } }] }) }, says: /names Slack, and chat is said to be separate/ },
    { name: 'support from abroad in the document', outcome: 'partial', answers, facts: { architecture: architectureFacts() }, observations: [{ kind: 'architecture', rule: 'AD-09', severity: 'medium', message: 'Support follows the sun.' }], says: /follows the sun/ },
    { name: 'nothing', answers: { separation: 'none', administrators: 'no' }, says: /Nothing keeps/ },
    { name: 'a foreign administrator', answers: { ...answers, administrators: 'yes' }, knockOuts: ['KO-3'] },
    { name: 'the roster contradicts the answer', answers: allUs, facts: { roster: foreign({ tier: 'reader' }) }, says: /The answer says everyone is a U\.S\. person/, knockOuts: [] },
    { name: 'a foreign administrator on the roster', answers, facts: { roster: foreign({ tier: 'Administrator' }) }, knockOuts: ['KO-3'] },
    { name: 'a foreign person in an administrator group', answers, facts: { roster: rosterFacts({ rows: [rosterRow({ usPerson: 'no', removedOn: '2026-11-24' })] }), ...members({ admin: true }) }, says: /identity export makes people administrators/, knockOuts: ['KO-3'] },
    { name: 'someone pending has an account', answers, facts: { roster: rosterFacts({ rows: [rosterRow({ usPerson: 'pending' })] }), ...members({}) }, says: /not settled: E-1001/ },
    { name: 'an administrator nobody knows', outcome: 'partial', answers, facts: { roster: rosterFacts(), ...members({}, { id: 'x@other.example', admin: true }) }, says: /not on the roster: x@other/ },
    { name: 'a guest', outcome: 'partial', answers, facts: { roster: rosterFacts(), ...members({}, { id: 'k#ext#@ridgeline.example', kind: 'guest' }) }, says: /Guests from outside/ },
    { name: 'an export without a roster', outcome: 'partial', answers, facts: members({}), says: /no roster to be held against/ },
    { name: 'a plan that lacks two parts', outcome: 'partial', answers, facts: { 'technology-control-plan': technologyControlPlanFacts({}, ['physical', 'training']) }, says: /lacks: a physical security plan, training/ },
    { name: 'a plan that names a shared chat', outcome: 'partial', answers, facts: { 'technology-control-plan': technologyControlPlanFacts({ shared: [{ text: 'Slack is shared.', at: { page: 2 } }] }) }, says: /foreign persons share/ },
    { name: 'support from abroad', answers: { ...answers, abroad: 'yes' }, says: /outside the United States/ },
    { name: 'instructions only', outcome: 'partial', answers: { separation: 'policy', administrators: 'no', abroad: 'no', plan: 'complete' } },
    { name: 'a shared chat', outcome: 'partial', answers: { ...answers, barriers: ['accounts', 'repositories', 'tickets', 'backups'] }, says: /chat and video/ },
    { name: 'no plan', outcome: 'partial', answers: { ...answers, plan: 'none' } },
    { name: 'a manual without a plan', outcome: 'partial', answers, facts: { 'compliance-program': programFacts({ topics: topics(['technologyControlPlan']) }) }, says: /does not mention/ },
    { name: 'nobody knows the administrators', outcome: 'partial', answers: { ...answers, administrators: 'unknown' } },
    { name: 'nobody knows', outcome: 'missing', answers: { separation: 'unknown' } },
  ],
})
