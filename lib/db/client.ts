import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '../env'
import { boundedPool } from './bounded-pool'
import { PrismaClient } from './generated/client'
import { statementName } from './statement-names'

/** One pool per process; Next keeps modules apart per bundle, so the process-wide object holds it. */
const kept = globalThis as typeof globalThis & { veritarDatabase?: PrismaClient }

/**
 * The unscoped client of the application role. Only lib/db may import it (a test holds that):
 * without a tenant context row-level security shows it nothing.
 */
export function database(): PrismaClient {
  kept.veritarDatabase ??= new PrismaClient({
    adapter: new PrismaPg(boundedPool(env().DATABASE_APP_URL, env().DATABASE_POOL, env().DATABASE_SECONDS), { disposeExternalPool: true, statementNameGenerator: statementName }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return kept.veritarDatabase
}

/** Closes the pool, for processes that end. */
export async function closeDatabase(): Promise<void> {
  await kept.veritarDatabase?.$disconnect()
  delete kept.veritarDatabase
}
