import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { codedProtection } from './code'
import { digestChecks, joinChecks, saidByVerdict, tampered } from './digest-checks'
import { questions } from './questions'

/** Rules of the analyzer that are judged here from its facts. */
const judgedHere = ['CT-16', ...saidByVerdict]

const configuration: EvidenceSlot = {
  kind: 'log-configuration',
  ask: 'An export of the settings that protect the log store: lock or immutability, validation, key, and who may delete. A reviewer reads it. Text copied from a console, such as the output of a validate-logs command, is a claim only (E0), because anyone can type it. Never include keys or secrets.',
  grade: 'E2',
  freshDays: 180,
}

export default defineCriterion({
  id: 'LOG-02',
  section: 'logs',
  chapter: 'logs',
  title: 'Logs that cannot be altered unnoticed',
  failureTitle: 'Whoever did something wrong could also have erased the record of it.',
  why: 'A log counts as a record only while it is unaltered, or every alteration says who made it and when.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.3.8', 'NIST SP 800-171 r2 3.3.9', '22 CFR 122.5'],
  trace: ['F3', 'D4', 'area:iam'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-5', decidedBy: 'rule', when: 'A signature or hash of the log does not match: the log was altered.' }],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'cloudtrail-digest',
      ask: 'The CloudTrail digest files of the days of the log sample with the logs they list, in one archive, with the output of "aws cloudtrail list-public-keys" for the same region and days, and of "aws s3api head-object" for the newest digest. Veritar checks every signature and hash. Logs have to be unmasked here; leave out those you may not show.',
      grade: 'E3',
      freshDays: 90,
    },
    configuration,
    {
      kind: 'infrastructure-code',
      ask: 'The infrastructure code or plan of the log store and the trail. Remove secrets; never upload state files.',
      grade: 'E3',
      freshDays: 180,
    },
  ],
  onPremises: {
    title: 'Server logs that cannot be altered unnoticed',
    evidence: [{ ...configuration, ask: 'The settings of the log server or write-once store: lock, signatures, and who may delete. A reviewer reads them. Text copied from a console is a claim only (E0). Never include keys or secrets.' }],
  },
  facts: ['cloudtrail', 'cloudtrail-digest', 'infrastructure-code', 'log-configuration', 'audit-log'],
  compared: ['audit-log'],
  evaluate(given) {
    const digests = given.readings['cloudtrail-digest']
    const samples = given.readings.cloudtrail
    const checks: Check[] = [
      ...digests.flatMap((reading) => digestChecks(reading, given.reference)),
      ...joinChecks(samples, digests),
      ...duplicateChecks(samples),
      ...codedProtection(given),
      ...fromObservations(given, judgedHere),
    ]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...answerChecks(given))
      checks.push(documentCheck(given, ['log-configuration', 'infrastructure-code'], 'proof of how the logs are protected'))
      if (digests.length === 0) checks.push({ outcome: 'info', says: 'No digest chain was verified here: that the logs were not altered rests on the configuration.', at: [] })
    }
    const claim = sentenceFor(
      given,
      'protected',
      { partly: 'Only some logs are protected against change and deletion.', no: 'The logs can be changed or deleted unnoticed.' },
      'Nobody has said whether the logs can be altered.',
    )
    return judge(given, checks, { met: 'The logs are locked, verifiable, and administered by others.', claim }, tampered(digests))
  },
})

type Samples = { facts: { duplicates: number; events: number }; at: (locator: object, rule?: string) => Check['at'][number] }[]

function duplicateChecks(samples: Samples): Check[] {
  return samples
    .filter((sample) => sample.facts.duplicates > 0)
    .map((sample) => ({
      outcome: 'unknown',
      says: `${sample.facts.duplicates.toLocaleString('en-US')} events in this sample appear twice: files overlap, or the sample was put together by hand.`,
      at: [sample.at({}, 'CT-16')],
    }))
}

function answerChecks(given: Parameters<typeof choiceCheck>[0]): Check[] {
  return [
    choiceCheck(
      given,
      'lock',
      {
        compliance: ['met', 'A lock that nobody can lift is said to hold the logs.'],
        governance: ['partial', 'Some administrators can lift the lock on the logs.'],
        versions: ['partial', 'Deleting a log takes a second step, but nothing forbids it.'],
        permissions: ['not-met', 'Permissions alone protect the logs, so an administrator can delete them.'],
        nothing: ['not-met', 'Nothing protects the logs from deletion.'],
      },
      'Nobody has said what protects the logs from deletion.',
    ),
    choiceCheck(
      given,
      'proof',
      {
        signed: ['met', 'Signed digests are said to exist.'],
        hashes: ['partial', 'The hashes of the logs are not signed, so they can be replaced with the logs.'],
        none: ['not-met', 'Nobody could verify later that the logs were not altered.'],
      },
      'Nobody has said how an alteration would be noticed.',
    ),
    choiceCheck(
      given,
      'separation',
      {
        separate: ['met', 'The log store is said to have administrators of its own.'],
        'separate-same-people': ['partial', 'The log store is separate, but the same people administer it.'],
        same: ['not-met', 'Those who run the systems also administer their logs.'],
      },
      'Nobody has said who administers the log store.',
    ),
  ]
}
