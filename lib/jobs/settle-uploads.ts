import { recordAudit } from '../audit/record'
import { type Tenant, withTenant } from '../db/tenant'
import { unfinishedDays } from '../evidence/checks/upload-policy'
import { registerEvidence } from '../evidence/register'
import { finishUpload, refuseUpload } from '../evidence/uploads/finish-upload'
import { unfinishedStates } from '../evidence/uploads/states'
import { Conflict } from '../conflict'
import { sweepIncoming } from '../vault/sweep'
import { subcontractors } from './subcontractors'
import { worker } from './worker-actor'

/** Minutes without a byte after which nobody is sending any more. */
const quiet = 10

/**
 * Brings uploads that were left alone to where they belong: files that arrived whole become the evidence they were sent
 * for, what nobody has gone on with for a week is given up, and files on the disk that no row knows are removed.
 * Doing it again changes nothing.
 */
export async function settleUploads(now: Date): Promise<void> {
  for (const orgId of await subcontractors()) {
    const tenant = { orgId, personId: null }
    await completeLeft(tenant, now)
    await giveUpOld(tenant, now)
    const receiving = await withTenant(tenant, (tx) => tx.vaultObject.findMany({ where: { orgId, state: 'receiving' }, select: { id: true } }))
    await sweepIncoming(orgId, new Set(receiving.map(({ id }) => id)), now)
  }
}

async function completeLeft(tenant: Tenant, now: Date): Promise<void> {
  const left = await withTenant(tenant, (tx) => tx.upload.findMany({ where: { state: { in: unfinishedStates }, updatedAt: { lt: new Date(now.getTime() - quiet * 60_000) } } }))
  const groups = new Set(left.filter(({ received, size }) => received === size).map(({ groupId }) => groupId))
  for (const groupId of groups) {
    const files = left.filter((upload) => upload.groupId === groupId)
    const [first] = files
    if (!first || files.length !== first.groupSize || files.some(({ received, size }) => received !== size)) continue
    for (const { id } of files) await finishUpload(tenant, id)
    await withTenant(tenant, async (tx) => {
      await tx.$queryRaw`select 1 from "Assessment" where id = ${first.assessmentId}::uuid for update`
      const assessment = await tx.assessment.findUnique({ where: { id: first.assessmentId } })
      if (assessment?.stage !== 'answering') return
      // In the name of whom it was: the files are theirs, the step is ours.
      const { event } = await registerEvidence({ tx, by: first.personId, input: { assessmentId: assessment.id, groupId }, assessment })
      await recordAudit(tx, { actor: worker(assessment.subId), event, assessment })
    }).catch((error: unknown) => {
      // Refused by its digest, or the item it replaces is gone: its row says so, and the respondent sees it.
      if (!(error instanceof Conflict)) throw error
    })
  }
}

async function giveUpOld(tenant: Tenant, now: Date): Promise<void> {
  const before = new Date(now.getTime() - unfinishedDays * 86_400_000)
  const old = await withTenant(tenant, (tx) => tx.upload.findMany({ where: { state: { in: ['created', 'receiving'] }, updatedAt: { lt: before } }, select: { id: true } }))
  for (const { id } of old) {
    await withTenant(tenant, async (tx) => {
      await tx.$queryRaw`select 1 from "Upload" where id = ${id}::uuid for update`
      const upload = await tx.upload.findUniqueOrThrow({ where: { id } })
      if (upload.updatedAt >= before || (upload.state !== 'created' && upload.state !== 'receiving')) return
      await refuseUpload(tx, await tx.vaultObject.findUniqueOrThrow({ where: { id } }), `Nobody went on with it for ${unfinishedDays} days.`, 'Choose the file again; it is then sent from its first byte.')
    })
  }
}
