import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type KnockOutHit } from '../../criterion'
import { acceptedDocuments } from '../../documents'
import { alsoOfAuditLogs, atRule, logSamples } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { questions } from './questions'
import { coverageChecks, isUsable, leftOut, sampleChecks } from './sample-checks'

/** Rules of the analyzer that are judged here from its facts. */
const judgedHere = alsoOfAuditLogs(['CT-01', 'CT-17', 'CT-18', 'CT-19'])

const otherLog: EvidenceSlot = {
  kind: 'audit-log',
  ask: 'Seven days in a row of the audit logs of servers, storage or other services that hold program data, as exported. Mask resource names that give the work away.',
  grade: 'E3',
  freshDays: 90,
}

export default defineCriterion({
  id: 'LOG-01',
  section: 'logs',
  chapter: 'logs',
  title: 'Complete audit trail',
  failureTitle: 'Nobody can tell who saw the data, when, and from where.',
  why: 'An unauthorized release can be found, bounded and disclosed only when the log names the person, the act, the time and the place.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.3.1', 'NIST SP 800-171 r2 3.3.2', 'DDTC Compliance Program Guidelines, element 2G'],
  trace: ['F3', 'D4', 'area:iam'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-5', decidedBy: 'rule', when: 'No usable audit trail can be produced.' }],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'cloudtrail',
      ask: 'At least seven days in a row of CloudTrail files from the account that holds program data, as AWS delivered them, with at least one session of a person. Mask resource names that give the work away.',
      grade: 'E3',
      freshDays: 90,
    },
    otherLog,
  ],
  onPremises: { title: 'Complete audit trail of the servers', evidence: [otherLog] },
  // Shared accounts and ambiguous principals on the roster leave the log unable to say who acted.
  facts: ['cloudtrail', 'audit-log', 'roster'],
  evaluate(given) {
    const samples = logSamples(given)
    const knockOuts: KnockOutHit[] = []
    if (given.claim === 'not-met') {
      knockOuts.push({ id: 'KO-5', because: 'The firm says that it cannot produce an audit trail.', at: [given.answer('trail')] })
    } else if (given.claim !== null && samples.length > 0 && !samples.some((sample) => isUsable(sample.facts) || leftOut(sample.facts).length > 0)) {
      knockOuts.push({
        id: 'KO-5',
        because: 'A trail is claimed, and the log supplied holds no event that says who did what, when and from where.',
        at: [given.answer('trail'), ...samples.map((sample) => atRule(sample, 'CT-01'))],
      })
    }
    const checks: Check[] = knockOuts.map(({ because, at }) => ({ outcome: 'not-met', says: because, at }))
    if (samples.length > 0) checks.push(...samples.flatMap(sampleChecks), ...coverageChecks(samples))
    else checks.push(...withoutSample(given))
    checks.push(...fromObservations(given, judgedHere))
    if (given.claim === 'met' || given.claim === 'partial') checks.push(...answerChecks(given))
    const claim = sentenceFor(
      given,
      'trail',
      { partly: 'Only some access is logged with who, what, when and from where.', none: 'The firm cannot produce a log of who accessed what.' },
      'Nobody has said whether the logs show who accessed what.',
    )
    return judge(given, checks, { met: 'The logs name the person, the act, the time and the place.', claim }, knockOuts)
  },
})

type Asked = Parameters<typeof choiceCheck>[0]

function withoutSample(given: Pick<Given, 'evidence'>): Check[] {
  const accepted = acceptedDocuments(given, ['audit-log'])
  if (accepted.length > 0) return [{ outcome: 'met', says: 'A reviewer accepted the audit log supplied.', at: accepted.map((item) => item.at) }]
  return [{ outcome: 'unknown', says: 'No log sample has been read, so completeness is not shown.', at: [] }]
}

function answerChecks(given: Asked): Check[] {
  return [
    choiceCheck(
      given,
      'reads',
      {
        'every-store': ['met', 'Reads are said to be logged for every store with program data.'],
        'some-stores': ['partial', 'Reads are logged for some stores only.'],
        no: ['not-met', 'Reads are not logged, so nobody can tell who opened a file.'],
      },
      'Nobody has said whether reads are logged.',
    ),
    choiceCheck(
      given,
      'shared-accounts',
      {
        none: ['met', 'Every person is said to have their own account.'],
        'emergency-only': ['met', 'Only sealed emergency accounts are shared, and each use is recorded by name.'],
        yes: ['not-met', 'Some accounts serve more than one person, so the log cannot name one.'],
      },
      'Nobody has said whether accounts are shared.',
    ),
  ]
}
