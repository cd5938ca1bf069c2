import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../db/tenant'

/** Puts a message to one person into the outbox, in the transaction of what it tells; nothing if the person is gone. */
export async function mailTo(tx: Tx, personId: string, orgId: string, subject: string, body: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } })
  // createMany, because create reads the row back, and a message to the other side is not ours to read.
  if (person) await tx.outboxMail.createMany({ data: [{ id: uuidv7(), orgId, to: person.email, subject, body }] })
}

/** The same to everyone who answers for the subcontractor. It says where to look and never what was written. */
export async function mailRespondents(tx: Tx, assessment: { subId: string }, subject: string, body: string): Promise<void> {
  const members = await tx.membership.findMany({ where: { orgId: assessment.subId, role: 'respondent', active: true }, select: { personId: true } })
  for (const { personId } of members) await mailTo(tx, personId, assessment.subId, subject, body)
}
