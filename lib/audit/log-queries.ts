import 'server-only'
import { validate as isUuid } from 'uuid'
import type { Actor } from '../auth/actor'
import { readAs } from '../db/tenant'
import { parseCheckpoint, proofText } from './checkpoint'
import { leafHash } from './merkle'
import { hashesOf, inclusionRanges, provesInclusion } from './proofs'
import { leavesOf } from './queries'
import { standingOf } from './standing'
import type { Standing } from './standing-words'
import { LogBroken, sizeOf, storedNodes } from './tree-store'

/** How the log of a prime fares. */
export type LogState = {
  size: number
  /** Events that have no place yet, and since when. */
  waiting: number
  waitingSince: Date | null
  head: { size: number; at: Date } | null
  witnessed: { size: number; name: string; at: Date } | null
  checked: { size: number; at: Date } | null
  problems: string[]
}

export async function findLogState(actor: Actor): Promise<LogState> {
  return readAs(actor, async (tx) => {
    const logId = actor.orgId
    // From the few leaves that wait to their events, never through all events; one that is not visible counts and has no time.
    const [waiting] = await tx.$queryRaw<{ events: number; since: Date | null }[]>`
      select count(*)::int as events, min(e.at) as since from "AuditLeaf" l left join "AuditEvent" e on e.id = l."eventId" where l."logId" = ${logId}::uuid and l."index" is null`
    const head = await tx.auditCheckpoint.findFirst({ where: { logId }, orderBy: { size: 'desc' }, select: { size: true, at: true } })
    const witnessed = await tx.auditCosignature.findFirst({ where: { logId }, orderBy: { size: 'desc' }, select: { size: true, name: true, at: true } })
    const log = await tx.auditLog.findUnique({ where: { id: logId } })
    return {
      size: await sizeOf(tx, logId),
      waiting: waiting?.events ?? 0,
      waitingSince: waiting?.since ?? null,
      head: head && { size: Number(head.size), at: head.at },
      witnessed: witnessed && { ...witnessed, size: Number(witnessed.size) },
      checked: log?.verifiedAt ? { size: Number(log.verifiedSize), at: log.verifiedAt } : null,
      problems: [log?.problem ?? '', log?.damage ?? ''].filter((problem) => problem !== ''),
    }
  })
}

/** One event of the prime's log, where it stands, and the proof of it against the newest signed head. Null when absent or not visible. */
export async function findEventProof(actor: Actor, id: string) {
  if (!isUuid(id)) return null
  const logId = actor.orgId
  return readAs(actor, async (tx) => {
    const found = await tx.auditEvent.findFirst({ where: { id, primeId: logId }, include: { leaf: { select: { index: true } } } })
    if (!found) return null
    const { leaf, ...event } = found
    const index = leaf?.index == null ? null : Number(leaf.index)
    const standing: Standing = standingOf(event, index, index === null ? undefined : (await leavesOf(tx, logId, [BigInt(index)])).get(index))
    const newest = await tx.auditCheckpoint.findFirst({ where: { logId }, orderBy: { size: 'desc' } })
    const lines = newest ? await tx.auditCosignature.findMany({ where: { logId, size: newest.size }, orderBy: { name: 'asc' } }) : []
    const note = newest && newest.note + lines.map(({ line }) => line).join('')
    const head = note ? parseCheckpoint(note) : null
    const assessment = event.assessmentId ? await tx.assessment.findUnique({ where: { id: event.assessmentId }, select: { id: true, code: true } }) : null
    const bare = { event, standing, assessment, head, proof: null }
    if (index === null || !event.payload || !note || !head || index >= head.size) return bare
    try {
      const path = await hashesOf(inclusionRanges(index, head.size), storedNodes(tx, logId))
      const entry = Buffer.from(event.payload)
      const proven = provesInclusion({ leaf: leafHash(entry), index, size: head.size, path, root: head.root })
      return { ...bare, proof: { index, path, proven, text: proofText({ entry, index, path, checkpoint: note }), witnesses: lines.map(({ name }) => name) } }
    } catch (error) {
      if (error instanceof LogBroken) return { ...bare, proof: { index, path: [], proven: false, text: '', witnesses: [] } }
      throw error
    }
  })
}
