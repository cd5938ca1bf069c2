import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import { defineCriterion, type Check } from '../../criterion'
import { dayOf, monthsAgo } from '../../dates'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { accountChecks } from './accounts'
import { claimChecks } from './claims'
import { codeAgrees } from './code'
import { firmChecks } from './firm'
import { documentChecks, judgedHere, type Mine } from './document'
import { parts, questions } from './questions'
import { regionChecks } from './regions'
import { serviceDifference } from './services'

/** A document that names fewer parts than this cannot be held against anything; the threshold is Veritar's. */
const FEWEST_PARTS = 5

export default defineCriterion({
  id: 'DOC-01',
  section: 'architecture',
  chapter: 'architecture',
  title: 'Architecture document fit for purpose',
  failureTitle: 'Nobody can say where the controlled environment ends.',
  why: 'Logs, code and keys can only be judged against a drawing of what should be there. NIST SP 800-171 asks for a system security plan that is kept current.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.12.4'],
  trace: ['D3'],
  weight: 1,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'architecture',
      ask: 'The architecture document or system security plan with its diagrams, as PDF, DOCX or OSCAL. Take out technical data and change names that give the program away.',
      grade: 'E2',
      freshDays: 365,
    },
  ],
  facts: ['cloudtrail', 'architecture', 'log-configuration', 'audit-log', 'infrastructure-code', 'mfa-enrollment', 'pipeline-code'],
  compared: ['audit-log', 'infrastructure-code', 'mfa-enrollment', 'pipeline-code'],
  holds: ['a service that pipelines call against the document', 'the CAGE code in the document against the profile', 'the UEI in the document against the profile', 'the name in the document against the profile', 'a region in the log against the document', 'a region in the code against the document', 'an account in the log against the document', 'retention claimed against configured', 'a second factor claimed against the log'],
  evaluate(given) {
    const checks: Check[] = [...fromObservations(given, [...judgedHere, 'SP-05'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(partsCheck(given), dateCheck(given), ...answerChecks(given), ...regionChecks(given), ...documentChecks(given), ...firmChecks(given), ...accountChecks(given), ...codeAgrees(given), ...serviceDifference(given), ...claimChecks(given), documentCheck(given, ['architecture'], 'the architecture document'))
    }
    return judge(given, checks, {
      met: 'A current document describes the environment in every part that matters.',
      claim: sentenceFor(
        given,
        'document',
        { partial: 'The document is incomplete or behind what is running.', none: 'There is no architecture document or system security plan.' },
        'Nobody has said whether there is an architecture document.',
      ),
    })
  },
})

function partsCheck(given: Mine): Check {
  const named = chosenIn(given, 'parts')
  const at = [given.answer('parts')]
  if (named.length === 0) return { outcome: 'unknown', says: 'Nobody has said what the document describes.', at }
  const lacking = parts.filter((part) => !named.includes(part.value))
  if (lacking.length === 0) return { outcome: 'met', says: `The document describes all ${parts.length} parts asked for.`, at }
  const says = `The document does not describe: ${lacking.map((part) => part.label.charAt(0).toLowerCase() + part.label.slice(1)).join('; ')}.`
  return { outcome: named.length < FEWEST_PARTS ? 'not-met' : 'partial', says, at }
}

function dateCheck(given: Mine): Check {
  const dated = dayOf(given.answers['dated'])
  const today = given.now.slice(0, 10)
  const at = [given.answer('dated')]
  if (dated === null) return { outcome: 'unknown', says: 'Nobody has said what date the document carries.', at }
  if (dated > today) return { outcome: 'unknown', says: `The document is dated ${dated}, which has not come yet.`, at }
  if (dated < monthsAgo(today, 12)) return { outcome: 'partial', says: `The document is of ${dated}, more than 12 months old.`, at }
  return { outcome: 'met', says: `The document is of ${dated}.`, at }
}

function answerChecks(given: Mine): Check[] {
  const compared = choiceCheck(
    given,
    'checked',
    {
      compared: ['met', 'The document was compared with code or configuration.'],
      'by-memory': ['partial', 'The document was checked from memory only.'],
      no: ['partial', 'The document was never compared with what is running.'],
    },
    'Nobody has said whether the document was compared with what is running.',
  )
  if (given.answers['placeholders'] !== 'no') return [compared]
  return [compared, { outcome: 'partial', says: 'Blanks or template text are left in the document.', at: [given.answer('placeholders')] }]
}
