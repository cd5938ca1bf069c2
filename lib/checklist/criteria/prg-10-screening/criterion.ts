import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import { defineCriterion, type Check, type KnockOutHit } from '../../criterion'
import { dayOf, monthsAgo } from '../../dates'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { judgedHere, logChecks, vendorListChecks, type Mine } from './log'
import { questions } from './questions'
import { ownScreening } from './own-screening'
import { vendorChecks } from './vendors'

export default defineCriterion({
  id: 'PRG-10',
  section: 'program',
  chapter: 'company',
  title: 'Screening against restricted-party lists',
  failureTitle: 'A barred party could be part of the work unnoticed.',
  why: 'Debarred and sanctioned parties may take no part in ITAR work, at any tier. Only a screening that is repeated finds the party that was listed last month.',
  basis: 'GUIDE',
  cites: ['DDTC Guidelines el. 2D', '22 CFR 127.7', '22 CFR 126.1', '22 CFR 120.16'],
  trace: [],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [{ id: 'KO-2', decidedBy: 'reviewer', when: 'A person has confirmed that the firm, an owner, someone with access or a vendor is on a list. A similar name is never enough.' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'screening', ask: 'The log of the last screening: who was screened, against which lists of what date, the hits and who ruled them out.', grade: 'E2', freshDays: 365 },
    { kind: 'vendor-list', ask: 'The list of vendors and services that touch the work, with country.', grade: 'E1', freshDays: 365 },
  ],
  facts: ['screening', 'vendor-list'],
  evaluate(given) {
    const log = logChecks(given)
    const own = ownScreening(given)
    const checks: Check[] = [...own.checks, ...log.checks, ...vendorListChecks(given), ...fromObservations(given, judgedHere)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...listChecks(given),
        ...whoChecks(given),
        runCheck(given),
        choiceCheck(
          given,
          'hits',
          {
            none: ['info', 'The screening is said to have found nobody.'],
            cleared: ['met', 'Each hit was looked at and ruled out.'],
            open: ['partial', 'There are hits that nobody has ruled out.'],
            confirmed: ['not-met', 'A party to the work is on a restricted-party list.'],
          },
          'Nobody has said what the screening found.',
        ),
        ...vendorChecks(given),
        documentCheck(given, ['screening'], 'the screening log'),
      )
    }
    return judge(
      given,
      checks,
      {
        met: 'Everyone who touches the work is screened before it starts and on a schedule.',
        claim: sentenceFor(
          given,
          'screening',
          {
            once: 'Parties are screened once and not again.',
            partly: 'Only some parties are screened, or only from time to time.',
            none: 'Nobody is screened against the restricted-party lists.',
          },
          'Nobody has said whether parties are screened.',
        ),
      },
      [...confirmedHits(given), ...log.knockOuts, ...own.knockOuts],
    )
  },
})

/** The firm itself says that a party is listed; a reviewer still has to confirm it. */
function confirmedHits(given: Mine): KnockOutHit[] {
  if (given.answers['hits'] !== 'confirmed') return []
  return [{ id: 'KO-2', because: 'The firm says that a party to the work is on a restricted-party list.', at: [given.answer('hits')] }]
}

/** The Consolidated Screening List holds the AECA debarred list; exclusions in SAM.gov are apart (domain.md 5.15). */
function listChecks(given: Mine): Check[] {
  const used = chosenIn(given, 'lists')
  const at = [given.answer('lists')]
  if (used.length === 0) return [{ outcome: 'unknown', says: 'Nobody has said which lists are used.', at }]
  const checks: Check[] = []
  if (!used.includes('csl') && !used.includes('aeca')) checks.push({ outcome: 'partial', says: 'The AECA debarred list is not among the lists used.', at })
  if (!used.includes('csl') && !(used.includes('ofac') && used.includes('bis'))) {
    checks.push({ outcome: 'partial', says: 'The lists of Treasury and Commerce are not all used.', at })
  }
  if (!used.includes('sam')) checks.push({ outcome: 'partial', says: 'Exclusions from federal contracts in SAM.gov are not checked.', at })
  return checks.length > 0 ? checks : [{ outcome: 'met', says: 'The restricted-party lists and the SAM.gov exclusions are used.', at }]
}

function whoChecks(given: Mine): Check[] {
  const screened = chosenIn(given, 'who')
  const at = [given.answer('who')]
  if (screened.length === 0) return [{ outcome: 'unknown', says: 'Nobody has said who is screened.', at }]
  const checks: Check[] = []
  const lacking = (group: string, says: string) => {
    if (!screened.includes(group)) checks.push({ outcome: 'partial', says, at })
  }
  lacking('company', 'The company itself is not screened.')
  lacking('people', 'Officers and people with access are not screened.')
  const rule = given.reference.affiliatesRule ? ' The Affiliates Rule of the EAR, taken to be in force, makes their shares count.' : ''
  lacking('owners', `Owners are not screened.${rule}`)
  if (given.answers['vendors'] !== 'none' || given.subcontractor.vendors.length > 0) lacking('vendors', 'Vendors and lower-tier subcontractors are not screened.')
  return checks.length > 0 ? checks : [{ outcome: 'met', says: 'Company, owners, people and vendors are screened.', at }]
}

function runCheck(given: Mine): Check {
  const run = dayOf(given.answers['last-run'])
  const today = given.now.slice(0, 10)
  const at = [given.answer('last-run')]
  if (run === null) return { outcome: 'unknown', says: 'Nobody has said when everyone was last screened.', at }
  if (run > today) return { outcome: 'unknown', says: `The last screening is dated ${run}, which has not come yet.`, at }
  if (run < monthsAgo(today, 12)) return { outcome: 'partial', says: `Everyone was last screened on ${run}, against lists more than 12 months old.`, at }
  return { outcome: 'met', says: `Everyone was last screened on ${run}.`, at }
}
