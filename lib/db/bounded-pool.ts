import pg from 'pg'
import { releasedWhenEnded, transactions } from './transactions'

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
  const connect = pool.connect.bind(pool) as (callback?: unknown) => Promise<pg.PoolClient>
  pool.connect = ((callback?: unknown) => (callback ? connect(callback) : connect().then(releasedWhenEnded))) as typeof pool.connect
  return pool
}

/** What we need to know of a client beyond its types: the connection under it. */
type Client = pg.PoolClient & { connection: { stream: { destroy: (error?: Error) => void } } }
type Query = (...args: unknown[]) => Promise<pg.QueryResult>

function bound(client: Client, seconds: number): void {
  // Whoever holds it hears of it by what it asked.
  client.on('error', () => undefined)
  const answered: Query = async (...args) => {
    const late = setTimeout(() => client.connection.stream.destroy(new Error(`The database gave no answer for ${seconds} seconds.`)), seconds * 1_000)
    try {
      // Looked up at each call, so that whoever counts statements sees these too.
      return await (pg.Client.prototype.query as unknown as Query).apply(client, args)
    } catch (error) {
      // A table was changed since the statement was prepared here: this connection would refuse it for ever.
      if (error instanceof pg.DatabaseError && error.code === '0A000' && error.message.includes('cached plan')) client.connection.stream.destroy(error)
      throw error
    } finally {
      clearTimeout(late)
    }
  }
  const transaction = transactions(client, answered)
  client.query = ((...args: unknown[]) => {
    const callback = args.at(-1)
    // As the pool asks when it is asked itself.
    if (typeof callback === 'function') return void answered(...args.slice(0, -1)).then((result) => callback(undefined, result), (error: unknown) => callback(error))
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as pg.QueryConfig).text
    return text === 'BEGIN' ? transaction.begin() : text === 'COMMIT' ? transaction.commit() : text === 'ROLLBACK' ? transaction.rollback() : transaction.within(...args)
  }) as typeof client.query
}
