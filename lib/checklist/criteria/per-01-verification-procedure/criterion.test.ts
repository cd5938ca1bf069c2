import { testCriterion } from '../../test-criterion'
import { programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import { procedureFacts } from '../../testing/document-facts'
import { program } from '../../testing/world'
import criterion from './criterion'

const good = {
  procedure: 'written',
  'asked-of': 'role',
  'accepted-classes': ['citizens', 'residents', 'refugees', 'asylees'],
  inspected: 'person-chooses',
  'apart-from-i9': 'apart',
  copies: 'none',
  'other-outcome': 'assessed',
}
const { procedure: _procedure, ...practice } = good
const flows = program().gates.flowDowns!
const flag = { what: 'U.S. citizens only, tied to the ITAR', at: { page: 7 }, text: 'Only U.S. citizens may work on ITAR programs.' }

testCriterion(criterion, {
  pass: [
    { name: 'a procedure that does everything', answers: good },
    { name: 'a procedure that was read', answers: good, facts: { procedure: procedureFacts() }, says: /met: The procedure asks for verification before access/ },
    { name: 'the manual treats what the procedure leaves out', answers: good, facts: { procedure: procedureFacts({ topics: topics(['fourClasses']) }), 'compliance-program': programFacts() } },
    { name: 'citizens only in the procedure, where a clause asks for it', answers: { ...good, 'accepted-classes': ['citizens'] }, program: { gates: { flowDowns: { ...flows, citizenshipOnly: true } } }, facts: { procedure: procedureFacts({ redFlags: [{ ...flag, rule: 'CP-07' }] }) } },
    { name: 'and a manual that says so', answers: good, facts: { 'compliance-program': programFacts() }, says: /met: The written program asks for verification before access/ },
    {
      name: 'a manual silent on it beside an accepted procedure',
      answers: good,
      facts: { 'compliance-program': programFacts({ topics: topics(['beforeAccess', 'i9Separation']) }) },
      evidence: [{ kind: 'procedure', accepted: true }],
      says: /info: .*before access/,
    },
    {
      name: 'citizens only where a clause asks for it',
      answers: { ...good, 'accepted-classes': ['citizens'] },
      program: { gates: { flowDowns: { ...flows, citizenshipOnly: true } } },
      facts: { 'compliance-program': programFacts({ redFlags: [flag] }) },
      says: /a clause of this program/,
    },
  ],
  fail: [
    { name: 'the procedure leaves out the classes', answers: good, facts: { procedure: procedureFacts({ topics: topics(['fourClasses']) }) }, outcome: 'partial', says: /procedure does not name all four classes/ },
    { name: 'the procedure takes TPS', answers: good, facts: { procedure: procedureFacts({ redFlags: [{ what: 'A status that makes nobody a U.S. person', rule: 'CP-06', at: { page: 2 }, text: 'TPS is accepted.' }] }) }, says: /The procedure: a status/ },
    { name: 'the procedure keeps copies', answers: good, facts: { procedure: procedureFacts({ keepsCopies: [{ text: 'Copies of passports are kept.', at: { page: 2 } }] }) }, outcome: 'partial', says: /keeps copies/ },
    { name: 'the procedure uses the Form I-9', answers: good, facts: { procedure: procedureFacts({ redFlags: [{ what: 'Form I-9 is used', rule: 'CP-08', at: { page: 2 }, text: 'I-9.' }] }) }, outcome: 'partial', says: /form I-9 is used/ },
    { name: 'no verification', answers: { procedure: 'none', 'access-given': 'no' }, says: /does not verify/ },
    { name: 'no verification and access given', answers: { procedure: 'none', 'access-given': 'yes' }, knockOuts: ['KO-3'] },
    { name: 'access first', answers: { ...practice, procedure: 'after', 'access-given': 'yes' }, knockOuts: ['KO-3'] },
    { name: 'the roster shows access the answer denies', answers: { procedure: 'none', 'access-given': 'no' }, facts: { roster: rosterFacts({ rows: [rosterRow({ usPerson: 'blank' })] }) }, knockOuts: ['KO-3'] },
    { name: 'unwritten, with everyone verified first', outcome: 'partial', answers: { ...practice, procedure: 'unwritten', 'access-given': 'yes' }, facts: { roster: rosterFacts() } },
    { name: 'unwritten, with access given and no roster', outcome: 'partial', answers: { ...practice, procedure: 'unwritten', 'access-given': 'yes' }, knockOuts: ['KO-3'] },
    { name: 'unwritten, access was removed before', outcome: 'partial', answers: { ...practice, procedure: 'unwritten', 'access-given': 'no' }, facts: { roster: rosterFacts({ rows: [rosterRow({ usPerson: 'blank', removedOn: '2026-11-01' })] }) } },
    { name: 'temporary protected status taken for a U.S. person', answers: { ...good, 'accepted-classes': [...good['accepted-classes'], 'protected-status'] }, says: /temporary protected status/ },
    { name: 'citizens only without a clause', outcome: 'partial', answers: { ...good, 'accepted-classes': ['citizens'] }, says: /lawful permanent residents, refugees, asylees/ },
    { name: 'Form I-9', answers: { ...good, 'apart-from-i9': 'same' }, says: /Form I-9 is used/ },
    { name: 'guessing whom to ask', answers: { ...good, 'asked-of': 'suspected' } },
    { name: 'nothing looked at', answers: { ...good, inspected: 'nothing' } },
    { name: 'a document the firm chooses', outcome: 'partial', answers: { ...good, inspected: 'we-choose' } },
    { name: 'copies kept', outcome: 'partial', answers: { ...good, copies: 'kept' }, says: /Copies/ },
    { name: 'automatic rejection', outcome: 'partial', answers: { ...good, 'other-outcome': 'rejected' } },
    { name: 'a follow-up nobody knows', outcome: 'partial', answers: { ...good, copies: 'unknown' } },
    { name: 'a red flag in the manual', outcome: 'partial', answers: good, facts: { 'compliance-program': programFacts({ redFlags: [flag] }) }, says: /citizens only/ },
    { name: 'a manual silent on it', outcome: 'partial', answers: good, facts: { 'compliance-program': programFacts({ topics: topics(['fourClasses']) }) }, says: /does not name all four/ },
    { name: 'nobody knows', outcome: 'missing', answers: { procedure: 'unknown' } },
  ],
})
