import { testCriterion } from '../../test-criterion'
import { programFacts, topics } from '../../testing/facts'
import { procedureFacts } from '../../testing/document-facts'
import { program } from '../../testing/world'
import criterion from './criterion'

const yes = { procedure: 'known', channel: 'anonymous', 'prime-hours': 24, matters: 'none' }
const { matters: _, ...unsaid } = yes
const matter = (status: string) => [{ year: '2024', kind: 'Voluntary disclosure', status }]
const told = (year: number | null) => [{ text: 'A voluntary disclosure was submitted.', year, at: { page: 3 } }]
const manual = (...absent: Parameters<typeof topics>[0] & object) => ({ 'compliance-program': programFacts({ topics: topics(absent) }) })
const flowDowns = { ...program().gates.flowDowns!, handlesCui: 'no' as const }

testCriterion(criterion, {
  pass: [
    { name: 'a known procedure with every duty', answers: yes, facts: manual(), says: /60 days/ },
    { name: 'a disclosure that is closed', answers: { ...yes, matters: 'closed', register: matter('Closed in March') }, facts: manual(), says: /does not count against/ },
    { name: 'a disclosure that the program tells of and the register lists', answers: { ...yes, matters: 'closed', register: matter('Closed in March') }, facts: { 'compliance-program': programFacts({ matters: told(2024) }) } },
    { name: 'a disclosure of more than five years ago', answers: yes, facts: { 'compliance-program': programFacts({ matters: told(2020) }) } },
    { name: 'exactly 72 hours', answers: { ...yes, 'prime-hours': 72 } },
    { name: 'no 72-hour rule where the program has no CUI', answers: yes, facts: manual('incident72h'), program: { gates: { flowDowns } } },
    { name: 'a procedure that was read and names every duty', answers: yes, facts: { procedure: procedureFacts({ subjects: ['incident'] }) }, says: /The procedure gives 60 days/ },
    { name: 'a procedure on something else', answers: yes, facts: { ...manual(), procedure: procedureFacts({ subjects: ['records'], topics: topics(['sixtyDays']) }) } },
    { name: 'a silent manual and an accepted procedure', answers: yes, facts: manual('sixtyDays', 'voluntaryDisclosure', 'immediate126'), evidence: [{ kind: 'procedure', accepted: true }] },
  ],
  fail: [
    { name: 'a disclosure that only the program tells of', answers: yes, facts: { 'compliance-program': programFacts({ matters: told(2021) }) }, says: /tells of a violation or disclosure of 2021; the answer says that there was none/, knockOuts: ['KO-9'] },
    { name: 'a disclosure without its year', answers: yes, facts: { 'compliance-program': programFacts({ matters: told(null) }) }, outcome: 'partial', says: /without its year/ },
    { name: 'a second disclosure that the register leaves out', answers: { ...yes, matters: 'closed', register: matter('Closed in March') }, facts: { 'compliance-program': programFacts({ matters: [...told(2024), ...told(2025)] }) }, outcome: 'partial', says: /of 2025 that the register does not list/ },
    { name: 'a procedure that was read and leaves a duty out', answers: yes, facts: { procedure: procedureFacts({ subjects: ['incident'], topics: topics(['sixtyDays']) }) }, outcome: 'partial', says: /The procedure does not name the 60 days/ },
    { name: 'no procedure', answers: { procedure: 'none', matters: 'none' } },
    { name: 'a procedure nobody knows', answers: { ...yes, procedure: 'unknown-to-staff' }, outcome: 'partial' },
    { name: 'no way to report', answers: { ...yes, channel: 'none' }, says: /no set way/ },
    { name: 'only by name', answers: { ...yes, channel: 'named' }, outcome: 'partial' },
    { name: '73 hours', answers: { ...yes, 'prime-hours': 73 }, outcome: 'partial', says: /73 hours, later/ },
    { name: 'an open matter', answers: { ...yes, matters: 'open', register: matter('Open') }, outcome: 'partial', says: /still open/ },
    { name: 'said to be closed, but the register says open', answers: { ...yes, matters: 'closed', register: matter('Open') }, outcome: 'partial', says: /register lists one from 2024/ },
    { name: 'a status that says neither', answers: { ...yes, matters: 'closed', register: matter('With DDTC') }, outcome: 'partial' },
    { name: 'past matters not known', answers: { ...yes, matters: 'unknown' }, outcome: 'partial', says: /whether there were/ },
    { name: 'past matters not answered', answers: unsaid, outcome: 'partial' },
    { name: 'a manual with none of the duties', answers: yes, facts: manual('voluntaryDisclosure', 'sixtyDays', 'immediate126'), says: /none of the duties/ },
    { name: 'no voluntary disclosure', answers: yes, facts: manual('voluntaryDisclosure'), outcome: 'partial', says: /127\.12/ },
    { name: 'no 60 days', answers: yes, facts: manual('sixtyDays'), outcome: 'partial', says: /the 60 days/ },
    { name: 'no notice at once', answers: yes, facts: manual('immediate126'), outcome: 'partial', says: /126\.1\(e\)\(2\)/ },
    { name: 'no root cause', answers: yes, facts: manual('rootCause'), outcome: 'partial', says: /root cause/ },
    { name: 'no word to the prime', answers: yes, facts: manual('notifyPrime'), outcome: 'partial', says: /prime is told/ },
    { name: 'no 72 hours', answers: yes, facts: manual('incident72h'), outcome: 'partial', says: /72 hours/ },
    { name: 'no 72 hours while nobody has said whether there is CUI', answers: yes, facts: manual('incident72h'), program: { gates: { flowDowns: null } }, outcome: 'partial' },
  ],
})
