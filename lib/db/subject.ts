import { validate as isUuid } from 'uuid'
import type { PolicySubject } from '../auth/policy'
import { type Assessment, type Organization, Prisma, type Program } from './generated/client'
import { directRows, type Tx } from './tenant'

/** What a write is done on: one resource by its id, or the actor's own organization as a whole. */
export type Subject = { assessment: string } | { program: string } | { organization: string } | 'own'

/** The row a subject names, as work receives it. */
export type Loaded<S extends Subject> = S extends { assessment: string }
  ? { assessment: Assessment }
  : S extends { program: string }
    ? { program: Program }
    : S extends { organization: string }
      ? { organization: Organization }
      : unknown

type Rows = { assessment?: Assessment; program?: Program; organization?: Organization }

/**
 * Loads a subject within what the transaction may see; null when it is absent or another's, which look alike.
 * An assessment is locked until the transaction ends, so two writes to it follow one another.
 */
export async function loadSubject(tx: Tx, subject: Subject): Promise<{ subject: PolicySubject; rows: Rows } | null> {
  if (subject === 'own') return { subject, rows: {} }
  if (!isUuid(Object.values(subject)[0])) return null
  if ('assessment' in subject) {
    const [assessment] = await directRows<Assessment>(tx, Prisma.sql`select * from "Assessment" where id = ${subject.assessment}::uuid for update`)
    return assessment ? { subject: { assessment }, rows: { assessment } } : null
  }
  if ('program' in subject) {
    const program = await tx.program.findUnique({ where: { id: subject.program } })
    return program && { subject: { program }, rows: { program } }
  }
  const organization = await tx.organization.findUnique({ where: { id: subject.organization } })
  return organization && { subject: { organization }, rows: { organization } }
}
