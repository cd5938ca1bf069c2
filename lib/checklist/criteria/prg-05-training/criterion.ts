import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn, numberOf } from '../../answer-values'
import { defineCriterion, type Check } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, topicChecks } from '../prg-01-written-program/manual'
import { exportChecks, type Mine } from './export'
import { questions, tiers } from './questions'
import { rosterChecks } from './roster'

/** Below this share in date the training does not reach the people it is for; the threshold is Veritar's. */
const REACHED = 80

export default defineCriterion({
  id: 'PRG-05',
  section: 'program',
  chapter: 'program',
  title: 'Training before access and yearly',
  failureTitle: 'People reach controlled data without having been taught the rules.',
  why: 'Most unauthorized releases are honest mistakes. People who were taught before they got access, and again each year, make fewer of them.',
  basis: 'GUIDE',
  cites: ['DDTC Guidelines el. 5', 'NIST SP 800-171 r2 3.2.1', 'NIST SP 800-171 r2 3.2.2'],
  trace: ['D1', 'area:personnel'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'roster', ask: 'The roster with the column for the last training, so that dates of training and of access can be held side by side.', grade: 'E3', freshDays: 90 },
    { kind: 'training-export', ask: 'The export of completions with roster references and dates, without names or scores.', grade: 'E2', freshDays: 365 },
    { kind: 'compliance-program', ask: 'The program, when it sets out who is trained on what and how often.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['compliance-program', 'roster', 'training-export'],
  evaluate(given) {
    const exports = acceptedDocuments(given, ['training-export'])
    const checks: Check[] = [...rosterChecks(given, exports), ...exportChecks(given), ...fromObservations(besidesManual(given))]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        tierCheck(given),
        choiceCheck(
          given,
          'cadence',
          {
            yearly: ['met', 'Training is repeated at least every 12 months.'],
            longer: ['partial', 'Training is repeated less often than every 12 months.'],
            once: ['partial', 'Training is given once and never repeated.'],
          },
          'Nobody has said how often training is repeated.',
        ),
        completionCheck(given),
        ...topicChecks(
          given,
          [
            { topic: 'trainingAnnual', found: 'The program asks for training every year.', absent: 'The program does not ask for training every year.' },
            { topic: 'trainingTiers', found: 'The program trains groups by what they do.', absent: 'The program does not say which group is trained on what.' },
          ],
          exports,
        ),
        documentCheck(given, ['training-export'], 'the training records'),
      )
    }
    return judge(given, checks, {
      met: 'Everyone with access was trained before access and within 12 months.',
      claim: sentenceFor(
        given,
        'training',
        { most: 'Not everyone is trained before access and yearly.', none: 'There is no training on record.' },
        'Nobody has said whether people are trained before they get access.',
      ),
    })
  },
})

function tierCheck(given: Mine): Check {
  const taught = chosenIn(given, 'tiers')
  const at = [given.answer('tiers')]
  if (taught.length === 0) return { outcome: 'unknown', says: 'Nobody has said which groups are trained.', at }
  const lacking = tiers.filter((tier) => !taught.includes(tier.value))
  if (lacking.length === 0) return { outcome: 'met', says: 'All four groups of the DDTC guidelines have training of their own.', at }
  return { outcome: 'partial', says: `No training is made for: ${lacking.map((tier) => tier.label.toLowerCase().replace('empowered official', 'Empowered Official')).join('; ')}.`, at }
}

function completionCheck(given: Mine): Check {
  const share = numberOf(given, 'completion')
  const at = [given.answer('completion')]
  if (share === null) return { outcome: 'unknown', says: 'Nobody has said what share of the people is in date.', at }
  if (share >= 100) return { outcome: 'met', says: 'Everyone with access is said to be in date.', at }
  return { outcome: share < REACHED ? 'not-met' : 'partial', says: `Only ${share} % of the people with access are in date.`, at }
}
