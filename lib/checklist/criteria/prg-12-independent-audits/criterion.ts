import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { judge } from '../../verdict'
import { auditChecks } from './audits'
import { cmmcChecks } from './cmmc'
import { questions } from './questions'

export default defineCriterion({
  id: 'PRG-12',
  section: 'program',
  chapter: 'audits',
  title: 'Independent audits',
  failureTitle: 'Nobody from outside has checked that the controls work.',
  why: 'Controls drift. An audit by someone who does not run them, with findings followed to closure, is the nearest thing to proof.',
  basis: 'GUIDE',
  cites: ['DDTC Guidelines el. 7', 'NIST SP 800-171 r2 3.12.1', 'NIST SP 800-171 r2 3.12.2', 'DFARS 252.204-7021', '32 CFR 170.21'],
  trace: ['D5'],
  weight: 2,
  bestGrade: 'E4',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'audit-report',
      ask: 'The report or its summary, with scope, assessor, date and the state of the findings. Blacken details of weaknesses that are still open.',
      grade: 'E2',
      freshDays: 365,
    },
  ],
  facts: [],
  evaluate(given) {
    const checks: Check[] = []
    if (given.claim !== null) checks.push(...cmmcChecks(given))
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...auditChecks(given),
        choiceCheck(
          given,
          'scope',
          {
            yes: ['met', 'The environment for this program is said to be in scope.'],
            partly: ['partial', 'Only part of the environment for this program was examined.'],
            no: ['not-met', 'The environment for this program was not examined.'],
          },
          'Nobody has said whether the environment for this program was examined.',
        ),
        reportCheck(given),
      )
    }
    return judge(given, checks, {
      met: 'Someone independent examined this environment lately, and the findings are being closed.',
      claim: sentenceFor(
        given,
        'audits',
        { own: 'Only the people who run the controls have examined them.', none: 'Nobody independent has examined the controls.' },
        'Nobody has said whether the controls were examined.',
      ),
    })
  },
})

function reportCheck(given: Given<never>): Check {
  const independent = acceptedDocuments(given, ['audit-report']).filter((item) => item.independent)
  if (independent.length === 0) return documentCheck(given, ['audit-report'], 'the audit report')
  return { outcome: 'met', says: 'A reviewer accepted a report and found its author independent.', at: independent.map((item) => item.at) }
}
