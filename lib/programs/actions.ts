'use server'

import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../db/tenant'
import { action, Conflict } from '../guard'
import { enqueue } from '../jobs/enqueue'
import { changedFields } from './changed-fields'
import { ChangeProgram, CreateProgram } from './schema'

/** A name is a program's own within the prime: people choose by it. */
async function refuseSameName(tx: Tx, primeId: string, name: string, except?: string): Promise<void> {
  const same = await tx.program.findFirst({ where: { primeId, name: { equals: name, mode: 'insensitive' }, ...(except ? { id: { not: except } } : {}) }, select: { id: true } })
  if (same) throw new Conflict(`There is already a program named “${name}”. Choose another name.`)
}

/** Takes the outcome of every undecided assessment of a program back until it is judged again. @returns how many */
async function judgeAgain(tx: Tx, primeId: string, programId: string): Promise<number> {
  const where = { programId, stage: { in: ['submitted', 'with-approver'] } }
  const submitted = await tx.assessment.findMany({ where, select: { id: true } })
  await tx.assessment.updateMany({ where, data: { outcome: 'not-determined' } })
  for (const { id } of submitted) await enqueue(tx, 'rescore', { orgId: primeId, assessmentId: id })
  return submitted.length
}

/** Adds a program, its gates answered or not. @returns its id */
export const createProgram = action(
  'program:write',
  CreateProgram,
  () => 'own' as const,
  async ({ tx, actor, input }) => {
    await refuseSameName(tx, actor.orgId, input.name)
    const { id } = await tx.program.create({ data: { id: uuidv7(), primeId: actor.orgId, ...input }, select: { id: true } })
    return { event: { code: 'program.created', data: { programId: id }, target: id }, result: { id } }
  },
)

/**
 * Changes a program. Gates decide outcomes, so every assessment in review is "not determined" from this moment and
 * queued to be judged again. A determination made before is never rewritten: it is shown stale, and no longer lets anyone in.
 * @returns the new version, and how many assessments are judged again
 */
export const changeProgram = action(
  'program:write',
  ChangeProgram,
  (input) => ({ program: input.id }),
  async ({ tx, actor, input, program }) => {
    await refuseSameName(tx, actor.orgId, input.name, program.id)
    const { id, version, ...data } = input
    const { count } = await tx.program.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
    if (count !== 1) throw new Conflict('Someone changed this program in the meantime. What you typed is still here: open the program in another tab, compare, and save again after reloading.')
    const fields = changedFields(program, input)
    const judged = fields.includes('gates') || fields.includes('policy') ? await judgeAgain(tx, actor.orgId, id) : 0
    return { event: { code: 'program.changed', data: { programId: id, fields }, target: id }, result: { version: version + 1, judged } }
  },
)
