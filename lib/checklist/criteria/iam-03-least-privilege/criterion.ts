import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given } from '../../criterion'
import { dayOf, daysBetween } from '../../dates'
import { documentCheck } from '../../documents'
import { logSamples, type LogSample } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { questions } from './questions'
import { exportedAdministrators, judgedHere, reviewRecordChecks } from './reviews'
import { pushAndRun } from './separation'
import { timedRights } from './timed'

type Mine = Given<'cloudtrail' | 'audit-log' | 'access-review' | 'identity-export' | 'roster' | 'infrastructure-code'>

const review: EvidenceSlot = { kind: 'access-review', ask: 'The record of the last access review and the list of roles with what each may do.', grade: 'E2', freshDays: 90 }
const groups: EvidenceSlot = { kind: 'identity-export', ask: 'Roles and their members as exported. Account names are enough.', grade: 'E3', freshDays: 90 }

export default defineCriterion({
  id: 'IAM-03',
  section: 'access',
  chapter: 'access',
  title: 'Least privilege and separation of duties',
  failureTitle: 'One person, or one stolen key, can do everything.',
  why: 'Fewer rights mean a smaller mistake. Where one person can write, approve and deploy, nothing stands between an error and the data.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.1.2', 'NIST SP 800-171 r2 3.1.4', 'NIST SP 800-171 r2 3.1.5', 'NIST SP 800-171 r2 3.1.7'],
  trace: ['area:iam', 'D3'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [review, { kind: 'infrastructure-code', ask: 'Roles, policies and trust as code or export, without secrets.', grade: 'E3', freshDays: 180 }, groups],
  onPremises: { evidence: [review, { ...groups, ask: 'Groups, roles and their members as the directory server exports them.' }] },
  facts: ['cloudtrail', 'audit-log', 'access-review', 'identity-export', 'roster', 'infrastructure-code'],
  compared: ['audit-log'],
  holds: ['rights said to be for a time against the code'],
  evaluate(given) {
    const checks: Check[] = [...logSamples(given).flatMap(administratorShare), ...reviewRecordChecks(given), ...exportedAdministrators(given), ...pushAndRun(given), ...timedRights(given), ...fromObservations(given, judgedHere)]
    if (given.claim === 'met' || given.claim === 'partial') checks.push(...practiceChecks(given), reviewCheck(given), documentCheck(given, ['access-review', 'infrastructure-code', 'identity-export'], 'proof of roles and reviews'))
    const claim = sentenceFor(given, 'roles', { broad: 'Some roles are broader than the work needs.', all: 'Most people can do everything.' }, 'Nobody has said which rights people have.')
    return judge(given, checks, { met: 'People have the rights their work needs, and nobody acts alone.', claim })
  },
})

/** Roles whose name says administrator, among the people of a sample. The name is a sign, not a proof of rights. */
function administratorShare(sample: LogSample): Check[] {
  const people = sample.facts.principals.filter(({ kind, via }) => kind === 'human' && via !== undefined)
  const administrators = people.filter(({ via }) => /admin/i.test(via ?? ''))
  if (administrators.length === 0) return []
  const at = administrators.slice(0, 20).map((one) => sample.at(one.at))
  const says = `${administrators.length} of the ${people.length} people with a role in this sample acted as an administrator.`
  return [{ outcome: people.length > 2 && administrators.length === people.length ? 'partial' : 'info', says, at }]
}

function practiceChecks(given: Mine): Check[] {
  return [
    choiceCheck(
      given,
      'standing',
      {
        nobody: ['info', 'Administrator rights are said to be given for a time only.'],
        few: ['met', 'A few named people have administrator rights.'],
        most: ['not-met', 'Most people have administrator rights all the time.'],
      },
      'Nobody has said who has administrator rights.',
    ),
    choiceCheck(
      given,
      'separation',
      { no: ['met', 'Somebody else has to approve a change.'], yes: ['partial', 'One person can write, approve and deploy a change alone.'] },
      'Nobody has said whether one person can change things alone.',
    ),
  ]
}

function reviewCheck(given: Mine): Check {
  const at = [given.answer('reviewed')]
  const reviewed = dayOf(given.answers['reviewed'])
  const today = given.now.slice(0, 10)
  if (reviewed === null) return { outcome: 'unknown', says: 'No date of the last review was given.', at }
  if (reviewed > today) return { outcome: 'unknown', says: `The last review is dated ${reviewed}, which has not come yet.`, at }
  const days = daysBetween(reviewed, today)
  if (days <= 90) return { outcome: 'met', says: `Rights were last reviewed on ${reviewed}.`, at }
  return { outcome: days <= 365 ? 'partial' : 'not-met', says: `Rights were last reviewed on ${reviewed}, ${days} days ago.`, at }
}
