import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../auth/session-store'
import { newToken, tokenHash } from '../auth/token'
import { Prisma } from './generated/client'
import { sessionRow } from './session-row'
import { loadSubject } from './subject'
import { closeDatabase, directly, directRows, inContext, type Tx, withTenant } from './tenant'
import { asOwner, type TestWorld, twoPrimes } from './test-world'

let world: TestWorld
let sidHash: string
beforeAll(async () => {
  world = await twoPrimes()
  const { personId } = world.birch.as('reviewer')
  const { id } = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
  sidHash = tokenHash(newToken())
  await openSession({ personId, membershipId: id, method: 'demo', sidHash, userAgent: 'test' })
}, 60_000)
afterAll(closeDatabase)

test('the row a write is done on is the one the client would give', async () => {
  for (const { id, primeId } of [world.alderFir, world.birchElm]) {
    await withTenant({ orgId: primeId, personId: null }, async (tx) => {
      const loaded = await loadSubject(tx, { assessment: id })
      expect(loaded?.rows.assessment).toEqual(await tx.assessment.findUniqueOrThrow({ where: { id } }))
      expect(loaded?.rows.assessment?.dueOn).toEqual(new Date('2026-12-20T00:00:00Z'))
    })
  }
})

test('what is asked directly is asked within the transaction: it sees what that sees, and goes back with it', async () => {
  const count = (tx: Tx) => directRows<{ n: number }>(tx, Prisma.sql`select count(*)::int as n from "Assessment" where id = ${world.alderFir.id}::uuid`)
  expect(await withTenant(world.alder.as('admin'), count)).toEqual([{ n: 1 }])
  expect(await withTenant(world.birch.as('admin'), count)).toEqual([{ n: 0 }])
  await expect(withTenant(world.alder.as('admin'), async (tx) => {
    expect(await directly(tx, Prisma.sql`update "Organization" set uei = ${'GONE'} where id = ${world.alder.id}::uuid`)).toBe(1)
    throw new Error('back')
  })).rejects.toThrow('back')
  expect((await withTenant(world.alder.as('admin'), (tx) => tx.organization.findUniqueOrThrow({ where: { id: world.alder.id } }))).uei).toBeNull()
})

test('a transaction that is over asks nothing more, on a connection that may be another’s by then', async () => {
  let kept: Tx | undefined
  await withTenant(world.alder.as('admin'), async (tx) => void (kept = tx))
  if (!kept) throw new Error('no transaction')
  await expect(directRows(kept, Prisma.sql`select 1`)).rejects.toThrow()
  await expect(directly(kept, Prisma.sql`select 1`)).rejects.toThrow()
  await expect(withTenant(world.alder.as('admin'), (tx) => { kept = tx; throw new Error('rolled back') })).rejects.toThrow('rolled back')
  await expect(directRows(kept, Prisma.sql`select 1`)).rejects.toThrow()
})

test('asvs-7.2.1 who a session is of depends on its hash alone, and asking leaves no context behind', async () => {
  const { orgId, personId } = world.birch.as('reviewer')
  const row = await sessionRow(sidHash, '', 15)
  expect(row).toMatchObject({ orgId, personId, role: 'reviewer', orgKind: 'prime', keyed: false, hardware: false })
  const asked = (hash: string) => Prisma.sql`select * from session_of(${hash}, '', 15)`
  await withTenant(world.alder.as('admin'), async (tx) => {
    const seen = await tx.assessment.count()
    expect(await directRows(tx, asked(sidHash))).toEqual([row])
    expect(await directRows(tx, asked(tokenHash(newToken())))).toEqual([])
    expect(await tx.$queryRaw`select app_org() as org, app_person() as person, app_setting('sid_hash') as sid`).toEqual([{ org: world.alder.id, person: world.alder.as('admin').personId, sid: null }])
    expect(await tx.assessment.count()).toBe(seen)
  })
  await inContext({}, async (tx) => {
    expect(await directRows(tx, asked(sidHash))).toEqual([row])
    expect(await tx.session.count()).toBe(0)
  })
  expect(await sessionRow('', '', 15)).toBeNull()
})

test.each([
  ['unknown', ''],
  ['revoked', `update "Session" set "revokedAt" = now() where "sidHash" = $1`],
  ['of a membership that changed', `update "Session" set "membershipVersion" = 7 where "sidHash" = $1`],
  ['of an issuer that is not allowed', `update "Session" set issuer = 'https://elsewhere.example' where "sidHash" = $1`],
  ['of somebody who is not active', `update "Person" set active = false where id = (select "personId" from "Session" where "sidHash" = $1)`],
])('a session that is %s is nobody’s, also where it is the first that a connection is asked for', async (_, change) => {
  const { personId } = world.oak.as('admin')
  const { id } = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
  const hash = tokenHash(newToken())
  if (change) {
    await openSession({ personId, membershipId: id, method: 'demo', sidHash: hash, userAgent: 'test' })
    await asOwner((db) => db.$executeRawUnsafe(change, hash))
  }
  const fresh = new pg.Client({ connectionString: process.env.DATABASE_APP_URL ?? '' })
  await fresh.connect()
  try {
    for (const [asked, found] of [[hash, 0], [sidHash, 1], [hash, 0]] as const) expect((await fresh.query('select * from session_of($1, $2, 15)', [asked, ''])).rows).toHaveLength(found)
  } finally {
    await fresh.end()
  }
})
