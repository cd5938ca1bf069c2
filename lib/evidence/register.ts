import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import type { AuditEventInput } from '../audit/events'
import type { Assessment, Upload } from '../db/generated/client'
import type { Tx } from '../db/tenant'
import { failpoint } from '../failpoint'
import { Conflict } from '../conflict'
import { unrecognized } from '../jobs/kinds'
import { requestAnalysis } from '../jobs/request-analysis'
import { markOf } from './seen-elsewhere'

/** Files that were received whole and become one piece of evidence, or the next revision of one. */
export const RegisterEvidence = z.strictObject({ assessmentId: z.uuid(), groupId: z.uuid() })
export type RegisterEvidence = z.infer<typeof RegisterEvidence>
export type Registered = { itemId: string; revisionId: string }

/** What a group of uploads has become already; null while it has not. */
export async function registeredBefore(tx: Tx, { assessmentId, groupId }: RegisterEvidence): Promise<Registered | null> {
  const upload = await tx.upload.findFirst({ where: { assessmentId, groupId, revisionId: { not: null } }, include: { revision: true } })
  return upload?.revision ? { itemId: upload.revision.itemId, revisionId: upload.revision.id } : null
}

/** The files of a group in their order. @throws Conflict while one is missing, or when one was refused */
async function groupOf(tx: Tx, { assessmentId, groupId }: RegisterEvidence): Promise<[Upload, ...Upload[]]> {
  await tx.$queryRaw`select 1 from "Upload" where "groupId" = ${groupId}::uuid for update`
  const uploads = await tx.upload.findMany({ where: { assessmentId, groupId }, orderBy: { position: 'asc' } })
  const [first, ...more] = uploads
  if (uploads.some(({ revisionId }) => revisionId !== null)) throw new Conflict('This is evidence already.')
  const refused = uploads.find(({ state }) => state === 'refused' || state === 'discarded')
  if (refused) throw new Conflict(`${refused.name}: ${refused.reason || 'this upload was given up'}`)
  if (!first || uploads.length < first.groupSize || uploads.some(({ state }) => state !== 'received')) throw new Conflict('Not all files of this evidence have arrived yet.')
  return [first, ...more]
}

/** Of the one file, or of the list "sha256  name" a line when there are several. */
function digestOfAll(files: Upload[]): string {
  const [only, ...more] = files
  if (only && more.length === 0) return only.sha256
  return createHash('sha256').update(files.map((file) => `${file.sha256}  ${file.name}\n`).join('')).digest('hex')
}

/**
 * Makes evidence of received files and has it checked and read. Runs under the lock of the assessment; a group becomes
 * evidence once, however often it is asked for.
 * @param by the person whose files they are
 * @throws Conflict when the group is not whole, is evidence already, or the item it replaces is gone
 */
export async function registerEvidence(given: { tx: Tx; by: string; input: RegisterEvidence; assessment: Assessment }): Promise<{ event: AuditEventInput; result: Registered }> {
  const { tx, by, input, assessment } = given
  const files = await groupOf(tx, input)
  const [first] = files
  const size = files.reduce((sum, file) => sum + file.size, 0n)
  const place = { primeId: assessment.primeId, subId: assessment.subId, assessmentId: assessment.id }
  const known = first.itemId ? await tx.evidenceItem.findFirst({ where: { id: first.itemId, assessmentId: assessment.id, withdrawnAt: null } }) : null
  if (first.itemId && !known) throw new Conflict('This evidence was withdrawn. Add it as new evidence.')
  const itemId = known?.id ?? uuidv7()
  const kind = first.kind ?? known?.kind ?? unrecognized
  if (!known) {
    await tx.evidenceItem.create({ data: { id: itemId, ...place, kind, title: first.name.slice(0, 200), criteria: [], createdById: by }, select: { id: true } })
    await tx.assessment.update({ where: { id: assessment.id }, data: { evidenceCount: { increment: 1 } }, select: { id: true } })
  } else if (first.kind && first.kind !== known.kind) {
    await tx.evidenceItem.update({ where: { id: itemId }, data: { kind }, select: { id: true } })
  }
  const number = 1 + ((await tx.evidenceRevision.aggregate({ where: { itemId }, _max: { number: true } }))._max.number ?? 0)
  const revisionId = uuidv7()
  const sha256 = digestOfAll(files)
  await tx.evidenceRevision.create({ data: { id: revisionId, ...place, itemId, number, sha256, size, uploadedById: by }, select: { id: true } })
  const kept = files.map((file, position) => ({ id: uuidv7(), ...place, revisionId, position, name: file.name, size: file.size, sha256: file.sha256, objectId: file.id }))
  await tx.evidenceFile.createMany({ data: kept })
  for (const file of kept) {
    const mark = markOf(file)
    if (mark) await tx.$executeRaw`insert into "FileMark" ("fileId", "subId", mark, at) values (${file.id}::uuid, ${file.subId}::uuid, ${mark}, clock_timestamp())`
  }
  await tx.upload.updateMany({ where: { id: { in: files.map(({ id }) => id) } }, data: { revisionId } })
  await requestAnalysis(tx, { id: revisionId, subId: assessment.subId })
  failpoint('evidence.registered')
  return {
    event: { code: 'evidence.uploaded', data: { itemId, revisionId, number, kind, files: files.length, size: String(size), sha256 }, target: itemId },
    result: { itemId, revisionId },
  }
}
