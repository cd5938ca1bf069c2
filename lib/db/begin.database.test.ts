import { afterAll, beforeAll, expect, test } from 'vitest'
import { startingAs } from './begin'
import { boundedPool } from './bounded-pool'
import { database } from './client'
import { Prisma } from './generated/client'
import { begun, closeDatabase, inContext, lastly, momentOf, setContext, type Tx, withTenant, withTenantAhead } from './tenant'
import { type TestWorld, twoPrimes } from './test-world'

let world: TestWorld
beforeAll(async () => {
  world = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

const settings = (tx: Tx) => tx.$queryRaw<{ org: string | null; token: string | null; pid: number; at: Date }[]>`
  select nullif(current_setting('app.org_id', true), '') as org, nullif(current_setting('app.token_hash', true), '') as token, pg_backend_pid() as pid, now() as at`

test('asvs-8.2.4 the context of one transaction is gone from its connection in the next', async () => {
  const { alder } = world
  const one = boundedPool(process.env.DATABASE_APP_URL ?? '', 1, 10)
  const told = async (context: Parameters<typeof inContext>[0]) => {
    const client = await one.connect()
    try {
      await startingAs({ context }, () => client.query('BEGIN'))
      const { rows } = await client.query<{ pid: number; org: string; n: number }>(`select pg_backend_pid() as pid, coalesce(current_setting('app.org_id', true), '') as org, (select count(*)::int from "Assessment") as n`)
      await client.query('COMMIT')
      const after = await client.query<{ n: number }>('select count(*)::int as n from "Assessment"')
      return { ...rows[0], after: after.rows[0]?.n }
    } finally {
      client.release()
    }
  }
  const first = await told({ org_id: alder.id })
  expect(first).toMatchObject({ org: alder.id, after: 0 })
  expect(first.n).toBeGreaterThan(0)
  expect(await told({})).toEqual({ pid: first.pid, org: '', n: 0, after: 0 })
  // Also what a connection was told for good counts for nothing.
  const client = await one.connect()
  await client.query(`select set_config('app.org_id', $1, false)`, [alder.id])
  client.release()
  expect(await told({})).toMatchObject({ pid: first.pid, org: '', n: 0 })
  await one.end()
})

test('no transaction begins without a context, and one context begins one transaction', async () => {
  await expect(database().$transaction((tx) => settings(tx))).rejects.toThrow('begins with a context')
  await expect(startingAs({ context: {} }, async () => {
    await database().$transaction((tx) => settings(tx))
    return database().$transaction((tx) => settings(tx))
  })).rejects.toThrow('begins with a context')
})

test('whatever a context holds is a value and never a statement; what cannot be said begins nothing', async () => {
  const hostile = `x', true); select set_config('app.org_id', '${world.alder.id}', true) --\\'`
  const [row] = await inContext({ token_hash: hostile }, settings)
  expect(row).toMatchObject({ org: null, token: hostile })
  await expect(inContext({ token_hash: 'a\0b' }, settings)).rejects.toThrow('text only')
  expect((await withTenant(world.alder.as('admin'), settings))[0]).toMatchObject({ org: world.alder.id, token: null })
})

test('a beginning that the database refuses is an error, and nothing is asked under it', async () => {
  // An organization that is no UUID: the context holds it, and everything that asks for it fails.
  await expect(inContext({ org_id: 'nobody' }, (tx) => tx.assessment.count())).rejects.toThrow()
  const [row] = await inContext({}, settings)
  expect(row?.org).toBeNull()
})

test('the moment of a transaction is the one of the database', async () => {
  await withTenant(world.alder.as('admin'), async (tx) => {
    const [row] = await settings(tx)
    expect(momentOf(tx)).toEqual(row?.at)
    await setContext(tx, { org_id: world.birch.id })
    expect(momentOf(tx)).toEqual(row?.at)
  })
})

test('work that the database gave up is never taken for done, also when its error was swallowed', async () => {
  const { alder } = world
  const swallowed = withTenant(alder.as('admin'), async (tx) => {
    await tx.organization.update({ where: { id: alder.id }, data: { uei: 'LOST' }, select: { id: true } })
    await tx.$queryRaw`select 1/0`.catch(() => undefined)
    return 'done'
  })
  await expect(swallowed).rejects.toThrow('rolled the transaction back')
  expect((await withTenant(alder.as('admin'), (tx) => tx.organization.findUniqueOrThrow({ where: { id: alder.id } }))).uei).not.toBe('LOST')
})

test('a write whose first statement goes out with the beginning knows its moment when it waited for it', async () => {
  await withTenantAhead(world.alder.as('admin'), async (tx) => {
    expect(() => momentOf(tx)).toThrow('Nobody waited')
    const [row] = await settings(tx)
    expect(row?.org).toBe(world.alder.id)
    await begun(tx)
    expect(momentOf(tx)).toEqual(row?.at)
  })
})

test('asvs-16.5.3 where the last statement fails so does the transaction, with its error, and nothing of it stays', async () => {
  const { alder, birch } = world
  const renamed = (last: Prisma.Sql) => withTenant(alder.as('admin'), async (tx) => {
    await tx.organization.update({ where: { id: alder.id }, data: { uei: 'LAST' }, select: { id: true } })
    await lastly(tx, last)
    return 'done'
  })
  const uei = async () => (await withTenant(alder.as('admin'), (tx) => tx.organization.findUniqueOrThrow({ where: { id: alder.id } }))).uei
  await expect(renamed(Prisma.sql`insert into "AuditLeaf" ("eventId", "logId") values (gen_random_uuid(), ${birch.id}::uuid)`)).rejects.toThrow('row-level security')
  await expect(renamed(Prisma.sql`select 1/0`)).rejects.toThrow('division by zero')
  expect(await uei()).not.toBe('LAST')
  expect(await renamed(Prisma.sql`update "Organization" set aliases = array['last'] where id = ${alder.id}::uuid`)).toBe('done')
  expect(await uei()).toBe('LAST')
})
