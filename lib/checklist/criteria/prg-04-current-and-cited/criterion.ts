import { sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, manualsOf, offTopicCheck } from '../prg-01-written-program/manual'
import { ageCheck, reviewCheck, staleCiteChecks, wordingChecks } from './checks'
import { questions } from './questions'

export default defineCriterion({
  id: 'PRG-04',
  section: 'program',
  chapter: 'program',
  title: 'Program current and correctly cited',
  failureTitle: 'The program describes rules that no longer exist.',
  why: 'Old section numbers and old country lists lead people to the wrong rule, and show that nobody has read the program against the law for years.',
  basis: 'GUIDE',
  cites: ['DDTC Guidelines el. 7B', 'DDTC Guidelines el. 8D', '87 FR 16396', '90 FR 29720'],
  trace: ['D1'],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'compliance-program', ask: 'The program with its revision history and the date of the last review.', grade: 'E2', freshDays: 365 },
    { kind: 'procedure', ask: 'The revision history or review record, when it is kept apart from the program.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['compliance-program'],
  evaluate(given) {
    const manuals = manualsOf(given)
    const offTopic = offTopicCheck(given)
    const checks: Check[] = [
      ...offTopic,
      ...manuals.flatMap((manual) => [ageCheck(given, manual), ...staleCiteChecks(given, manual), ...wordingChecks(manual)]),
      ...fromObservations(besidesManual(given)),
    ]
    const review = given.answers['review']
    if (review === 'recorded' || review === 'unrecorded') checks.push(reviewCheck(given))
    if (manuals.length === 0 && offTopic.length === 0) checks.push(documentCheck(given, ['compliance-program', 'procedure'], 'the revision history'))
    return judge(given, checks, {
      met: 'The program was reviewed within 12 months and cites the rules as they stand.',
      claim: sentenceFor(
        given,
        'review',
        {
          unrecorded: 'The last review left no record of what changed.',
          older: 'The last review was more than 12 months ago.',
          never: 'The program has not been reviewed for two years or more.',
        },
        'Nobody has said when the program was last reviewed.',
      ),
    })
  },
})
