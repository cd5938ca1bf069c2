import * as z from 'zod'
import type { AuditEventInput } from '../../audit/events'
import type { Assessment } from '../../db/generated/client'
import type { Tx } from '../../db/tenant'
import { Conflict } from '../../conflict'
import { removeObject } from '../../vault/writing'
import { unfinishedStates } from './states'

export const DiscardUpload = z.strictObject({ assessmentId: z.uuid(), id: z.uuid() })

/**
 * Gives up an upload that is not evidence yet: its bytes and their key are removed, that it was there stays on record.
 * @throws Conflict when it is evidence already, or was ended
 */
export async function discardUpload({ tx, input, assessment }: { tx: Tx; input: z.infer<typeof DiscardUpload>; assessment: Assessment }): Promise<{ event: AuditEventInput; result: null }> {
  await tx.$queryRaw`select 1 from "Upload" where id = ${input.id}::uuid for update`
  const upload = await tx.upload.findFirst({ where: { id: input.id, assessmentId: assessment.id } })
  if (!upload || upload.revisionId || !unfinishedStates.some((state) => state === upload.state)) throw new Conflict('This upload cannot be given up any more.', 410)
  await tx.upload.update({ where: { id: upload.id }, data: { state: 'discarded', reason: 'It was given up.' }, select: { id: true } })
  await removeObject(tx, await tx.vaultObject.findUniqueOrThrow({ where: { id: upload.id } }))
  return { event: { code: 'upload.discarded', data: { uploadId: upload.id, received: String(upload.received) }, target: upload.id }, result: null }
}
