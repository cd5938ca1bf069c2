import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type ReadEvidence } from '../../criterion'
import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { ComplianceProgramFacts } from '../../../analyzers/compliance-program/facts'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { codedRetention, judgedFromCode } from './code'
import { questions } from './questions'
import { settingChecks } from './settings'

/** Five years in days, leap day included (22 CFR 122.5; domain.md section 4, LOG-03). */
export const FIVE_YEARS = 1_826

const configuration: EvidenceSlot = {
  kind: 'log-configuration',
  ask: 'The retention or lifecycle settings of the log store, as exported, with the number of days. Never include keys or secrets.',
  grade: 'E2',
  freshDays: 180,
}

export default defineCriterion({
  id: 'LOG-03',
  section: 'logs',
  chapter: 'logs',
  title: 'Access records kept five years',
  failureTitle: 'In a few months nobody can tell who had access.',
  why: 'The ITAR asks for five years of records on exports and technical data. That access logs are kept as long is the policy of the prime, so that a release found late can still be traced.',
  basis: 'CONTRACT',
  cites: ['22 CFR 122.5', 'NIST SP 800-171 r2 3.3.1'],
  trace: ['F3', 'D4', 'area:iam'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    configuration,
    { kind: 'infrastructure-code', ask: 'The infrastructure code or plan that sets the retention of the log store. Remove secrets; never upload state files.', grade: 'E3', freshDays: 180 },
  ],
  onPremises: {
    title: 'Server access records kept five years',
    evidence: [{ ...configuration, ask: 'The retention settings of the log server, or the archive schedule of its media, with the number of days.' }],
  },
  // The manual is listed beside the setting and proves nothing about it, so it is not an evidence slot here.
  facts: ['cloudtrail', 'compliance-program', 'log-configuration', 'infrastructure-code'],
  holds: ['retention answered against configured'],
  evaluate(given) {
    const checks: Check[] = [...given.readings.cloudtrail.flatMap(retentionChanges), ...settingChecks(given), ...codedRetention(given, FIVE_YEARS), ...fromObservations(given, judgedFromCode)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        daysCheck(given.answers['days'], given.answer('days')),
        choiceCheck(
          given,
          'store',
          {
            configured: ['met', 'The period is said to be set on the log store itself.'],
            manual: ['partial', 'The logs are kept by hand, so a forgotten copy ends the record.'],
            default: ['not-met', "The service's own default applies, and it forgets after 30 to 90 days."],
          },
          'Nobody has said how the period is kept.',
        ),
        documentCheck(given, ['log-configuration', 'infrastructure-code'], 'the retention setting'),
        ...given.readings['compliance-program'].flatMap(programChecks),
      )
    }
    const claim = sentenceFor(
      given,
      'retention',
      { partly: 'Only some access records are kept for five years.', shorter: 'Access records are kept for less than five years.' },
      'Nobody has said how long access records are kept.',
    )
    return judge(given, checks, { met: `Access records are kept for at least ${FIVE_YEARS.toLocaleString('en-US')} days.`, claim })
  },
})

function daysCheck(days: unknown, at: Check['at'][number]): Check {
  if (typeof days !== 'number') return { outcome: 'unknown', says: 'Nobody has said how many days access records are kept.', at: [at] }
  const enough = days >= FIVE_YEARS
  return {
    outcome: enough ? 'met' : 'not-met',
    says: `Access records are kept for ${days.toLocaleString('en-US')} days; five years are ${FIVE_YEARS.toLocaleString('en-US')} days.`,
    at: [at],
  }
}

/** Calls that shorten or end the keeping of a log. */
const shortens = /^(PutRetentionPolicy|DeleteLogGroup|DeleteLogStream|PutBucketLifecycle.*|DeleteBucketLifecycle|DeleteBucket|DeleteEventDataStore)$/

function retentionChanges(sample: ReadEvidence<CloudTrailFacts>): Check[] {
  return Object.entries(sample.facts.loggingChanges)
    .filter(([name, succeeded]) => succeeded > 0 && shortens.test(name))
    .map(([name, succeeded]) => ({
      outcome: 'unknown',
      says: `${name} succeeded ${succeeded === 1 ? 'once' : `${succeeded} times`} in this sample: say which log it changed and for how long it is kept now.`,
      at: [sample.at({}, 'CT-09')],
    }))
}

/** The record schedule in the manual. PRG-07 judges it; here it is listed beside the setting. */
function programChecks(reading: ReadEvidence<ComplianceProgramFacts>): Check[] {
  const { retentionFiveYears, retentionFromExpiry } = reading.facts.topics
  const five = retentionFiveYears.passages[0]
  const expiry = retentionFromExpiry.passages[0]
  return [
    retentionFiveYears.found
      ? { outcome: 'met', says: 'The compliance program asks for five years.', at: [reading.at(five?.at ?? {})] }
      : { outcome: 'info', says: 'The compliance program does not say five years.', at: [reading.at({})] },
    retentionFromExpiry.found
      ? { outcome: 'met', says: 'The period runs from expiry of the approval or from the transaction.', at: [reading.at(expiry?.at ?? {})] }
      : { outcome: 'info', says: 'The compliance program does not say from when the period runs.', at: [reading.at({})] },
  ]
}
