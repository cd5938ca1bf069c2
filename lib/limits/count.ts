import { createHash } from 'node:crypto'
import { recordAudit } from '../audit/record'
import type { Actor } from '../auth/actor'
import { Conflict } from '../conflict'
import { inContext, type Tx, withTenant } from '../db/tenant'
import { limits, limitWords, type Over, type StoredLimit } from './limits'

/** Thrown where a limit is reached within a transaction, which is then rolled back. */
export class LimitReached extends Conflict {
  constructor(readonly over: Over) {
    super(limitWords(over), 429)
  }
}

/** Who acts, as far as the record of a limit needs it; null when nobody is signed in. */
export type Limited = Pick<Actor, 'personId' | 'name' | 'orgId' | 'orgKind'> | null

const hashed = (subject: string) => createHash('sha256').update(subject).digest('hex')

/**
 * Counts once more within the caller's transaction: what is rolled back did not happen. Two at once follow one another.
 * @throws LimitReached beyond the limit
 */
export async function withinLimit(tx: Tx, limit: StoredLimit, subject: string): Promise<void> {
  const { seconds, most } = limits[limit]
  const [row] = await tx.$queryRaw<{ hits: number; left: number }[]>`select hits, "left" from limit_hit(${limit}, ${hashed(subject)}, ${seconds}::int)`
  // Without an answer nothing is known to be within it.
  if (!row || row.hits > most()) throw new LimitReached({ limit, seconds: row?.left ?? seconds })
}

/**
 * Counts an attempt, whatever becomes of it, and puts on record when it is beyond the limit.
 * @returns where the limit stands when it is reached, or null
 */
export async function attempt(limit: StoredLimit, subject: string, actor: Limited): Promise<Over | null> {
  const { seconds, most } = limits[limit]
  const [row] = await inContext({}, (tx) => tx.$queryRaw<{ hits: number; left: number }[]>`select hits, "left" from limit_hit(${limit}, ${hashed(subject)}, ${seconds}::int)`)
  if (row && row.hits <= most()) return null
  const over = { limit, seconds: row?.left ?? seconds }
  await recordStored(actor, over, subject)
  return over
}

/** An alert on record, once a window and subject, whoever it is. */
export async function recordStored(actor: Limited, over: Over, subject: string): Promise<void> {
  await inTransactionOf(actor, async (tx) => {
    const [row] = await tx.$queryRaw<{ first: boolean }[]>`select limit_told(${over.limit}, ${hashed(subject)}) as first`
    if (row?.first) await record(tx, actor, over)
  })
}

/** The same for a limit that is counted in this process, where the caller knows that it is the first of its window. */
export async function recordReached(actor: Limited, over: Over): Promise<void> {
  await inTransactionOf(actor, (tx) => record(tx, actor, over))
}

const inTransactionOf = (actor: Limited, work: (tx: Tx) => Promise<void>) => (actor ? withTenant(actor, work) : inContext({}, work))

const record = (tx: Tx, actor: Limited, { limit }: Over) =>
  recordAudit(tx, { actor, event: { code: 'limit.reached', data: { limit, most: limits[limit].most(), seconds: limits[limit].seconds } }, outcome: 'denied' })
