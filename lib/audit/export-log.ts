import { inContext, type Tenant, type Tx, readAs } from '../db/tenant'
import type { BundlePart } from './bundle'
import { entryOf, type LoggedEvent, openingOf } from './entry'

/** Who reads: a member of a prime, who sees what the database shows it, or the worker, which sees all. */
export type LogReader = Tenant | 'worker'

const reading = <T>(reader: LogReader, work: (tx: Tx) => Promise<T>) => (reader === 'worker' ? inContext({ worker: 'on' }, work) : readAs(reader, work))

/** Events read in one transaction. */
const stretch = 500

type EventRow = LoggedEvent & { index: bigint; payload: Uint8Array; salt: Uint8Array }
type NodeRow = { level: number; index: bigint; hash: Uint8Array }

async function eventsOf(tx: Tx, logId: string, from: number, to: number): Promise<Map<number, EventRow>> {
  const rows = await tx.$queryRaw<EventRow[]>`
    select l."index", e.* from "AuditLeaf" l join "AuditEvent" e on e.id = l."eventId"
    where l."logId" = ${logId}::uuid and l."index" >= ${from}::bigint and l."index" < ${to}::bigint`
  return new Map(rows.map((row) => [Number(row.index), row]))
}

/** The stored subtrees that the events from `from` up to and without `to` complete. */
async function nodesOf(tx: Tx, logId: string, from: number, to: number): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<NodeRow[]>`
    select n.level, n."index", n.hash from generate_series(0, 45) as v(level)
    cross join lateral (select * from "AuditNode" a where a."logId" = ${logId}::uuid and a.level = v.level
      and a."index" >= (${from}::bigint >> v.level) and a."index" < (${to}::bigint >> v.level)) n`
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, Buffer.from(hash).toString('base64')]))
}

/** Signed heads with the signatures of witnesses under them, by size. */
async function headsOf(tx: Tx, logId: string, from: number, to: number): Promise<Map<number, string>> {
  const where = { logId, size: { gt: from, lte: to } }
  const [heads, lines] = [await tx.auditCheckpoint.findMany({ where }), await tx.auditCosignature.findMany({ where, orderBy: { name: 'asc' } })]
  return new Map(heads.map(({ size, note }) => [Number(size), note + lines.filter((line) => line.size === size).map(({ line }) => line).join('')]))
}

function partOf(index: number, row: EventRow | undefined, there: boolean, names: boolean): BundlePart {
  if (!row) return there ? { index, sealed: true } : { index, missing: true }
  const shown = { index, payload: Buffer.from(row.payload).toString(), opening: names ? openingOf(row, row.salt) : null }
  return entryOf(row, row.salt).equals(row.payload) ? shown : { ...shown, altered: true }
}

/**
 * The first `size` events of a log with its stored tree and signed heads, in the order of lib/audit/bundle.ts.
 * @param names whether persons are named, or stay behind their commitments
 */
export async function* logParts(logId: string, size: number, reader: LogReader, names: boolean): AsyncGenerator<BundlePart> {
  for (let from = 0; from < size; from += stretch) {
    const to = Math.min(from + stretch, size)
    const [events, nodes, heads] = await reading(reader, async (tx) => [await eventsOf(tx, logId, from, to), await nodesOf(tx, logId, from, to), await headsOf(tx, logId, from, to)] as const)
    // What the reader may not see is sealed; what nobody can see any more is missing, and said so.
    const there = events.size === to - from ? events : await inContext({ worker: 'on' }, (tx) => eventsOf(tx, logId, from, to))
    for (let index = from; index < to; index += 1) {
      yield partOf(index, events.get(index), there.has(index), names)
      for (let level = 0; (index + 1) % 2 ** level === 0; level += 1) {
        const at = (index + 1) / 2 ** level - 1
        const hash = nodes.get(`${level}/${at}`)
        if (hash) yield { node: [level, at], hash }
      }
      const note = heads.get(index + 1)
      if (note) yield { checkpoint: note }
    }
  }
}
