import { sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, manualsOf, offTopicCheck, placed, type Manual } from '../prg-01-written-program/manual'
import { elements, questions } from './questions'

/** Score from which an element counts as covered: 2 described, 3 operational (domain.md 1.7). */
const DESCRIBED = 2
/** A program that describes fewer elements than this covers too little to call it partly there; the threshold is Veritar's. */
const FEWEST_DESCRIBED = 4
const words = ['absent', 'only mentioned', 'described', 'operational'] as const

export default defineCriterion({
  id: 'PRG-02',
  section: 'program',
  chapter: 'program',
  title: 'All eight DDTC elements covered',
  failureTitle: 'The program leaves out parts that DDTC expects.',
  why: 'DDTC names eight elements of an effective program. What a program does not describe is what nobody does on a bad day.',
  basis: 'GUIDE',
  cites: ['DDTC Guidelines el. 1', 'DDTC Guidelines el. 2', 'DDTC Guidelines el. 3', 'DDTC Guidelines el. 4', 'DDTC Guidelines el. 5', 'DDTC Guidelines el. 6', 'DDTC Guidelines el. 7', 'DDTC Guidelines el. 8'],
  trace: ['D1'],
  weight: 3,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'compliance-program', ask: 'The whole program or manual, annexes included, as PDF with text, DOCX, Markdown or plain text.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['compliance-program'],
  evaluate(given) {
    const manuals = manualsOf(given)
    const offTopic = offTopicCheck(given)
    const checks: Check[] = [...offTopic, ...fromObservations(besidesManual(given))]
    if (manuals.length > 0) checks.push(...elementChecks(manuals))
    else if (offTopic.length === 0) checks.push(documentCheck(given, ['compliance-program'], 'the written program'), mapCheck(given))
    return judge(given, checks, {
      met: 'Each of the eight elements is described or operational.',
      claim: sentenceFor(
        given,
        'coverage',
        { some: 'The firm says that its program covers some of the eight elements.', none: 'The firm says that its program covers few of the eight elements.' },
        'Nobody has said which of the eight elements the program covers.',
      ),
    })
  },
})

/** One check an element, from the document that treats it best: annexes complete a manual. */
function elementChecks(manuals: Manual[]): Check[] {
  const checks = elements.map((title, i) => elementCheck(manuals, i + 1, title))
  const described = checks.filter((check) => check.outcome === 'met').length
  if (described >= FEWEST_DESCRIBED) return checks
  const says = `The program describes only ${described} of the eight elements.`
  return [{ outcome: 'not-met', says, at: manuals.map((manual) => manual.at({})) }, ...checks]
}

function elementCheck(manuals: Manual[], element: number, title: string): Check {
  const scored = manuals
    .flatMap((manual) => manual.facts.elements.filter((entry) => entry.element === element).map((entry) => ({ manual, entry })))
    .sort((a, b) => b.entry.score - a.entry.score)
  const best = scored[0]
  if (!best) return { outcome: 'unknown', says: `Element ${element}, ${title.toLowerCase()}, was not scored.`, at: manuals.map((manual) => manual.at({})) }
  const { manual, entry } = best
  const places = entry.passages.slice(0, 3).map((passage) => manual.at(placed(passage.at, passage.text)))
  return {
    outcome: entry.score >= DESCRIBED ? 'met' : 'partial',
    says: `Element ${element}, ${title.toLowerCase()}, is ${words[entry.score] ?? 'not scored'}. ${entry.because}`,
    at: places.length > 0 ? places : [manual.at({})],
  }
}

/** Where no program could be read, the respondent's own map is all there is. */
function mapCheck(given: Given<'compliance-program'>): Check {
  const at = [given.answer('map')]
  const mapped = new Set(rowsOf(given, 'map').map((row) => Number(row['element'])))
  const missing = elements.map((_, i) => i + 1).filter((element) => !mapped.has(element))
  if (missing.length === 0) return { outcome: 'info', says: 'The map names a section for each of the eight elements.', at }
  return { outcome: 'unknown', says: `The map names no section for ${missing.length === 8 ? 'any element' : `element ${missing.join(', ')}`}.`, at }
}
