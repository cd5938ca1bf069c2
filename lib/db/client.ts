import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { env } from '../env'
import { boundedPool } from './bounded-pool'
import { PrismaClient } from './generated/client'
import { statementName } from './statement-names'

/** One pool per process; Next keeps modules apart per bundle, so the process-wide object holds it. */
const kept = globalThis as typeof globalThis & { veritarDatabase?: PrismaClient; veritarPool?: Pool }

/** The connections of the application role, under the client. Only lib/db may import it, as the client. */
export const pool = (): Pool => (kept.veritarPool ??= boundedPool(env().DATABASE_APP_URL, env().DATABASE_POOL, env().DATABASE_SECONDS))

/**
 * The unscoped client of the application role. Only lib/db may import it (a test holds that):
 * without a tenant context row-level security shows it nothing.
 */
export function database(): PrismaClient {
  kept.veritarDatabase ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { disposeExternalPool: true, statementNameGenerator: statementName }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return kept.veritarDatabase
}

/** Closes the pool, for processes that end. */
export async function closeDatabase(): Promise<void> {
  const { veritarDatabase: client, veritarPool: connections } = kept
  delete kept.veritarDatabase
  delete kept.veritarPool
  await client?.$disconnect()
  // A client that was never asked has not taken the pool for its own.
  if (connections && !connections.ended) await connections.end()
}
