import { AsyncLocalStorage } from 'node:async_hooks'
import { escapeLiteral, type QueryConfig, type QueryResult } from 'pg'

/** Everything row-level security reads; see prisma/migrations. Unset means nothing is visible by it. */
export type Context = Partial<Record<(typeof contextNames)[number], string>>

export const contextNames = ['org_id', 'person_id', 'sid_hash', 'token_hash', 'issuer', 'subject', 'demo_list', 'worker'] as const

/** How a transaction is to begin, and what is known of it since. */
export type Start = {
  context: Context
  /** The database refuses it any write, and nobody waits for its end. */
  reads?: boolean
  /** Its first statement goes out with the beginning, which nobody waits for alone; reads always begin so. */
  ahead?: boolean
  /** Settles when the beginning was answered. */
  begun?: Promise<unknown>
  /** When it began, by the clock of the database. */
  at?: Date
  /** Asks on its connection, while it lasts. */
  ask?: Ask
  /** The answers its end goes out without: where one is an error, so is the end. */
  last?: Promise<unknown>
}

export type Ask = (query: QueryConfig) => Promise<QueryResult>

/** Next keeps modules apart per bundle, and the pool is one: the process-wide object holds what the two say to each other. */
const kept = globalThis as typeof globalThis & { veritarStarting?: AsyncLocalStorage<{ start: Start | null }> }
const starting = (kept.veritarStarting ??= new AsyncLocalStorage())

/** Runs `work`, the first transaction of which begins as `start` says. */
export const startingAs = <T>(start: Start, work: () => Promise<T>): Promise<T> => starting.run({ start }, work)

/**
 * How the transaction that begins here is to begin; asked once.
 * @throws Error when nobody said it: no transaction begins without a context
 */
export function takeStart(): Start {
  const said = starting.getStore()
  if (!said?.start) throw new Error('A transaction begins with a context.')
  const { start } = said
  said.start = null
  return start
}

/**
 * BEGIN and the context in one message, so that they cost one round trip and none is ever without the other. Every name
 * is set, also to nothing: what a connection may have kept counts for nothing. It ends with the transaction.
 * @throws Error when the context holds what cannot be said in a statement
 */
export function beginText({ context, reads }: Start): string {
  const set = contextNames.map((name) => {
    const value = context[name] ?? ''
    if (value.includes('\0')) throw new Error('A context holds text only.')
    return `set_config('app.${name}', ${escapeLiteral(value)}, true)`
  })
  return `BEGIN${reads ? ' READ ONLY' : ''}; SELECT now() AS at, ${set.join(', ')}`
}
