import { choiceCheck, sentenceFor } from '../../answer-checks'
import { numberOf, rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, manualsOf, passagesOn, type Expectation } from '../prg-01-written-program/manual'
import { proceduresOn, procedureTopics } from '../per-01-verification-procedure/procedure'
import { questions } from './questions'
import { toldElsewhere } from './told-elsewhere'

/** Hours in which a cyber incident on a DoD contract is reported (DFARS 252.204-7012(c)); the prime cannot wait longer. */
const REPORT_WITHIN = 72

export default defineCriterion({
  id: 'PRG-06',
  section: 'program',
  chapter: 'program',
  title: 'Violations detected, reported, disclosed',
  failureTitle: 'A release to the wrong person would go unreported.',
  why: 'The ITAR asks for disclosure at once and a full account within 60 days, and makes notice on proscribed countries a duty. A firm without a procedure learns of these deadlines too late.',
  basis: 'LAW',
  cites: ['22 CFR 127.12', '22 CFR 126.1(e)(2)', 'DFARS 252.204-7012(c)', 'DDTC Guidelines el. 4'],
  trace: ['D1'],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [{ id: 'KO-9', decidedBy: 'reviewer', when: 'A violation or disclosure that was not named here comes to light.' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'procedure', ask: 'The reporting and disclosure procedure, and a blank form. Leave out past cases and technical data.', grade: 'E2', freshDays: 365 },
    { kind: 'compliance-program', ask: 'The program, when the procedure is a section of it.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['compliance-program', 'procedure', 'audit-report'],
  compared: ['procedure', 'audit-report'],
  holds: ['a past disclosure in a report against the answer', 'a past disclosure in a report against the register'],
  evaluate(given) {
    const told = toldElsewhere(given)
    const checks: Check[] = [...mattersChecks(given), ...told.checks, ...fromObservations(besidesManual(given), ['PR-05', 'PR-06'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        choiceCheck(
          given,
          'channel',
          {
            anonymous: ['met', 'A concern can be reported without giving a name.'],
            named: ['partial', 'A concern can be reported only by someone who gives a name.'],
            none: ['not-met', 'There is no set way to report a concern.'],
          },
          'Nobody has said how a concern is reported.',
        ),
        hoursCheck(given),
        ...programChecks(given),
        documentCheck(given, ['procedure'], 'the reporting procedure'),
      )
    }
    return judge(given, checks, {
      met: 'Violations are found, reported and disclosed by a procedure that people know.',
      claim: sentenceFor(
        given,
        'procedure',
        { 'unknown-to-staff': 'The procedure is written but not known to everyone with access.', none: 'There is no procedure for violations.' },
        'Nobody has said what happens after a violation.',
      ),
    }, told.knockOuts)
  },
})

export type Mine = Given<'compliance-program' | 'procedure' | 'audit-report'>

/** A closed matter is neutral: disclosure is what the ITAR asks for (22 CFR 127.12). */
function mattersChecks(given: Mine): Check[] {
  if (given.claim === null) return []
  const check = choiceCheck(
    given,
    'matters',
    {
      none: ['info', 'The firm says that it had no violation or disclosure in five years.'],
      closed: ['info', 'Past matters are named and closed; that does not count against the firm.'],
      open: ['partial', 'A past violation or disclosure is still open.'],
    },
    'Nobody has said whether there were violations or disclosures in five years.',
  )
  const open = rowsOf(given, 'register').filter((row) => !/^(closed|resolved|concluded)\b/i.test(row['status'] ?? ''))
  if (given.answers['matters'] !== 'closed' || open.length === 0) return [check]
  const says = `The answer says that every matter is closed, but the register lists one from ${open[0]?.['year']} that is not.`
  return [check, { outcome: 'partial', says, at: [given.answer('matters'), given.answer('register')] }]
}

function hoursCheck(given: Mine): Check {
  const hours = numberOf(given, 'prime-hours')
  const at = [given.answer('prime-hours')]
  if (hours === null) return { outcome: 'unknown', says: 'Nobody has said how soon the prime would be told.', at }
  const soon = hours <= REPORT_WITHIN
  return { outcome: soon ? 'met' : 'partial', says: `The prime would be told within ${hours} hours${soon ? '' : `, later than the ${REPORT_WITHIN} hours of a cyber incident`}.`, at }
}

const duties: Expectation[] = [
  { topic: 'voluntaryDisclosure', found: 'The program describes voluntary disclosure.', absent: 'The program does not describe voluntary disclosure (22 CFR 127.12).' },
  { topic: 'sixtyDays', found: 'The program gives 60 days for the full disclosure.', absent: 'The program does not name the 60 days for a full disclosure.' },
  { topic: 'immediate126', found: 'The program asks for notice at once on proscribed countries.', absent: 'The program does not ask for notice at once on proscribed countries (22 CFR 126.1(e)(2)).' },
]
const practice: Expectation[] = [
  { topic: 'rootCause', found: 'The program asks for the root cause.', absent: 'The program does not ask for the root cause.' },
  { topic: 'notifyPrime', found: 'The program says when the prime is told.', absent: 'The program does not say that the prime is told.' },
]
const incident: Expectation = {
  topic: 'incident72h',
  found: 'The program names the 72 hours for cyber incidents.',
  absent: 'The program does not name the 72 hours for cyber incidents.',
}

/** The program against the duties of law, of practice and, unless the program handles no CUI, of DFARS 252.204-7012. */
function programChecks(given: Mine): Check[] {
  const procedures = acceptedDocuments(given, ['procedure'])
  const handlesCui = given.program.gates.flowDowns?.handlesCui !== 'no'
  const checks = procedureTopics(given, [...duties, ...practice, ...(handlesCui ? [incident] : [])], procedures, 'incident')
  const manuals = manualsOf(given)
  const silent = manuals.length > 0 && procedures.length === 0 && proceduresOn(given, 'incident').length === 0 && duties.every(({ topic }) => passagesOn(manuals, topic) === null)
  if (!silent) return checks
  return [{ outcome: 'not-met', says: 'The program names none of the duties to disclose.', at: manuals.map((manual) => manual.at({})) }, ...checks]
}
