import { sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type EvidenceSlot, type KnockOutHit } from '../../criterion'
import { acceptedDocuments } from '../../documents'
import { logSamples } from '../../log-samples'
import { judge } from '../../verdict'
import { checkOf, contradicts, conductIn, offRoster } from './conduct'
import { questions } from './questions'

const otherLog: EvidenceSlot = {
  kind: 'audit-log',
  ask: 'The log sample of servers or services that hold program data, as exported.',
  grade: 'E3',
  freshDays: 90,
}

export default defineCriterion({
  id: 'LOG-05',
  section: 'logs',
  chapter: 'logs',
  title: 'Observed behavior fits the claims',
  failureTitle: 'The log shows things that the firm has not explained.',
  why: 'Policies say what should happen. The log says what did.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.3.5', 'NIST SP 800-171 r2 3.14.6', 'NIST SP 800-171 r2 3.14.7'],
  trace: ['F3', 'D4', 'area:iam'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-9', decidedBy: 'reviewer', when: 'The log contradicts what was signed.' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'cloudtrail', ask: 'The same CloudTrail sample: at least seven days in a row, as AWS delivered it.', grade: 'E3', freshDays: 90 },
    otherLog,
  ],
  onPremises: { title: 'Observed behavior on the servers fits the claims', evidence: [otherLog] },
  // The roster of PER-02 says who may act; it proves nothing about conduct, so it is not an evidence slot here.
  facts: ['cloudtrail', 'audit-log', 'roster'],
  evaluate(given) {
    const samples = logSamples(given)
    const accepted = acceptedDocuments(given, ['audit-log'])
    if (samples.length === 0 && accepted.length === 0) {
      return { outcome: 'missing', because: 'No log sample has been read, so nothing that happened could be observed.', checks: [], knockOuts: [] }
    }
    const explained = rowsOf(given, 'explanations').map((row) => row['rule'] ?? '')
    const seen = [...samples.flatMap(conductIn), ...offRoster(samples, given.readings.roster)]
    const checks = seen.map((conduct) => checkOf(conduct, explained))
    if (accepted.length > 0) checks.push({ outcome: 'met', says: 'A reviewer accepted the other logs supplied.', at: accepted.map((item) => item.at) })
    const knockOuts: KnockOutHit[] =
      given.answers['expected'] === 'clean'
        ? seen.filter(contradicts).map((conduct) => ({
            id: 'KO-9',
            because: `The firm signed that nothing in the sample needs explaining. ${conduct.says}`,
            at: [given.answer('expected'), conduct.at],
          }))
        : []
    const claim = sentenceFor(
      given,
      'expected',
      { some: 'The firm cannot explain everything in its own log yet.', 'not-looked': 'The firm has not looked at its own log.' },
      'Nobody has said whether the log shows what was expected.',
    )
    return judge(given, checks, { met: 'Nothing in the sample is left unexplained.', claim }, knockOuts)
  },
})
