'use server'

import { v7 as uuidv7 } from 'uuid'
import { rescore } from '../assessments/rescore'
import type { Tx } from '../db/tenant'
import { action, Conflict } from '../guard'
import { ChangeProgram, CreateProgram } from './schema'

/** A name is a program's own within the prime: people choose by it. */
async function refuseSameName(tx: Tx, primeId: string, name: string, except?: string): Promise<void> {
  const same = await tx.program.findFirst({ where: { primeId, name: { equals: name, mode: 'insensitive' }, ...(except ? { id: { not: except } } : {}) }, select: { id: true } })
  if (same) throw new Conflict(`There is already a program named “${name}”. Choose another name.`)
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
 * Changes a program. Assessments already submitted are judged again, because gates decide outcomes;
 * a determination made before is shown stale and never rewritten.
 * @returns the new version
 */
export const changeProgram = action(
  'program:write',
  ChangeProgram,
  (input) => ({ program: input.id }),
  async ({ tx, actor, input, program, now }) => {
    await refuseSameName(tx, actor.orgId, input.name, program.id)
    const { id, version, ...data } = input
    const { count } = await tx.program.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
    if (count !== 1) throw new Conflict('Someone changed this program in the meantime. What you typed is still here: open the program in another tab, compare, and save again after reloading.')
    const fields = Object.keys(data).filter((field) => JSON.stringify(data[field as keyof typeof data]) !== JSON.stringify(program[field as keyof typeof data]))
    if (fields.includes('gates') || fields.includes('policy')) {
      const judged = await tx.assessment.findMany({ where: { programId: id, submittedAt: { not: null } }, select: { id: true } })
      for (const assessment of judged) await rescore(tx, assessment.id, now)
    }
    return { event: { code: 'program.changed', data: { programId: id, fields }, target: id }, result: { version: version + 1 } }
  },
)
