import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Role, roleWords } from '../auth/actor'
import { newToken, tokenHash } from '../auth/token'
import type { OwnerDb } from '../db/owner'

/** What an empty database is filled with: exported by prisma/seed.ts. */
type Seed = { seedDemo: (db: OwnerDb, now: Date) => Promise<void> }

export type World = 'empty' | 'demo' | 'half a demo' | 'own'

const demoKey = 'world'

/** What the database holds. */
export async function worldOf(db: OwnerDb): Promise<World> {
  const setting = await db.setting.findUnique({ where: { key: demoKey } })
  const kind = setting && (setting.value as { kind?: string }).kind
  if (kind === 'demo') return 'demo'
  if (kind === 'loading') return 'half a demo'
  return (await db.organization.count()) === 0 ? 'empty' : 'own'
}

/**
 * Fills an empty database with the demo world. It counts as loaded only when all of it is there.
 * @returns false when this checkout has no demo world
 */
export async function loadDemo(db: OwnerDb, now: Date): Promise<boolean> {
  const file = join(process.cwd(), 'prisma', 'seed.ts')
  if (!existsSync(file)) return false
  const { seedDemo } = (await import(pathToFileURL(file).href)) as Seed
  await db.setting.upsert({ where: { key: demoKey }, create: { key: demoKey, value: { kind: 'loading' } }, update: { value: { kind: 'loading' } } })
  await seedDemo(db, now)
  await db.setting.update({ where: { key: demoKey }, data: { value: { kind: 'demo', loadedAt: now.toISOString() } } })
  return true
}

const hoursToSetUp = 24

/** A fresh one-time link's token for setting up the first organization; the one before it stops working. */
export async function newSetupToken(db: OwnerDb, now: Date): Promise<string> {
  const token = newToken()
  const value = { tokenHash: tokenHash(token), expiresAt: new Date(now.getTime() + hoursToSetUp * 3_600_000).toISOString(), usedAt: null }
  await db.setting.upsert({ where: { key: 'setup' }, create: { key: 'setup', value }, update: { value } })
  return token
}

/** The people of the demo, a line each, as the sign-in page lists them. */
export async function demoPeople(db: OwnerDb): Promise<string[]> {
  const rows = await db.membership.findMany({ where: { active: true }, include: { person: true, org: true }, orderBy: [{ org: { kind: 'asc' } }, { org: { legalName: 'asc' } }, { createdAt: 'asc' }] })
  return rows.map((row) => `${row.person.name}, ${roleWords[row.role as Role]} at ${row.org.legalName}`)
}
