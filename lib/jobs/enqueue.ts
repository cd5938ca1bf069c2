import { fromPrisma, type PgBoss } from 'pg-boss'
import type { Tx } from '../db/tenant'
import { openBoss } from './boss'
import { type JobData, type QueueName, queues } from './queues'

const kept = globalThis as typeof globalThis & { veritarQueue?: Promise<PgBoss> }

/**
 * Puts a job into the queue within the caller's transaction: it exists when the transaction commits, and not otherwise.
 * @param afterSeconds how long it waits at least
 */
export async function enqueue<Q extends QueueName>(tx: Tx, queue: Q, data: JobData<Q>, afterSeconds = 0): Promise<void> {
  kept.veritarQueue ??= openBoss(false)
  const boss = await kept.veritarQueue.catch((error: unknown) => {
    delete kept.veritarQueue
    throw error
  })
  // What nobody has read yet comes before what is read anew: after an upgrade that is all there is.
  const behind = 'again' in data && data.again === true
  await boss.send(queue, queues[queue].parse(data), { db: fromPrisma(tx), ...(behind && { priority: -1 }), ...(afterSeconds > 0 && { startAfter: afterSeconds }) })
}

/** Closes the queue's connection, for processes that end. */
export async function closeQueue(): Promise<void> {
  const boss = await kept.veritarQueue
  delete kept.veritarQueue
  await boss?.stop({ graceful: false, close: true })
}
