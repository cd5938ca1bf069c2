import pg from 'pg'

/**
 * A pool of connections none of which waits for ever: one that gives no answer in time, as after a network that went away
 * without a word, is closed, and its place is free again. The statements of one connection follow one another: a driver
 * that was given two at once would queue them, and will refuse them in its next version.
 * @param seconds a statement may take
 */
export function boundedPool(connectionString: string, max: number, seconds: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, keepAlive: true, connectionTimeoutMillis: 10_000 })
  // Without a listener a connection that breaks while nobody uses it would end the process; the pool has removed it already.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => bound(client as Client, seconds))
  return pool
}

/** What we need to know of a client beyond its types: the connection under it. */
type Client = pg.PoolClient & { connection: { stream: { destroy: (error?: Error) => void } } }
type Ask = (...args: unknown[]) => unknown

function bound(client: Client, seconds: number): void {
  // Whoever holds it hears of it by what it asked.
  client.on('error', () => undefined)
  // Looked up at each call, so that whoever counts statements sees these too.
  const ask: Ask = (...args) => (pg.Client.prototype.query as Ask).apply(client, args)
  let turn: Promise<unknown> = Promise.resolve()
  const answered = async (args: unknown[]) => {
    const late = setTimeout(() => client.connection.stream.destroy(new Error(`The database gave no answer for ${seconds} seconds.`)), seconds * 1_000)
    try {
      return await ask(...args)
    } finally {
      clearTimeout(late)
    }
  }
  client.query = ((...args: unknown[]) => {
    // With a callback or a stream it is not ours to order.
    if (typeof args.at(-1) === 'function' || typeof (args[0] as { submit?: unknown }).submit === 'function') return ask(...args)
    const mine = turn.then(() => answered(args))
    turn = mine.catch(() => undefined)
    return mine
  }) as typeof client.query
}
