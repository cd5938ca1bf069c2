import { sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { anonymousChecks, openToAnyone, preventionChecks } from './checks'
import { cloudQuestions, siteQuestions } from './questions'

const denied: EvidenceSlot = { kind: 'denied-test', ask: 'The record of a test that was refused: account, time and the log lines.', grade: 'E3', freshDays: 90 }

export default defineCriterion({
  id: 'IAM-04',
  section: 'access',
  chapter: 'access',
  title: 'Access is technically prevented',
  failureTitle: 'Only a rule on paper keeps others out.',
  why: 'The ITAR does not say which control to use. It makes every release an export, also one by mistake, so the control has to work without anyone’s care.',
  basis: 'ARTICLE',
  cites: ['22 CFR 120.50(a)(2)', '22 CFR 120.56(b)'],
  trace: ['Q2', 'area:iam', 'D3'],
  weight: 4,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'something that may hold program data is open to anyone' }],
  cloud: 'either',
  questions: cloudQuestions,
  evidence: [
    denied,
    { kind: 'infrastructure-code', ask: 'The policies as code or export: organization, boundary, endpoint, sign-in. Remove secrets.', grade: 'E3', freshDays: 180 },
    { kind: 'cloudtrail', ask: 'A CloudTrail sample that holds refused calls, seven days or more.', grade: 'E3', freshDays: 90 },
  ],
  onPremises: {
    questions: siteQuestions,
    evidence: [
      { ...denied, ask: 'The record of a test that was refused: badge or account, time and the log lines.' },
      { kind: 'audit-log', ask: 'A log sample of servers or doors that holds refusals, seven days or more.', grade: 'E3', freshDays: 90 },
    ],
  },
  facts: ['cloudtrail'],
  evaluate(given) {
    const checks: Check[] = [...anonymousChecks(given), ...fromObservations(given)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...preventionChecks(given), documentCheck(given, given.onPremises ? ['denied-test', 'audit-log'] : ['infrastructure-code', 'denied-test'], 'proof of the controls'))
    }
    const claim = sentenceFor(given, 'prevention', { one: 'Only one layer keeps others out.', policy: 'Only rules and training keep others out.' }, 'Nobody has said what keeps others out.')
    return judge(given, checks, { met: 'Two layers keep others out, and a refusal has been seen.', claim }, openToAnyone(given))
  },
})
