import { expect, test } from 'vitest'
import { boundedPool } from './bounded-pool'

const url = process.env.DATABASE_APP_URL ?? ''

test('a connection that gives no answer in time is closed, and its place is free again', async () => {
  const pool = boundedPool(url, 1, 0.5)
  await expect(pool.connect().then((client) => client.query('select pg_sleep(30)').finally(() => client.release(true)))).rejects.toThrow('gave no answer for 0.5 seconds')
  const { rows } = await (await pool.connect()).query('select 1 as one')
  expect(rows).toEqual([{ one: 1 }])
})

test('statements of one connection follow one another, also after one that failed', async () => {
  const pool = boundedPool(url, 1, 10)
  const warned: string[] = []
  process.on('warning', ({ message }) => warned.push(message))
  const client = await pool.connect()
  const asked = ['select 1 as n', 'select nothing', 'select 3 as n'].map((sql) => client.query<{ n: number }>(sql).then(({ rows }) => rows[0]?.n, () => 'failed'))
  expect(await Promise.all(asked)).toEqual([1, 'failed', 3])
  client.release()
  await pool.end()
  expect(warned).toEqual([])
})

test('a connection whose prepared statement no longer fits its table is closed, and the next one answers', async () => {
  const pool = boundedPool(url, 1, 10)
  const read = { name: 'read', text: 'select * from changing' }
  const client = await pool.connect()
  await client.query('create temporary table changing (a int)')
  await client.query(read)
  await client.query('alter table changing alter a type text')
  await expect(client.query(read)).rejects.toThrow('cached plan')
  await expect(client.query('select 1')).rejects.toThrow()
  client.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})
