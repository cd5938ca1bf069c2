import type { Criterion, EvidenceSlot, Question } from './criterion'
import { isEvidenceKind } from './evidence-kinds'
import { grades } from './grade'
import { chapters, sections } from './sections'
import { isTraceItem } from './trace'

/** What is wrong with a criterion as data, each one sentence; empty when it may join the catalog. */
export function flawsOf(criterion: Criterion): string[] {
  const { id, onPremises } = criterion
  const flaws: string[] = []
  const must = (holds: boolean, says: string) => {
    if (!holds) flaws.push(`${id}: ${says}`)
  }
  must(/^[A-Z]{3}-\d{2}$/.test(id), 'the id is a code such as PRG-01.')
  const section = sections.find((known) => known.id === criterion.section)
  must(section?.code === id.slice(0, 3), `section ${criterion.section} does not fit the code.`)
  must(chapters.some((known) => known.id === criterion.chapter), `chapter ${criterion.chapter} is not known.`)
  must(Number.isInteger(criterion.weight) && criterion.weight > 0, 'the weight is a whole number above zero.')
  must(Object.hasOwn(grades, criterion.bestGrade) && criterion.bestGrade !== 'E0', 'the best grade is E1 to E4.')
  must(criterion.cites.length > 0, 'it cites something.')
  for (const field of ['title', 'failureTitle', 'why'] as const) must(criterion[field].trim() !== '', `${field} is written.`)
  for (const item of criterion.trace) must(isTraceItem(item), `trace ${item} is not known.`)
  const codes = criterion.knockOuts.map((knockOut) => knockOut.id)
  must(new Set(codes).size === codes.length, 'a knock-out is declared once.')
  must(!onPremises || criterion.cloud === 'either', 'only a criterion that applies either way has an on-premises form.')
  flaws.push(...questionFlaws(id, criterion.questions), ...evidenceFlaws(id, criterion.evidence))
  if (onPremises?.questions) flaws.push(...questionFlaws(`${id} on premises`, onPremises.questions))
  if (onPremises?.evidence) flaws.push(...evidenceFlaws(`${id} on premises`, onPremises.evidence))
  return flaws
}

function questionFlaws(id: string, questions: Question[]): string[] {
  const flaws: string[] = []
  const leads = questions.filter((question) => question.lead)
  const lead = leads[0]
  if (leads.length !== 1 || lead?.answer.kind !== 'choice' || lead.showIf) {
    flaws.push(`${id}: exactly one lead question, a choice that is always shown.`)
  } else {
    const claims = lead.answer.options.map((option) => option.means)
    if (!claims.includes('met') || !claims.includes('not-met')) flaws.push(`${id}: the lead can be answered met and not met.`)
  }
  const earlier = new Map<string, Question>()
  for (const question of questions) {
    if (earlier.has(question.key)) flaws.push(`${id}: question ${question.key} is asked once.`)
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(question.key)) flaws.push(`${id}: question key ${question.key} is kebab case.`)
    for (const field of ['ask', 'why', 'good', 'example'] as const) {
      if (question[field].trim() === '') flaws.push(`${id}: question ${question.key} lacks its ${field}.`)
    }
    if ('options' in question.answer) {
      const values = question.answer.options.map((option) => option.value)
      if (values.length < 2 || new Set(values).size !== values.length) flaws.push(`${id}: question ${question.key} offers two or more distinct options.`)
    }
    if (question.showIf) flaws.push(...conditionFlaws(id, question, earlier.get(question.showIf.question)))
    earlier.set(question.key, question)
  }
  return flaws
}

function conditionFlaws(id: string, question: Question, parent: Question | undefined): string[] {
  const values = question.showIf?.values ?? []
  if (!parent) return [`${id}: question ${question.key} depends on a question that is not asked before it.`]
  const options = 'options' in parent.answer ? parent.answer.options.map((option) => option.value) : []
  const unknown = values.filter((value) => !options.includes(value))
  if (values.length === 0 || unknown.length > 0) return [`${id}: question ${question.key} depends on options that ${parent.key} does not offer.`]
  return []
}

function evidenceFlaws(id: string, slots: EvidenceSlot[]): string[] {
  const kinds = slots.map((slot) => slot.kind)
  const flaws = kinds.filter((kind) => !isEvidenceKind(kind)).map((kind) => `${id}: evidence kind ${kind} is not known.`)
  if (new Set(kinds).size !== kinds.length) flaws.push(`${id}: an evidence kind has one slot.`)
  for (const slot of slots) {
    if (!Object.hasOwn(grades, slot.grade)) flaws.push(`${id}: grade ${slot.grade} of ${slot.kind} is not known.`)
    if (slot.ask.trim() === '') flaws.push(`${id}: evidence ${slot.kind} says what to upload.`)
    if (slot.freshDays !== null && slot.freshDays <= 0) flaws.push(`${id}: evidence ${slot.kind} is fresh for at least a day.`)
  }
  return flaws
}
