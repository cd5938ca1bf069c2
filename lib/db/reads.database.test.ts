import type { PoolClient, QueryResult } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startingAs } from './begin'
import { boundedPool } from './bounded-pool'
import { closeDatabase, momentOf, readAs, withTenant } from './tenant'
import { asSuperuser, type TestWorld, twoPrimes } from './test-world'
import { transactions } from './transactions'

let world: TestWorld
beforeAll(async () => {
  world = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

test('a read sees what its tenant may see and the database refuses it any write', async () => {
  const { alder, alderFir, birchElm } = world
  const both = { id: { in: [alderFir.id, birchElm.id] } }
  expect(await readAs(alder.as('admin'), (tx) => tx.assessment.findMany({ where: both, select: { id: true } }))).toEqual([{ id: alderFir.id }])
  await expect(readAs(alder.as('admin'), (tx) => tx.organization.update({ where: { id: alder.id }, data: { uei: 'NO' }, select: { id: true } }))).rejects.toThrow('read-only transaction')
  await expect(readAs(alder.as('admin'), (tx) => tx.$queryRaw`select hits from limit_hit('x', ${'0'.repeat(64)}, 60)`)).rejects.toThrow('read-only transaction')
  await expect(readAs(alder.as('admin'), async (tx) => momentOf(tx))).rejects.toThrow('Nobody waited for this transaction')
})

test('asvs-8.2.4 reads and writes of many tenants at once, over few connections, see each only their own', async () => {
  const { alder, birch, fir, elm, oak } = world
  const orgs = [alder, birch, fir, elm, oak]
  const asked = Array.from({ length: 150 }, (_, n) => {
    const { id } = orgs[n % orgs.length] ?? alder
    const tenant = { orgId: id, personId: null }
    const run = n % 3 ? readAs : withTenant
    return run(tenant, async (tx) => {
      const [settings, rows] = await Promise.all([tx.$queryRaw<{ org: string }[]>`select app_org() as org`, tx.assessment.findMany({ select: { primeId: true, subId: true } })])
      return { id, org: settings[0]?.org, foreign: rows.filter(({ primeId, subId }) => primeId !== id && subId !== id).length, seen: rows.length > 0 }
    })
  })
  for (const { id, org, foreign, seen } of await Promise.all(asked)) expect({ org, foreign, seen }).toEqual({ org: id, foreign: 0, seen: true })
})

test('the end of a read that fails takes nothing from what was read; its connection is closed, and the next read works', async () => {
  const pool = boundedPool(process.env.DATABASE_APP_URL ?? '', 1, 10)
  const client = await pool.connect()
  await startingAs({ context: {}, reads: true }, () => client.query('BEGIN'))
  const { rows: [first] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await asSuperuser((db) => db.query('select pg_terminate_backend($1, 5000)', [first?.pid]))
  await client.query('COMMIT')
  client.release()
  const { rows: [next] } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  expect(next?.pid).not.toBe(first?.pid)
  await pool.end()
})

test('the end of a write that fails is an error', async () => {
  await expect(withTenant(world.alder.as('admin'), async (tx) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
    await asSuperuser((db) => db.query('select pg_terminate_backend($1, 5000)', [row?.pid]))
  })).rejects.toThrow()
})

test('a connection goes to nobody else before the end of its read was answered', async () => {
  const pool = boundedPool(process.env.DATABASE_APP_URL ?? '', 1, 10)
  const order: string[] = []
  const client = await pool.connect()
  await startingAs({ context: {}, reads: true }, () => client.query('BEGIN'))
  const slow = client.query('select pg_sleep(0.3)').then(() => order.push('read'))
  await client.query('COMMIT')
  client.release()
  const other = await pool.connect()
  order.push('next')
  await slow
  expect(order).toEqual(['read', 'next'])
  other.release()
  await pool.end()
})

test('what was asked behind a beginning that failed is no answer, also where the database gave one', async () => {
  const sent: string[] = []
  const { begin, within, commit } = transactions({} as PoolClient, async (text) => {
    sent.push(String(text).slice(0, 6))
    if (String(text).startsWith('BEGIN')) throw new Error('not begun')
    return { command: 'SELECT', rows: [{ a: 1 }] } as unknown as QueryResult
  })
  await startingAs({ context: {}, reads: true }, begin)
  await expect(within('select 1')).rejects.toThrow('not begun')
  await commit()
  expect(sent).toEqual(['BEGIN ', 'select', 'COMMIT'])
  // A write waits for its beginning.
  await expect(startingAs({ context: {} }, begin)).rejects.toThrow('not begun')
})
