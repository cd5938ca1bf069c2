import { timingSafeEqual } from 'node:crypto'
import { inContext } from '../db/tenant'
import { failpoint } from '../failpoint'
import { platformLog } from './entry'
import type { AuditKeys } from './keys'
import { leafHash, type Node } from './merkle'
import { LogBroken, storeNodes, takeLog, takeUp } from './tree-store'

/** The logs that have events without a place: every prime may have one, and the platform. */
export async function waitingLogs(): Promise<string[]> {
  const rows = await inContext({ worker: 'on' }, (tx) => tx.$queryRaw<{ id: string }[]>`
    select l.id from (select id from "Organization" where kind = 'prime' union all select ${platformLog}::uuid) l
    where exists (select from "AuditLeaf" a where a."logId" = l.id and a."index" is null)`)
  return rows.map(({ id }) => id)
}

const marked = async (keys: AuditKeys, { payload, mac }: { payload: Uint8Array | null; mac: Uint8Array | null }) => {
  if (!payload || !mac) return false
  const expected = await keys.mac(payload)
  return expected.length === mac.length && timingSafeEqual(expected, mac)
}

export type Sequenced = {
  /** Events that got a place now. */
  placed: number
  /** Events whose mark is not ours: they stay outside, and are named. */
  refused: string[]
}

/**
 * Gives the waiting events of one log their places, one after the other, and adds them to its tree: all of it in one
 * transaction, and by one process at a time. Run again after being killed at any point, it goes on where it was.
 * @param skip events refused before
 * @param most events taken at once
 */
export async function sequenceLog(logId: string, keys: AuditKeys, skip: readonly string[] = [], most = 1_000): Promise<Sequenced> {
  return inContext({ worker: 'on' }, async (tx) => {
    if (!(await takeLog(tx, logId))) return { placed: 0, refused: [] }
    const waiting = await tx.$queryRaw<{ id: string; payload: Uint8Array | null; mac: Uint8Array | null }[]>`
      select l."eventId" as id, e.payload, e.mac from "AuditLeaf" l join "AuditEvent" e on e.id = l."eventId"
      where l."logId" = ${logId}::uuid and l."index" is null and not (l."eventId" = any (${[...skip]}::uuid[]))
      order by e.at, e.id limit ${most}`
    if (waiting.length === 0) return { placed: 0, refused: [] }
    const tree = await takeUp(tx, logId)
    const nodes: Node[] = []
    const places: { id: string; index: number }[] = []
    const refused: string[] = []
    for (const event of waiting) {
      if (!(await marked(keys, event))) {
        refused.push(event.id)
        continue
      }
      places.push({ id: event.id, index: tree.size() })
      nodes.push(...tree.add(leafHash(event.payload as Uint8Array)))
    }
    if (places.length === 0) return { placed: 0, refused }
    await storeNodes(tx, logId, nodes)
    const updated = await tx.$executeRaw`
      update "AuditLeaf" l set "index" = p.i from unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ index }) => index)}::bigint[]) as p(id, i)
      where l."eventId" = p.id and l."index" is null`
    if (updated !== places.length) throw new LogBroken('Events got a place while others were being given theirs.')
    failpoint('log.placed')
    return { placed: places.length, refused }
  })
}
