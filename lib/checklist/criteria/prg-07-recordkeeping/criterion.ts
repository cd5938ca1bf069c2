import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn, numberOf } from '../../answer-values'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, topicChecks } from '../prg-01-written-program/manual'
import { codedRecordLocks } from './code'
import { questions } from './questions'
import { recordStoreChecks } from './stores'

/** Years that records are kept (22 CFR 122.5(a); 15 CFR 762.6). */
const KEPT_YEARS = 5

export default defineCriterion({
  id: 'PRG-07',
  section: 'program',
  chapter: 'program',
  title: 'Records kept five years',
  failureTitle: 'In a few years nobody can show what was exported, or to whom.',
  why: 'Export records must be kept five years from the end of the license or the transaction, readable, and unaltered unless each change is recorded.',
  basis: 'LAW',
  cites: ['22 CFR 122.5', '22 CFR 120.15(e)', '15 CFR 762.6', 'DDTC Guidelines el. 3'],
  trace: ['D1'],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'procedure', ask: 'The record schedule: kinds of record, place, keeper, years.', grade: 'E2', freshDays: 365 },
    { kind: 'log-configuration', ask: 'The settings of the record store that prevent or record changes, as exported. Never include keys or secrets.', grade: 'E2', freshDays: 180 },
    { kind: 'compliance-program', ask: 'The program, when the schedule is a section of it.', grade: 'E2', freshDays: 365 },
  ],
  // Locks in code are held against the years where the claim names the store, and asked about where it does not.
  facts: ['compliance-program', 'procedure', 'log-configuration', 'infrastructure-code'],
  compared: ['infrastructure-code'],
  holds: ['the years claimed for records against the lock in the code', 'the years claimed for records against what deletes them in the code'],
  evaluate(given) {
    const checks: Check[] = [...recordStoreChecks(given), ...fromObservations(besidesManual(given), ['LC-02', 'LC-03', 'IAC-08'])]
    if (given.claim !== null && given.answers['records'] !== 'none') {
      checks.push(
        yearsCheck(given),
        ...codedRecordLocks(given),
        ...answerChecks(given),
        ...typesCheck(given),
        ...topicChecks(
          given,
          [
            { topic: 'retentionFiveYears', found: 'The program asks for five years.', absent: 'The program does not say that records are kept five years.' },
            {
              topic: 'retentionFromExpiry',
              found: 'The program counts the years from expiry or the transaction.',
              absent: 'The program does not count the years from expiry of the approval or from the transaction.',
            },
          ],
          acceptedDocuments(given, ['procedure']),
        ),
        documentCheck(given, ['procedure'], 'the record schedule'),
        documentCheck(given, ['log-configuration'], 'the settings of the record store'),
      )
    }
    return judge(given, checks, {
      met: 'Export records are kept five years or more, in the United States, with every change recorded.',
      claim: sentenceFor(
        given,
        'records',
        {
          unscheduled: 'Records are kept without a written schedule.',
          shorter: 'Export records are kept for less than five years.',
          none: 'No export records are kept.',
        },
        'Nobody has said how long export records are kept.',
      ),
    })
  },
})

type Mine = Given<'compliance-program' | 'procedure' | 'log-configuration' | 'infrastructure-code'>

function yearsCheck(given: Mine): Check {
  const years = numberOf(given, 'years')
  const at = [given.answer('years')]
  if (years === null) return { outcome: 'unknown', says: 'Nobody has said for how many years records are kept.', at }
  const enough = years >= KEPT_YEARS
  return { outcome: enough ? 'met' : 'not-met', says: `Records are kept for ${years} years; the ITAR asks for ${KEPT_YEARS}.`, at }
}

function answerChecks(given: Mine): Check[] {
  return [
    choiceCheck(
      given,
      'counted-from',
      {
        expiry: ['met', 'The years count from expiry of the approval or from the transaction.'],
        creation: ['partial', 'The years count from the day a record was made, which can end too early.'],
      },
      'Nobody has said from when the years count.',
    ),
    choiceCheck(
      given,
      'place',
      {
        us: ['met', 'Records and backups are said to be kept only in the United States.'],
        elsewhere: ['not-met', 'Export records or their backups are kept partly outside the United States.'],
      },
      'Nobody has said where records and backups are kept.',
    ),
    choiceCheck(
      given,
      'alteration',
      {
        locked: ['met', 'Records cannot be changed.'],
        traced: ['met', 'Every change of a record is kept with who and when.'],
        untraced: ['not-met', 'Records can be changed without a trace.'],
      },
      'Nobody has said what happens when a record is changed.',
    ),
  ]
}

/** Use of an exemption has a record duty of its own (22 CFR 120.15(e)). Left open, it is not asked for. */
function typesCheck(given: Mine): Check[] {
  const types = chosenIn(given, 'types')
  if (types.length === 0 || types.includes('exemptions')) return []
  return [{ outcome: 'partial', says: 'The use of exemptions is not among the records kept (22 CFR 120.15(e)).', at: [given.answer('types')] }]
}
