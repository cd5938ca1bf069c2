import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type KnockOutHit } from '../../criterion'
import { documentCheck } from '../../documents'
import { logSamples } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { letInChecks } from './accounts'
import { questions } from './questions'
import { reconcileChecks, reconciled, reconcileKnockOuts } from './reconcile'
import { rowChecks, rowKnockOuts } from './rows'

type Mine = Given<'roster' | 'cloudtrail' | 'audit-log' | 'identity-export'>

const roster: EvidenceSlot = {
  kind: 'roster',
  ask: 'The roster as CSV or XLSX, one row for each person and service account. Never birth dates, identity numbers or citizenship.',
  grade: 'E3',
  freshDays: 90,
}

export default defineCriterion({
  id: 'PER-02',
  section: 'personnel',
  chapter: 'personnel',
  title: 'Roster complete and reconciled',
  failureTitle: 'Someone can reach the data whom nobody has verified.',
  why: 'Access by a foreign person is an export. A list of everyone with access, held against the logs, shows who should not be there.',
  basis: 'CONTRACT',
  cites: ['22 CFR 120.50(a)(2)', 'NIST SP 800-171 r2 3.5.1', 'NIST SP 800-171 r2 3.3.2'],
  trace: ['area:personnel', 'D2'],
  weight: 4,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'someone who is not a verified U.S. person has access and no license is named' }],
  cloud: 'either',
  questions,
  evidence: [roster, { kind: 'identity-export', ask: 'The list of accounts and groups as your identity provider exports it, without personal fields.', grade: 'E2', freshDays: 90 }],
  onPremises: {
    evidence: [roster, { kind: 'identity-export', ask: 'The list of accounts and groups as your directory server exports it, without personal fields.', grade: 'E2', freshDays: 90 }],
  },
  facts: ['roster', 'cloudtrail', 'audit-log', 'identity-export', 'infrastructure-code', 'pipeline-code'],
  compared: ['audit-log', 'identity-export', 'infrastructure-code', 'pipeline-code'],
  holds: ['somebody in a log against the roster', 'activity before verification', 'somebody in code against the roster', 'somebody bound in a cluster against the roster'],
  evaluate(given) {
    const today = given.now.slice(0, 10)
    const rosters = given.readings.roster
    const samples = logSamples(given)
    const knockOuts: KnockOutHit[] = given.answers['unverified-access'] === 'yes' ? [{ id: 'KO-3', because: 'The firm says that someone who is not a verified U.S. person has access.', at: [given.answer('unverified-access')] }] : []
    const checks: Check[] = []
    if (rosters.length > 0) {
      const seen = samples.length > 0 ? reconciled(rosters, samples) : []
      checks.push(...rowChecks(rosters, today), ...(samples.length > 0 ? reconcileChecks(seen, samples) : []), ...letInChecks(given))
      knockOuts.push(...rowKnockOuts(rosters, today), ...reconcileKnockOuts(seen))
    }
    checks.push(...fromObservations(given, judgedHere(given)))
    if (given.claim === 'met' || given.claim === 'partial') checks.push(...practiceChecks(given), ...absenceChecks(given))
    const claim = sentenceFor(
      given,
      'roster',
      { 'people-only': 'Service accounts are not on the roster.', none: 'The firm keeps no list of who has access.' },
      'Nobody has said whether there is a roster.',
    )
    return judge(given, checks, { met: 'Everyone in the log is on the roster and was verified before access began.', claim }, knockOuts)
  },
})

/** Rules of the roster reader and CT-08: the same facts are judged here row by row, across all files. */
const judgedHere = (given: Mine) => given.observations.filter(({ kind, observation }) => kind === 'roster' || observation.rule === 'CT-08').map(({ observation }) => observation.rule)

/** What is not there to be compared. On premises the accounts come out of the directory, and a reviewer compares. */
function absenceChecks(given: Mine): Check[] {
  const rosters = given.readings.roster
  const samples = logSamples(given)
  if (rosters.length === 0) return [{ outcome: 'unknown', says: 'No roster has been read.', at: [] }]
  if (samples.length > 0 || given.readings['identity-export'].length > 0) return []
  const compared = documentCheck(given, ['identity-export'], 'the list of accounts to compare with the roster')
  if (compared.outcome === 'met') return [compared]
  return [{ outcome: 'unknown', says: 'The roster has been compared with no log and no account list.', at: compared.at }]
}

function practiceChecks(given: Mine): Check[] {
  const checks: Check[] = [
    choiceCheck(
      given,
      'unverified-access',
      {
        nobody: ['met', 'The firm says that only verified U.S. persons have access.'],
        licensed: ['info', 'The firm says that someone works under a license or agreement. A reviewer reads it.'],
        yes: ['not-met', 'The firm says that someone who is not a verified U.S. person has access.'],
      },
      'Nobody has said whether someone unverified has access.',
    ),
    choiceCheck(
      given,
      'reconciled',
      {
        monthly: ['met', 'The list is compared with real accounts every month.'],
        quarterly: ['met', 'The list is compared with real accounts every quarter.'],
        yearly: ['partial', 'The list is compared with real accounts only once a year.'],
        never: ['partial', 'The list has not been compared with real accounts.'],
      },
      'Nobody has said how often the list is compared with real accounts.',
    ),
    choiceCheck(
      given,
      'shared-accounts',
      {
        none: ['met', 'No account is said to be shared.'],
        emergency: ['info', 'One sealed emergency account is shared.'],
        yes: ['partial', 'Several people share an account, so a log cannot say who acted.'],
      },
      'Nobody has said whether accounts are shared.',
    ),
  ]
  if (given.answers['roster'] !== 'complete') return checks
  const owners = choiceCheck(
    given,
    'service-owners',
    {
      all: ['met', 'Every service account is said to have an owner.'],
      some: ['partial', 'Some service accounts have no owner.'],
      none: ['partial', 'Service accounts have no owners.'],
    },
    'Nobody has said whether service accounts have owners.',
  )
  return [...checks, owners]
}
