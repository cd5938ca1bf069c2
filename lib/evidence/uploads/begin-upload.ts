import { v7 as uuidv7 } from 'uuid'
import type { AuditEventInput } from '../../audit/events'
import type { Actor } from '../../auth/actor'
import type { Assessment } from '../../db/generated/client'
import type { Tx } from '../../db/tenant'
import { Conflict } from '../../conflict'
import { withinLimit } from '../../limits/count'
import { beginObject } from '../../vault/writing'
import { safeName } from '../file-name'
import { roomLeft } from './quota'
import type { Announced } from './tus'

/**
 * Announces one file: its row, its empty object in the vault, its place in the quota. The row's id is the upload's address.
 * @throws Conflict when the quota would be passed, or the item it replaces is gone
 */
export async function beginUpload(given: { tx: Tx; actor: Actor; input: Announced; assessment: Assessment }): Promise<{ event: AuditEventInput; result: { id: string } }> {
  const { tx, actor, input, assessment } = given
  const { assessmentId, ...announced } = input
  if (input.itemId && !(await tx.evidenceItem.findFirst({ where: { id: input.itemId, assessmentId, withdrawnAt: null } }))) throw new Conflict('This evidence was withdrawn. Add it as new evidence.')
  const room = await roomLeft(tx, assessment.subId)
  if (input.size > room.bytes) throw new Conflict('The evidence of your organization would grow beyond its quota. Upload a smaller sample.', 413)
  if (room.files < 1) throw new Conflict('Your organization has as many files here as its quota allows. Pack several into one archive.', 413)
  await withinLimit(tx, 'upload', actor.personId)
  const id = uuidv7()
  const place = { primeId: assessment.primeId, subId: assessment.subId, assessmentId }
  await tx.upload.create({
    data: { id, ...place, personId: actor.personId, groupId: announced.groupId, groupSize: announced.groupSize, position: announced.position, itemId: announced.itemId ?? null, kind: announced.kind ?? null, name: safeName(announced.name), size: announced.size, sha256: announced.sha256 },
    select: { id: true },
  })
  await beginObject(tx, { organizationId: assessment.subId, objectId: id })
  return { event: { code: 'upload.begun', data: { uploadId: id, size: String(input.size), sha256: input.sha256 }, target: id }, result: { id } }
}

/** The upload that was announced for this place of this group before, when it is the same file: announcing twice is announcing once. */
export async function announcedBefore(tx: Tx, subId: string, input: Announced): Promise<string | null> {
  const found = await tx.upload.findUnique({ where: { subId_groupId_position: { subId, groupId: input.groupId, position: input.position } } })
  return found && found.assessmentId === input.assessmentId && found.sha256 === input.sha256 && found.size === BigInt(input.size) ? found.id : null
}
