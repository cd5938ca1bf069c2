import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { AuditEventInput } from '../audit/events'
import type { Actor } from '../auth/actor'
import { isEvidenceKind } from '../checklist/evidence-kinds'
import type { Assessment } from '../db/generated/client'
import type { Tx } from '../db/tenant'
import { env } from '../env'
import { Conflict } from '../guard'
import { unrecognized } from '../jobs/kinds'
import { requestAnalysis } from '../jobs/request-analysis'
import { mostFiles } from './limits'
import { type Received, readTicket } from './ticket'

/** Received files that become one piece of evidence, or the next revision of one. */
export const RegisterEvidence = z.strictObject({
  assessmentId: z.uuid(),
  tickets: z.array(z.string().max(2_000)).min(1).max(mostFiles),
  /** An item this replaces the newest revision of; left out for a new item. */
  itemId: z.uuid().optional(),
  /** A kind of lib/checklist/evidence-kinds.ts; left out, it is recognized from the content. */
  kind: z.string().refine(isEvidenceKind, 'There is no such kind of evidence.').optional(),
  title: z.string().trim().max(200).optional(),
  criteria: z.array(z.string().max(20)).max(60).optional(),
  effectiveFrom: z.iso.date().optional(),
  effectiveTo: z.iso.date().optional(),
})
export type RegisterEvidence = z.infer<typeof RegisterEvidence>

/** Bytes that one assessment may still take. */
export async function quotaLeft(tx: Tx, assessmentId: string): Promise<number> {
  const { _sum } = await tx.evidenceFile.aggregate({ where: { assessmentId }, _sum: { size: true } })
  return env().EVIDENCE_QUOTA - Number(_sum.size ?? 0n)
}

/** Of the one file, or of the list "sha256  name" a line when there are several. */
function digestOfAll(files: Received[]): string {
  const [only, ...more] = files
  if (only && more.length === 0) return only.sha256
  return createHash('sha256').update(files.map((file) => `${file.sha256}  ${file.name}\n`).join('')).digest('hex')
}

/**
 * Makes evidence of received files and has it read. Runs under the lock of the assessment, so two uploads cannot race the quota.
 * @throws Conflict when a ticket is not valid any more, the item is gone, or the quota would be passed
 */
export async function registerEvidence(given: { tx: Tx; actor: Actor; input: RegisterEvidence; assessment: Assessment; now: Date }): Promise<{ event: AuditEventInput; result: { itemId: string; revisionId: string } }> {
  const { tx, actor, input, assessment, now } = given
  const files = input.tickets.map((ticket) => readTicket(ticket, env().NEXTAUTH_SECRET, { assessmentId: assessment.id, personId: actor.personId, now }))
  if (!files.every((file) => file !== null)) throw new Conflict('The upload has expired. Upload the file again.')
  // One object is one file's: disposing of it must never take the bytes of another.
  const objectIds = files.map((file) => file.objectId)
  const used = await tx.evidenceFile.count({ where: { objectId: { in: objectIds } } })
  if (used > 0 || new Set(objectIds).size < objectIds.length) throw new Conflict('This upload was used already. Upload the file again.')
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > (await quotaLeft(tx, assessment.id))) throw new Conflict('The evidence of this assessment would grow beyond its quota. Upload a smaller sample.')
  const place = { primeId: assessment.primeId, subId: assessment.subId, assessmentId: assessment.id }
  const known = input.itemId ? await tx.evidenceItem.findFirst({ where: { id: input.itemId, assessmentId: assessment.id, withdrawnAt: null } }) : null
  if (input.itemId && !known) throw new Conflict('This evidence was withdrawn. Add it as new evidence.')
  const itemId = known?.id ?? uuidv7()
  const kind = input.kind ?? known?.kind ?? unrecognized
  if (!known) {
    const title = input.title || files[0]?.name || 'Evidence'
    await tx.evidenceItem.create({ data: { id: itemId, ...place, kind, title, criteria: input.criteria ?? [], createdById: actor.personId }, select: { id: true } })
    await tx.assessment.update({ where: { id: assessment.id }, data: { evidenceCount: { increment: 1 } }, select: { id: true } })
  } else if (input.kind && input.kind !== known.kind) {
    await tx.evidenceItem.update({ where: { id: itemId }, data: { kind }, select: { id: true } })
  }
  const number = 1 + ((await tx.evidenceRevision.aggregate({ where: { itemId }, _max: { number: true } }))._max.number ?? 0)
  const revisionId = uuidv7()
  const sha256 = digestOfAll(files)
  const day = (date: string | undefined) => (date ? new Date(date) : null)
  await tx.evidenceRevision.create({
    data: { id: revisionId, ...place, itemId, number, sha256, size, effectiveFrom: day(input.effectiveFrom), effectiveTo: day(input.effectiveTo), uploadedById: actor.personId },
    select: { id: true },
  })
  await tx.evidenceFile.createMany({ data: files.map((file, position) => ({ id: uuidv7(), ...place, revisionId, position, name: file.name, size: file.size, sha256: file.sha256, objectId: file.objectId })) })
  await requestAnalysis(tx, { id: revisionId, subId: assessment.subId })
  return {
    event: { code: 'evidence.uploaded', data: { itemId, revisionId, number, kind, files: files.length, size: String(size), sha256 }, target: itemId },
    result: { itemId, revisionId },
  }
}
