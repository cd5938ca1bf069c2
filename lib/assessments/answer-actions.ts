'use server'

import { Prisma } from '../db/generated/client'
import { v7 as uuidv7 } from 'uuid'
import { isAnswer } from '../checklist/answers'
import { CriterionAnswers, Program } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import { formOf } from '../checklist/form'
import { action, Conflict } from '../guard'
import { isOnPremises, progressOf } from './progress'
import { SaveAnswer } from './schema'

/**
 * Saves the answer to one criterion, as it is typed. The version must be the one the page was made from:
 * a second tab or a colleague who was faster is told, and nothing is overwritten.
 * @returns the new version and when it was saved (ISO)
 */
export const saveAnswer = action(
  'answer:write',
  SaveAnswer,
  (input) => ({ assessment: input.assessmentId }),
  async ({ tx, actor, input, assessment, now }) => {
    const program = await tx.program.findUniqueOrThrow({ where: { id: assessment.programId } })
    const parsed = Program.parse({ name: program.name, customer: program.customer, gates: program.gates, policy: program.policy })
    const criterion = catalog.byId(input.criterionId)
    if (!criterion) throw new Conflict(`The catalog has no criterion ${input.criterionId}.`)
    const { questions } = formOf(criterion, isOnPremises(parsed))
    for (const [key, value] of Object.entries(input.values)) {
      const question = questions.find((q) => q.key === key)
      if (!question) throw new Conflict('This question is no longer asked. Reload the page; what you typed elsewhere is saved.')
      const empty = value === '' || (Array.isArray(value) && value.length === 0)
      const draft = question.answer.kind === 'table' || question.answer.kind === 'text'
      if (!empty && !draft && !isAnswer(question.answer, value)) throw new Conflict(`"${question.ask}" does not take that answer.`)
    }
    const { criterionId, note } = input
    const known = await tx.answer.findUnique({ where: { assessmentId_criterionId: { assessmentId: assessment.id, criterionId } } })
    if ((known?.version ?? 0) !== input.version) throw new Conflict('Someone else saved this answer in the meantime. Reload to see it; your text is still here.')
    const version = input.version + 1
    const tenant = { primeId: assessment.primeId, subId: assessment.subId, assessmentId: assessment.id }
    const content = {
      values: Object.fromEntries(Object.entries(input.values).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))),
      note,
      ...(input.doesNotApply ? { doesNotApply: input.doesNotApply } : {}),
      version,
      answeredById: actor.personId,
      answeredAt: now,
    }
    await tx.answerRevision.create({ data: { id: uuidv7(), ...tenant, criterionId, ...content } })
    if (known) {
      await tx.answer.update({ where: { id: known.id }, data: { ...content, ...(input.doesNotApply ? {} : { doesNotApply: Prisma.DbNull }) } })
    } else {
      await tx.answer.create({ data: { id: uuidv7(), ...tenant, criterionId, ...content } })
    }
    const rows = await tx.answer.findMany({ where: { assessmentId: assessment.id } })
    const answers = Object.fromEntries(rows.map((row) => [row.criterionId, CriterionAnswers.parse({ values: row.values, note: row.note, doesNotApply: row.doesNotApply })]))
    await tx.assessment.update({ where: { id: assessment.id }, data: progressOf(catalog.criteria, parsed, answers) })
    return { event: { code: 'answer.saved', data: { criterionId, version } }, result: { version, savedAt: now.toISOString() } }
  },
)
