import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { questions } from './questions'

export default defineCriterion({
  id: 'PER-06',
  section: 'personnel',
  chapter: 'personnel',
  title: 'No personal data beyond need',
  failureTitle: 'Identity documents are where they should never be.',
  why: 'A result, a date and a role prove verification. Copies of passports and numbers prove no more, and put your people at risk.',
  basis: 'GUIDE',
  cites: ['8 USC 1324b', 'DOJ IER fact sheet on export control and hiring'],
  trace: ['area:personnel', 'D2'],
  weight: 1,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'roster', ask: 'The roster you upload for PER-02 counts here as well: it is looked through for personal data before anything else.', grade: 'E2', freshDays: 90 },
    { kind: 'procedure', ask: 'The rule on what you keep of a verification, and for how long.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['roster', 'procedure', 'compliance-program'],
  compared: ['roster', 'procedure', 'compliance-program'],
  uploads: true,
  evaluate(given) {
    const checks: Check[] = [...uploadChecks(given), ...fromObservations(given)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        choiceCheck(
          given,
          'kept',
          {
            result: ['met', 'Only the result, the date and the role that checked are kept.'],
            copies: ['partial', 'Copies of identity documents are kept.'],
            'with-i9': ['not-met', 'Copies are kept with the Form I-9 file.'],
          },
          'Nobody has said what is kept of a verification.',
        ),
        documentCheck(given, ['procedure'], 'the rule on what is kept'),
      )
    }
    const claim = sentenceFor(
      given,
      'uploads',
      { replaced: 'Personal data was uploaded and has been replaced.', contain: 'Uploads contain personal data.' },
      'Nobody has confirmed that uploads hold no personal data.',
    )
    return judge(given, checks, { met: 'Only the result of each verification is kept and uploaded.', claim })
  },
})

/**
 * What the guard made of every upload, whatever it was given for (domain.md 2.4): one it set aside earns nothing until
 * it is uploaded again without the personal data. What was read has passed it, hidden sheets, comments and the
 * properties of its pictures included.
 */
function uploadChecks(given: Pick<Given, 'evidence' | 'uploads'>): Check[] {
  const setAside = given.uploads.filter((item) => item.status === 'quarantined')
  const read = given.evidence.filter((item) => item.status === 'read')
  const titles = (items: Pick<(typeof read)[number], 'title'>[]) => items.map((item) => `"${item.title}"`).join(', ')
  if (setAside.length > 0) return [{ outcome: 'not-met', says: `${titles(setAside)} was set aside for personal data or markings. Remove them and upload it again.`, at: setAside.map((item) => item.at) }]
  if (read.length > 0) return [{ outcome: 'met', says: `No personal data beyond need was found in ${titles(read)}.`, at: read.map((item) => item.at) }]
  return []
}
