import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { besideThePoint, examinedAccounts } from '../../examined-accounts'
import { fromObservations, judge } from '../../verdict'
import { accountChecks } from './accounts'
import { auditChecks } from './audits'
import { certificateChecks } from './certificates'
import { cmmcChecks } from './cmmc'
import type { Mine } from './given'
import { planChecks } from './plan'
import { questions } from './questions'
import { reportChecks } from './reports'

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
  facts: ['audit-report', 'cloudtrail', 'audit-log'],
  compared: ['cloudtrail', 'audit-log'],
  holds: ['the account of a scan against that of the log'],
  evaluate(given) {
    const examined = examinedAccounts(given.readings['audit-report'], [...given.readings.cloudtrail, ...given.readings['audit-log']])
    const beside = besideThePoint(examined)
    const reports = given.readings['audit-report'].filter(({ evidence }) => !beside.has(evidence))
    const checks: Check[] = [...accountChecks(examined), ...observed(given, beside)]
    if (given.claim !== null) checks.push(...cmmcChecks(given, reports), ...certificateChecks(given, reports), ...planChecks(given, reports, isLevel2(given)))
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...auditChecks(given),
        ...reportChecks(given, reports),
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

/**
 * What the readers saw in the reports. Of a report on another account only a copy of an example counts, and open findings
 * are judged by their age elsewhere; what a scanner found of sign-in and public access bears on the criteria of those.
 */
function observed(given: Mine, beside: Set<string>): Check[] {
  const dated = new Set(given.readings['audit-report'].filter(({ effectiveFrom }) => effectiveFrom !== null).map(({ evidence }) => evidence))
  const observations = given.observations.filter(({ observation: { rule }, kind, at }) => {
    if (kind !== 'audit-report' || at.type !== 'evidence') return false
    return beside.has(at.evidence) ? rule === 'AR-01' : rule !== 'AR-03' || !dated.has(at.evidence)
  })
  return fromObservations({ observations }, ['AR-07', 'AR-12', 'AR-13'])
}

/** Whether the rules of Level 2 bind what is open: the firm holds or needs it. */
function isLevel2(given: Mine): boolean {
  const held = given.answers['cmmc-status']
  const required = given.program.gates.flowDowns?.requiredCmmc ?? given.reference.cmmcDefault
  return [held, required].some((status) => status === 'L2-self' || status === 'L2-c3pao')
}

function reportCheck(given: Mine): Check {
  const independent = acceptedDocuments(given, ['audit-report']).filter((item) => item.independent)
  if (independent.length === 0) return documentCheck(given, ['audit-report'], 'the audit report')
  return { outcome: 'met', says: 'A reviewer accepted a report and found its author independent.', at: independent.map((item) => item.at) }
}
