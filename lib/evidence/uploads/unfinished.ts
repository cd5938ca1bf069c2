import type { Tx } from '../../db/tenant'
import { unfinishedStates, type UploadState } from './states'

/** An upload as the respondent's page shows it: what is there, and what of it can go on. */
export type UploadView = {
  id: string
  groupId: string
  groupSize: number
  position: number
  itemId: string | null
  kind: string | null
  name: string
  size: number
  sha256: string
  received: number
  state: UploadState
  reason: string
  remedy: string
  startedAt: string
}

const shownDays = 7

/** Uploads of an assessment that can go on, and those refused within the last week, oldest first. */
export async function unfinishedUploads(tx: Tx, assessmentId: string, now: Date): Promise<UploadView[]> {
  const since = new Date(now.getTime() - shownDays * 86_400_000)
  const rows = await tx.upload.findMany({
    where: { assessmentId, OR: [{ state: { in: unfinishedStates } }, { state: 'refused', revisionId: null, updatedAt: { gt: since } }] },
    orderBy: [{ createdAt: 'asc' }, { position: 'asc' }],
  })
  return rows.map(({ createdAt, received, size, state, ...row }) => ({
    ...{ id: row.id, groupId: row.groupId, groupSize: row.groupSize, position: row.position, itemId: row.itemId, kind: row.kind, name: row.name, sha256: row.sha256, reason: row.reason, remedy: row.remedy },
    size: Number(size),
    received: Number(received),
    state: state as UploadState,
    startedAt: createdAt.toISOString(),
  }))
}
