import type { PoolClient, QueryResult } from 'pg'
import { type Ask, beginText, type Start, takeStart } from './begin'

type Query = (...args: unknown[]) => Promise<QueryResult>

/** The ends of reads that were sent and not waited for, by connection. */
const ending = new WeakMap<PoolClient, Promise<unknown>>()

/**
 * How the transactions of one connection begin and end, by what the driver says for it. Where nobody waits for the beginning
 * alone, statements go out behind BEGIN, and what comes back is an answer only if BEGIN was answered too. The COMMIT of a
 * read goes out behind its statements, and nobody waits for it.
 * @param answered asks on this connection
 */
export function transactions(client: PoolClient, answered: Query) {
  let open: Start | null = null
  const within: Query = async (...args) => {
    const [answer] = await Promise.all([answered(...args), open?.begun])
    return answer
  }
  const end = (text: string): Promise<QueryResult> => {
    const answer = within(text)
    if (open) delete open.ask
    open = null
    return answer
  }
  return {
    within,
    async begin(): Promise<QueryResult> {
      const start = takeStart()
      start.begun = answered(beginText(start)).then((said) => {
        const at = (said as unknown as QueryResult<{ at: Date }>[])[1]?.rows[0]?.at
        if (!at) throw new Error('The database did not say that the transaction began.')
        start.at = at
      })
      if (start.reads || start.ahead) start.begun.catch(() => undefined)
      else await start.begun
      open = Object.assign(start, { ask: within as Ask })
      return none
    },
    async commit(): Promise<QueryResult> {
      const { reads, last } = open ?? {}
      const ended = end('COMMIT')
      if (reads) {
        ended.catch(() => undefined)
        ending.set(client, ended)
        return none
      }
      const [written, done] = await Promise.allSettled([last, ended])
      if (written.status === 'rejected') throw written.reason
      if (done.status === 'rejected') throw done.reason
      // What the database gave up before, it rolls back here and says so without an error.
      if (done.value.command !== 'COMMIT') throw new Error('The database rolled the transaction back.')
      return done.value
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
