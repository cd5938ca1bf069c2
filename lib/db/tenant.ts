import type { Actor } from '../auth/actor'
import { type Context, contextNames, type Start, startingAs } from './begin'
import { database } from './client'
import { askDirectly } from './direct'
import { Prisma } from './generated/client'

export { closeDatabase } from './client'

/** The client inside one transaction. Nothing else reaches the database. */
export type Tx = Prisma.TransactionClient

/** Whose rows are visible. `personId` is null for work nobody started by hand, such as a job. */
export type Tenant = { orgId: string; personId: string | null }

/** How each open transaction began. */
const starts = new WeakMap<Tx, Start>()

/** The context of each open transaction, to come back to. */
const contexts = new WeakMap<Tx, Context>()

/** When a transaction began, by the clock of the database: one clock for every machine that writes. The owner, who fills and migrates, has the clock of its own machine. */
export function momentOf(tx: Tx): Date {
  const start = starts.get(tx)
  if (!start) return new Date()
  if (!start.at) throw new Error('Nobody waited for this transaction to begin.')
  return start.at
}

/** What time it is by the clock of the database. */
export const databaseNow = (): Promise<Date> => inContext({}, async (tx) => momentOf(tx))

/** One interactive transaction that begins with its context, which ends with it. */
export async function inContext<T>(context: Context, work: (tx: Tx) => Promise<T>, patience?: number): Promise<T> {
  return inTransaction({ context }, work, patience)
}

async function inTransaction<T>(start: Start, work: (tx: Tx) => Promise<T>, patience?: number): Promise<T> {
  return startingAs(start, () =>
    database().$transaction(
      async (tx) => {
        starts.set(tx, start)
        contexts.set(tx, start.context)
        return work(tx)
      },
      patience === undefined ? {} : { timeout: patience },
    ),
  )
}

/** As tx.$queryRaw, without the way through the client: for what is asked all the time. */
export async function directRows<T>(tx: Tx, sql: Prisma.Sql): Promise<T[]> {
  const ask = starts.get(tx)?.ask
  return ask ? (await askDirectly<T>(ask, sql)).rows : tx.$queryRaw<T[]>(sql)
}

/** As tx.$executeRaw, without the way through the client. The owner, whose transactions are not ours, goes through it. */
export async function directly(tx: Pick<Tx, '$executeRaw'>, sql: Prisma.Sql): Promise<number> {
  const ask = starts.get(tx as Tx)?.ask
  return ask ? (await askDirectly(ask, sql)).count : tx.$executeRaw(sql)
}

/**
 * The last statements of a transaction, whose end goes out behind them without waiting for their answers. Where one fails
 * the database rolls back at the end, and the transaction throws what it failed with.
 */
export async function lastly(tx: Pick<Tx, '$executeRaw'>, sql: Prisma.Sql): Promise<void> {
  const start = starts.get(tx as Tx)
  if (!start?.ask) return void (await tx.$executeRaw(sql))
  start.last = Promise.all([start.last, askDirectly(start.ask, sql)])
  start.last.catch(() => undefined)
}

/** Replaces the context within a transaction: used where one proof (a session, a token) leads to the next. */
export async function setContext(tx: Tx, context: Context): Promise<void> {
  await tx.$executeRaw`select ${Prisma.join(contextNames.map((name) => Prisma.sql`set_config(${`app.${name}`}, ${context[name] ?? ''}, true)`))}`
  contexts.set(tx, context)
}

/**
 * Runs `work` as work nobody started by hand: what an engine computes and stores must not depend on what the person at
 * hand may read. Nothing of it may be shown to that person. As the owner, who has no context, it just runs.
 */
export async function withoutPerson<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const context = contexts.get(tx)
  if (!context?.person_id) return work()
  const { person_id: _, ...machine } = context
  await setContext(tx, machine)
  const result = await work()
  await setContext(tx, context)
  return result
}

/**
 * Runs `work` in one transaction that sees only what `tenant` may see; all of it commits or none.
 * @param patience milliseconds it may take; 30 seconds when left out
 * @throws whatever `work` throws, after rolling back
 */
export async function withTenant<T>(tenant: Tenant | Actor, work: (tx: Tx) => Promise<T>, patience?: number): Promise<T> {
  return inContext(contextOf(tenant), work, patience)
}

/** The same for a write that begins by reading: its first statement goes out with the beginning, and it waits itself for `begun`. */
export async function withTenantAhead<T>(tenant: Tenant | Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction({ context: contextOf(tenant), ahead: true }, work)
}

/** Waits until the transaction has begun. @throws what kept it from beginning */
export const begun = async (tx: Tx): Promise<void> => void (await starts.get(tx)?.begun)

const contextOf = (tenant: Tenant | Actor): Context => ({ org_id: tenant.orgId, ...(tenant.personId ? { person_id: tenant.personId } : {}) })

/**
 * The same for what only reads: the database refuses it any write. What is asked at once goes out at once, with the
 * beginning, and nobody waits for the end, so that a read costs the round trips of its own statements.
 */
export async function readAs<T>(tenant: Tenant | Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return readIn(contextOf(tenant), work)
}

/** The same before there is a tenant. */
export async function readIn<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction({ context, reads: true }, work)
}
