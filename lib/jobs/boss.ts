import { PgBoss } from 'pg-boss'
import { env } from '../env'
import { bossSchema } from './queues'

/**
 * A connection to the queue as the application role; the tables are the owner's (lib/jobs/schema.ts).
 * @param works true in the worker, which also looks after retries and schedules
 */
export async function openBoss(works: boolean): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: env().DATABASE_APP_URL, schema: bossSchema, max: works ? 4 : 1, migrate: false, createSchema: false, supervise: works, superviseIntervalSeconds: 10, monitorIntervalSeconds: 10, schedule: works, reindex: false, monitorVacuum: false })
  boss.on('error', (error) => console.error(`The queue reports: ${error.message}`))
  await boss.start()
  return boss
}
