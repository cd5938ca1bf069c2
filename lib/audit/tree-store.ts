import type { Tx } from '../db/tenant'
import { growingTree, joined, type Node, placesOf } from './merkle'
import type { ReadNodes } from './proofs'

/** The stored tree is not what a tree can be, or not what was signed. The message is for the operator. */
export class LogBroken extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LogBroken'
  }
}

/**
 * Makes this transaction the only one that works on a log, until it ends.
 * @returns false when another one does
 */
export async function takeLog(tx: Tx, logId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${`veritar audit log ${logId}`}, 0)) as taken`
  return row?.taken === true
}

/** How many leaves a log has. */
export async function sizeOf(tx: Tx, logId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: bigint | null }[]>`select max("index") as last from "AuditNode" where "logId" = ${logId}::uuid and level = 0`
  return row?.last === null || row === undefined ? 0 : Number(row.last) + 1
}

/** The stored complete subtrees of a log. @throws LogBroken when one is missing */
export function storedNodes(tx: Tx, logId: string): ReadNodes {
  return async (places) => {
    if (places.length === 0) return []
    const rows = await tx.$queryRaw<{ level: number; index: bigint; hash: Uint8Array }[]>`
      select n.level, n."index", n.hash from unnest(${places.map(({ level }) => level)}::int[], ${places.map(({ index }) => index)}::bigint[]) as w(level, i)
      join "AuditNode" n on n."logId" = ${logId}::uuid and n.level = w.level and n."index" = w.i`
    const found = new Map(rows.map((row) => [`${row.level}/${row.index}`, Buffer.from(row.hash)]))
    return places.map(({ level, index }) => {
      const hash = found.get(`${level}/${index}`)
      if (!hash) throw new LogBroken(`A stored part of the log is missing: level ${level}, index ${index}.`)
      return hash
    })
  }
}

/** The root of the first `size` leaves of a log. */
export async function rootOf(tx: Tx, logId: string, size: number): Promise<Buffer> {
  return joined(await storedNodes(tx, logId)(placesOf({ start: 0, end: size })))
}

/** A tree to add leaves to, taken up where the stored one ends. */
export async function takeUp(tx: Tx, logId: string) {
  const size = await sizeOf(tx, logId)
  return growingTree(size, await storedNodes(tx, logId)(placesOf({ start: 0, end: size })))
}

/** Stores complete subtrees, which are there for the first time. */
export async function storeNodes(tx: Tx, logId: string, nodes: readonly Node[]): Promise<void> {
  await tx.$executeRaw`
    insert into "AuditNode" ("logId", level, "index", hash)
    select ${logId}::uuid, n.level, n.i, decode(n.hash, 'hex')
    from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[], ${nodes.map(({ hash }) => hash.toString('hex'))}::text[]) as n(level, i, hash)`
}
