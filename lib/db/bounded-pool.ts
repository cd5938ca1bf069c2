import pg from 'pg'
import { beginText, takeStart } from './begin'

/**
 * A pool of connections none of which waits for ever: one that gives no answer in time, as after a network that went away
 * without a word, is closed, and its place is free again. A transaction begins with its context, in one message, and
 * statements that were asked at once are sent at once. Connections stay open for a while, with what they have prepared.
 * @param seconds a statement may take
 */
export function boundedPool(connectionString: string, max: number, seconds: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, keepAlive: true, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 300_000, allowExitOnIdle: true, pipeline: true })
  // Without a listener a connection that breaks while nobody uses it would end the process; the pool has removed it already.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => bound(client as Client, seconds))
  return pool
}

/** What we need to know of a client beyond its types: the connection under it. */
type Client = pg.PoolClient & { connection: { stream: { destroy: (error?: Error) => void } } }
type Ask = (...args: unknown[]) => Promise<pg.QueryResult>

function bound(client: Client, seconds: number): void {
  // Whoever holds it hears of it by what it asked.
  client.on('error', () => undefined)
  // Looked up at each call, so that whoever counts statements sees these too.
  const ask: Ask = (...args) => (pg.Client.prototype.query as unknown as Ask).apply(client, args)
  const answered: Ask = async (...args) => {
    const late = setTimeout(() => client.connection.stream.destroy(new Error(`The database gave no answer for ${seconds} seconds.`)), seconds * 1_000)
    try {
      return await ask(...args)
    } catch (error) {
      // A table was changed since the statement was prepared here: this connection would refuse it for ever.
      if (error instanceof pg.DatabaseError && error.code === '0A000' && error.message.includes('cached plan')) client.connection.stream.destroy(error)
      throw error
    } finally {
      clearTimeout(late)
    }
  }
  const begin = async (): Promise<pg.QueryResult> => {
    const start = takeStart()
    const results = (await answered(beginText(start))) as unknown as pg.QueryResult<{ at: Date }>[]
    const at = results[1]?.rows[0]?.at
    if (!at) throw new Error('The database did not say that the transaction began.')
    start.at = at
    return results[0] as unknown as pg.QueryResult
  }
  const commit = async (): Promise<pg.QueryResult> => {
    const result = await answered('COMMIT')
    // What the database gave up before, it rolls back here and says so without an error.
    if (result.command !== 'COMMIT') throw new Error('The database rolled the transaction back.')
    return result
  }
  client.query = ((...args: unknown[]) => {
    // With a callback or a stream it is not ours to bound.
    if (typeof args.at(-1) === 'function' || typeof (args[0] as { submit?: unknown }).submit === 'function') return ask(...args)
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as pg.QueryConfig).text
    return text === 'BEGIN' ? begin() : text === 'COMMIT' ? commit() : answered(...args)
  }) as typeof client.query
}
