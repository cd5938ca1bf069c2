import pg from 'pg'

/** A statement that was sent to the database. */
export type Sent = { text: string; values: unknown[] }

type Query = (...args: unknown[]) => unknown
const prototype = pg.Client.prototype as unknown as { query: Query }

/** Everything this process sends to PostgreSQL while `work` runs. How often it waits for an answer is another question: far.ts. */
export async function sentBy<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const { query } = prototype
  const sent: Sent[] = []
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined]
    sent.push(typeof first === 'string' ? { text: first, values: values ?? [] } : { text: first.text, values: first.values ?? values ?? [] })
    return query.apply(this, args)
  }
  try {
    return { result: await work(), sent }
  } finally {
    prototype.query = query
  }
}
