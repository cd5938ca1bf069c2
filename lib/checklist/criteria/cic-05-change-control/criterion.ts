import { choiceCheck, sentenceFor, type OptionChecks } from '../../answer-checks'
import { numberOf } from '../../answer-values'
import { defineCriterion, type Check, type EvidenceSlot, type Given } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { branchChecks, codeHostLogs, deploymentChecks } from './controls'
import { questions } from './questions'

/** Days for which change records stay within reach: ours, one yearly audit cycle. */
export const RECORD_DAYS = 365

const evidence: EvidenceSlot[] = [
  { kind: 'pipeline-code', ask: 'Branch rules, CODEOWNERS, environment approvals and workflow files, as exported. Remove tokens and secrets.', grade: 'E3', freshDays: 180 },
  { kind: 'audit-log', ask: 'The audit log of the code host, as exported: rule changes, repository visibility, sign-in requirements.', grade: 'E2', freshDays: 90 },
  { kind: 'procedure', ask: 'The change control procedure, with one change shown from request to deployment. No technical data.', grade: 'E2', freshDays: 365 },
]

const choices: { question: string; options: OptionChecks; unanswered: string }[] = [
  {
    question: 'protection',
    options: {
      nobody: ['met', 'Nobody is said to be able to skip the branch rules.'],
      administrators: ['partial', 'Administrators can skip the branch rules.'],
      anyone: ['not-met', 'Anyone with write access can change the main branch.'],
    },
    unanswered: 'Nobody has said who can skip the branch rules.',
  },
  {
    question: 'review',
    options: {
      'other-person': ['met', 'Another person is said to review each change before it is merged.'],
      afterwards: ['partial', 'Changes are reviewed only after they count.'],
      nobody: ['not-met', 'Nobody but the author sees a change.'],
    },
    unanswered: 'Nobody has said who reviews changes.',
  },
  {
    question: 'deployment',
    options: {
      'other-person': ['met', 'Someone other than the author is said to approve each deployment.'],
      author: ['partial', 'Authors may approve their own deployments.'],
      none: ['not-met', 'Nobody approves deployments.'],
    },
    unanswered: 'Nobody has said who approves deployments.',
  },
  {
    question: 'proof',
    options: {
      attested: ['met', 'What runs is said to be proven by signature.'],
      traceable: ['partial', 'What runs can be traced by logs, not proven.'],
      none: ['not-met', 'Nobody can prove that what runs is what was reviewed.'],
    },
    unanswered: 'Nobody has said how a deployment is proven.',
  },
]

export default defineCriterion({
  id: 'CIC-05',
  section: 'pipeline',
  chapter: 'pipeline',
  title: 'Auditable change control',
  failureTitle: 'One person can change the environment and nobody would know.',
  why: 'Every other control can be undone by one change. Changes need a second person and a record.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.4.3', 'NIST SP 800-171 r2 3.4.5'],
  trace: ['Q4', 'area:pipeline'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence,
  facts: ['pipeline-code', 'audit-log'],
  holds: ['a deployment that its author may approve against the answer', 'an approval claimed against the environments'],
  evaluate(given) {
    const checks: Check[] = [...branchChecks(given), ...fromObservations(given, ['BR-01', 'BR-02'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...choices.map(({ question, options, unanswered }) => choiceCheck(given, question, options, unanswered)),
        recordCheck(given),
        ...deploymentChecks(given),
        ...(given.readings['pipeline-code'].length === 0 ? [documentCheck(given, ['pipeline-code', 'procedure'], 'proof of change control')] : []),
        ...(codeHostLogs(given).length === 0 ? [documentCheck(given, ['audit-log'], 'the audit log of the code host')] : []),
      )
    }
    const claim = sentenceFor(
      given,
      'changes',
      { partly: 'Some changes are not reviewed or cannot be traced.', no: 'Changes are not reviewed, approved and traceable.' },
      'Nobody has said how changes are controlled.',
    )
    return judge(given, checks, { met: 'Every change has a reviewer, an approver and a lasting record.', claim })
  },
})

function recordCheck(given: Pick<Given, 'answers' | 'answer'>): Check {
  const days = numberOf(given, 'records')
  const at = [given.answer('records')]
  if (days === null) return { outcome: 'unknown', says: 'Nobody has said how long records of changes are kept.', at }
  return { outcome: days >= RECORD_DAYS ? 'met' : 'partial', says: `Records of changes are kept for ${days.toLocaleString('en-US')} days; at least ${RECORD_DAYS} are asked for.`, at }
}
