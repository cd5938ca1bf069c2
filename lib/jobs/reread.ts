import { momentOf, withTenant } from '../db/tenant'
import { isOutdated } from './analyze'
import { enqueue } from './enqueue'
import { subcontractors } from './subcontractors'

/** Minutes after which evidence that nobody has read is put into the queue again: its job was lost, or tried too often. */
const patience = 30

/**
 * Has everything read anew that an older version of its reader has read, in assessments that are still open. The old
 * reading counts until the new one is there and is kept beside it; what was decided stays as it was decided.
 * What has waited for longer than any job takes is put into the queue again too.
 * @returns how many revisions were put into the queue
 */
export async function rereadOutdated(): Promise<number> {
  let count = 0
  for (const orgId of await subcontractors()) {
    await withTenant({ orgId, personId: null }, async (tx) => {
      const items = await tx.evidenceItem.findMany({
        where: { subId: orgId, withdrawnAt: null, assessment: { stage: { not: 'decided' } } },
        select: { revisions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, status: true, uploadedAt: true, analyses: { where: { status: 'read' }, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1, select: { analyzer: true, analyzerVersion: true } } } } },
      })
      for (const { revisions } of items) {
        const [revision] = revisions
        if (!revision) continue
        const lost = revision.status === 'pending' && revision.uploadedAt.getTime() < momentOf(tx).getTime() - patience * 60_000
        const outdated = revision.status === 'read' && isOutdated(revision.analyses[0])
        if (!lost && !outdated) continue
        await enqueue(tx, 'analyze', { orgId, revisionId: revision.id, again: outdated })
        count += 1
      }
    })
  }
  return count
}
