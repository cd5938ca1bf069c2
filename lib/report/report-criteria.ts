import type { Value } from '../checklist/case'
import { visibleQuestions } from '../checklist/answers'
import type { Criterion, Question } from '../checklist/criterion'
import { figure } from '../checklist/figure'
import { grades } from '../checklist/grade'
import type { CriterionResult } from '../checklist/scorecard'
import type { ReportInput } from './input'
import { datesInWords, longDate, moment, outcomeWords, pointersWords } from './words'

const reviewWords: Record<string, string> = {
  accepted: 'Accepted the verdict',
  disputed: 'Disputed the verdict',
  overridden: 'Overrode the verdict',
  'na-accepted': 'Accepted that it does not apply',
  'na-refused': 'Refused that it does not apply',
}
const basisWords = { LAW: 'law', CONTRACT: 'contract', GUIDE: 'agency guidance', ARTICLE: 'good practice' } as const

type Table = Extract<Question['answer'], { kind: 'table' }>

/** What a column asks, without the hint how to fill it: "Date" for "Date (year-month-day)". */
const columnWords = (label: string) => label.split(/[:(]/)[0]?.trim() ?? label
const cellWords = (cell: string) => (/^\d{4}-\d{2}-\d{2}$/.test(cell.trim()) ? datesInWords(cell.trim()) : cell)
const rowWords = ({ columns }: Table, row: Record<string, string>) =>
  columns.flatMap(({ key, label }) => (row[key] ? [`${columnWords(label)}: ${cellWords(row[key])}`] : [])).join(' · ')

/** An answer as a person would read it; each row of a table on a line of its own, its columns named. */
export function answerWords({ answer }: Question, value: Value | undefined): string {
  if (value === undefined || value === '') return 'Not answered'
  const label = (v: string) => (answer.kind === 'choice' || answer.kind === 'multiple' ? (answer.options.find((o) => o.value === v)?.label ?? v) : v)
  if (typeof value === 'string') return answer.kind === 'date' ? longDate(value) : label(value)
  if (typeof value === 'number') return answer.kind === 'number' && answer.unit ? `${value.toLocaleString('en-US')} ${answer.unit}` : String(value)
  const rows = value.flatMap((entry) => (typeof entry === 'string' || answer.kind !== 'table' ? [] : [rowWords(answer, entry)]))
  return (rows.length > 0 ? rows.join('\n') : value.flatMap((entry) => (typeof entry === 'string' ? [label(entry)] : [])).join('; ')) || 'None named'
}

/** The questions a criterion shows, in their order. */
function askedOf(criterion: Criterion, result: CriterionResult, input: ReportInput): Question[] {
  const questions = result.form === 'on-premises' ? (criterion.onPremises?.questions ?? criterion.questions) : criterion.questions
  return visibleQuestions(questions, input.input.answers[criterion.id]?.values ?? {})
}

function answersOf(criterion: Criterion, result: CriterionResult, input: ReportInput) {
  const given = input.input.answers[criterion.id]
  return askedOf(criterion, result, input).map((q, i) => ({ ask: `${i + 1}. ${q.ask}`, answer: answerWords(q, given?.values[q.key]) }))
}

/** One part per criterion of the card: claim, evidence, checks, verdict, formula, reviews, findings. */
export function criterionParts(input: ReportInput) {
  const names = {
    titles: new Map(input.input.evidence.map((e) => [e.id, e.title])),
    single: new Set(input.input.evidence.map((e) => e.id).filter((id) => input.files.filter((file) => file.evidence === id).length === 1)),
    questions: new Map(
      input.card.criteria.flatMap((result) => {
        const criterion = input.criteria.find((c) => c.id === result.id)
        return criterion ? [[criterion.id, askedOf(criterion, result, input).map((q) => q.key)] as const] : []
      }),
    ),
  }
  return input.card.sections.map((section) => ({
    title: section.title,
    points: `${figure(section.points, 1)} of ${figure(section.of, 0)} ${section.of === 1 ? 'point' : 'points'}`,
    criteria: input.card.criteria
      .filter((result) => result.section === section.id)
      .map((result) => {
        const criterion = input.criteria.find((c) => c.id === result.id)
        return {
          id: result.id,
          title: result.title,
          outcome: result.outcome,
          word: outcomeWords[result.outcome],
          because: datesInWords(result.because),
          why: criterion?.why ?? '',
          basis: criterion ? `Basis: ${basisWords[criterion.basis]}. ${criterion.cites.join(' · ')}` : '',
          answers: criterion ? answersOf(criterion, result, input) : [],
          note: input.input.answers[result.id]?.note ?? '',
          missing: result.missing.map(datesInWords),
          evidence: result.evidence.map((e) => ({
            title: `${e.title}, revision\u00a0${e.revision}`,
            grade: e.grade ? grades[e.grade].word : `no credit (${e.status})`,
            fresh: e.staleOn ? `${e.stale ? 'stale since' : 'fresh until'} ${longDate(e.staleOn)}` : e.stale ? 'stale' : '',
            sha256: input.input.evidence.find((i) => i.id === e.id)?.sha256 ?? '',
          })),
          checks: result.checks.map((c) => ({ outcome: c.outcome, says: datesInWords(c.says), at: pointersWords(c.at, names, result.id) })),
          formula: result.formula.text,
          override: result.override ? `${result.override.by} set it to ${outcomeWords[result.override.outcome].toLowerCase()} on ${moment(result.override.at)}: ${result.override.reason} Computed: ${outcomeWords[result.computed].toLowerCase()}.` : '',
          notApplicable: result.notApplicable ? `${result.notApplicable.reason}${result.notApplicable.acceptedBy ? ` Accepted by ${result.notApplicable.acceptedBy}.` : ''}` : '',
          reviews: input.reviews.filter((r) => r.criterion === result.id).map((r) => `${reviewWords[r.decision] ?? r.decision}: ${r.by}, ${moment(r.at)}${r.reason ? `. ${r.reason}` : ''}`),
        }
      }),
  }))
}
