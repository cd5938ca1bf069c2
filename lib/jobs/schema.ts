import pg from 'pg'
import { PgBoss, type QueueOptions } from 'pg-boss'
import { bossSchema, type QueueName, queues } from './queues'

/** A dead worker is noticed within half a minute, and its job is tried twice more before it counts as failed. */
const common: QueueOptions = { retryLimit: 2, retryDelay: 5, retryBackoff: true, heartbeatSeconds: 20, deleteAfterSeconds: 14 * 86_400 }
const expireInSeconds: Record<QueueName, number> = { analyze: 3_600, rescore: 300, mail: 120, uploads: 1_800, nightly: 3_600, erase: 3_600, proof: 6 * 3_600 }

/** Makes or updates the queue tables as the owner and lets the application role use them, not change them. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: bossSchema, max: 2, supervise: false, schedule: false, reindex: false })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of Object.keys(queues) as QueueName[]) {
    // Erasing is tried for days: what a certificate says is done in the end, also after the bucket was away.
    const options = { ...common, expireInSeconds: expireInSeconds[name], ...(name === 'erase' ? { retryLimit: 60, retryDelayMax: 3_600 } : {}) }
    if (await boss.getQueue(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, options)
  }
  await boss.stop({ graceful: false, close: true })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`grant usage on schema ${bossSchema} to veritar_app`)
    await client.query(`grant select, insert, update, delete on all tables in schema ${bossSchema} to veritar_app`)
    await client.query(`grant usage on all sequences in schema ${bossSchema} to veritar_app`)
  } finally {
    await client.end()
  }
}
