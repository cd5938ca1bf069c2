import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import { defineCriterion, type Check, type EvidenceSlot, type Given } from '../../criterion'
import { acceptedDocuments } from '../../documents'
import { alsoOfAuditLogs, logSamples } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { clockChecks } from './clocks'
import { codedCoverage } from './code'
import { questions, sources } from './questions'
import { dataEventCheck, sampleChecks } from './sample-checks'
import { suppliedChecks } from './supplied'

/** Rules of the analyzer that are judged here from its facts. */
const judgedHere = [...alsoOfAuditLogs(['CT-15', 'CT-17', 'CT-18']), 'CT-09', 'DG-11']

const otherLog: EvidenceSlot = {
  kind: 'audit-log',
  ask: 'Samples of the other logs over the same days: sign-ins, servers, containers, source code host, pipeline. Mask names that give the work away.',
  grade: 'E3',
  freshDays: 90,
}

export default defineCriterion({
  id: 'LOG-04',
  section: 'logs',
  chapter: 'logs',
  title: 'Coverage without gaps',
  failureTitle: 'Some access leaves no trace at all.',
  why: 'A system without a log, a silent stretch, or a clock that is off is where a release would go unseen.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.3.3', 'NIST SP 800-171 r2 3.3.4', 'NIST SP 800-171 r2 3.3.7'],
  trace: ['F3', 'D4', 'area:iam'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'cloudtrail',
      ask: 'The same CloudTrail sample: at least seven days in a row, all regions, data events included.',
      grade: 'E3',
      freshDays: 90,
    },
    otherLog,
    { kind: 'cloudtrail-digest', ask: 'CloudTrail digest files of the same days, with public keys and the metadata of the newest: they prove that a silent hour was empty.', grade: 'E2', freshDays: 90 },
    { kind: 'infrastructure-code', ask: 'The infrastructure code or plan of trails, diagnostic settings and audit logs. Remove secrets; never upload state files.', grade: 'E3', freshDays: 180 },
    { kind: 'log-configuration', ask: 'The trail, event selectors and alarm settings, as exported. Never include keys or secrets.', grade: 'E2', freshDays: 180 },
  ],
  onPremises: {
    title: 'Server log coverage without gaps',
    evidence: [
      { ...otherLog, ask: 'Samples over the same days of the logs of servers, storage, sign-ins, source code host and pipeline.' },
      { kind: 'log-configuration', ask: 'The log forwarding, clock and alarm settings of the servers, as exported. Never include keys or secrets.', grade: 'E2', freshDays: 180 },
    ],
  },
  facts: ['cloudtrail', 'audit-log', 'cloudtrail-digest', 'infrastructure-code', 'log-configuration'],
  evaluate(given) {
    const samples = logSamples(given)
    const digests = given.readings['cloudtrail-digest'].map(({ facts }) => facts)
    const claims = given.claim === 'met' || given.claim === 'partial'
    const checks: Check[] = [...samples.flatMap((sample) => sampleChecks(sample, digests)), ...codedCoverage(given), ...suppliedChecks(given, samples), ...clockChecks(given, samples), ...fromObservations(given, judgedHere)]
    if (claims) {
      if (samples.length > 0) checks.push(dataEventCheck(samples, chosenIn(given, 'logged').includes('data')))
      else checks.push(otherSample(given))
      checks.push(...sourceChecks(given), ...answerChecks(given))
    }
    const claim = sentenceFor(
      given,
      'coverage',
      { partly: 'Some systems that reach program data write no log.', no: 'The logs do not cover the systems that reach program data.' },
      'Nobody has said which systems are logged.',
    )
    return judge(given, checks, { met: 'Every system that reaches program data is logged, without an unexplained gap.', claim })
  },
})

function otherSample(given: Pick<Given, 'evidence'>): Check {
  const accepted = acceptedDocuments(given, ['audit-log'])
  if (accepted.length > 0) return { outcome: 'met', says: 'A reviewer accepted the audit logs supplied.', at: accepted.map((item) => item.at) }
  return { outcome: 'unknown', says: 'No log sample has been read, so gaps cannot be ruled out.', at: [] }
}

type Asked = Parameters<typeof choiceCheck>[0]

function sourceChecks(given: Asked): Check[] {
  const logged = chosenIn(given, 'logged')
  const absent = chosenIn(given, 'not-used')
  const at = [given.answer('logged')]
  if (logged.length === 0) return [{ outcome: 'unknown', says: 'Nobody has said which systems write logs.', at }]
  return sources.flatMap(({ value, label }): Check[] => {
    const name = label.charAt(0).toLowerCase() + label.slice(1)
    if (logged.includes(value) && absent.includes(value)) {
      return [{ outcome: 'unknown', says: `The answers contradict each other: "${name}" is logged and does not exist.`, at: [...at, given.answer('not-used')] }]
    }
    if (logged.includes(value) || absent.includes(value)) return []
    return [{ outcome: 'partial', says: `No log is kept for: ${name}.`, at }]
  })
}

function answerChecks(given: Asked): Check[] {
  return [
    choiceCheck(
      given,
      'alarm',
      {
        alerted: ['met', 'Someone is said to be alerted when logging stops.'],
        reviewed: ['partial', 'A stopped log is noticed only at the next review.'],
        unnoticed: ['not-met', 'Logging could stop without anyone noticing.'],
      },
      'Nobody has said what happens when logging stops.',
    ),
    choiceCheck(
      given,
      'clock',
      {
        one: ['met', 'All systems are said to share one clock.'],
        some: ['partial', 'Some systems do not share the common clock.'],
        no: ['not-met', 'The systems do not share a clock, so the order of events cannot be told.'],
      },
      'Nobody has said where the systems take their time from.',
    ),
  ]
}
