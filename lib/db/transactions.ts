import type { PoolClient, QueryResult } from 'pg'
import { type Ask, beginText, type Start, takeStart } from './begin'

type Query = (...args: unknown[]) => Promise<QueryResult>

/** The ends of reads that were sent and not waited for, by connection. */
const ending = new WeakMap<PoolClient, Promise<unknown>>()

/**
 * How the transactions of one connection begin and end, by what the driver says for it. A read is not waited for where only
 * its beginning or its end would be: its statements go out behind BEGIN and are answers only if that was answered, and its
 * COMMIT goes out behind them.
 * @param answered asks on this connection
 */
export function transactions(client: PoolClient, answered: Query) {
  let open: Start | null = null
  let begun: Promise<unknown> | null = null
  const within: Query = async (...args) => {
    const [answer] = await Promise.all([answered(...args), begun])
    return answer
  }
  const end = (text: string): Promise<QueryResult> => {
    if (open) delete open.ask
    open = null
    const last = within(text)
    begun = null
    return last
  }
  return {
    within,
    async begin(): Promise<QueryResult> {
      const start = takeStart()
      const asked = answered(beginText(start)).then((said) => {
        const at = (said as unknown as QueryResult<{ at: Date }>[])[1]?.rows[0]?.at
        if (!at) throw new Error('The database did not say that the transaction began.')
        start.at = at
      })
      if (start.reads) {
        begun = asked
        asked.catch(() => undefined)
      } else await asked
      open = Object.assign(start, { ask: within as Ask })
      return none
    },
    async commit(): Promise<QueryResult> {
      const reads = open?.reads
      const last = end('COMMIT')
      if (reads) {
        last.catch(() => undefined)
        ending.set(client, last)
        return none
      }
      // What the database gave up before, it rolls back here and says so without an error.
      if ((await last).command !== 'COMMIT') throw new Error('The database rolled the transaction back.')
      return last
    },
    rollback: () => end('ROLLBACK'),
  }
}

const none = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] } satisfies QueryResult

/** The client, which goes back to its pool only when its last transaction has ended; where that failed it is closed. */
export function releasedWhenEnded(client: PoolClient): PoolClient {
  const release = client.release
  client.release = (error) => {
    const last = ending.get(client)
    ending.delete(client)
    if (!last || error) release(error)
    else void last.then(() => release(), (failed: Error) => release(failed))
  }
  return client
}
