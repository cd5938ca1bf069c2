import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

/** The client of the owner of the schema: for migrating, and for filling an empty database. Never in web or worker. */
export type OwnerDb = PrismaClient

/**
 * Runs `work` as the owner. Row-level security is forced on the owner too; `app.seed` is how it says that it means to write.
 * @param url of the role that owns the tables
 */
export async function withOwner<T>(url: string, work: (db: OwnerDb) => Promise<T>): Promise<T> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 4, options: '-c app.seed=on' }) })
  try {
    return await work(db)
  } finally {
    await db.$disconnect()
  }
}
