import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { attempt, LimitReached, type Limited, withinLimit } from './count'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
  provide({ KEY_ANSWERS_PER_QUARTER_HOUR: '5', INVITATIONS_PER_HOUR: '2' })
}, 60_000)
afterAll(async () => {
  provide({ KEY_ANSWERS_PER_QUARTER_HOUR: '60', INVITATIONS_PER_HOUR: '100' })
  await closeDatabase()
})

const someone = (): NonNullable<Limited> => ({ ...w.alder.as('reviewer'), name: 'Ada', orgKind: 'prime' })
const alerts = (where: object) => asOwner((db) => db.auditEvent.count({ where: { code: 'limit.reached', outcome: 'denied', ...where } }))

test('asvs-2.4.1, 6.3.1: attempts side by side are counted one by one, and standing at the limit is one alert', async () => {
  const actor = someone()
  const all = await Promise.all(Array.from({ length: 12 }, () => attempt('key', actor.personId, actor)))
  expect(all.filter((over) => over === null)).toHaveLength(5)
  expect(all.find((over) => over !== null)).toEqual({ limit: 'key', seconds: expect.any(Number) })
  expect(await alerts({ actorId: actor.personId })).toBe(1)
})

test('asvs-6.3.5: an address that is signed in as nobody is held too, on record once and without the address', async () => {
  provide({ SIGN_INS_PER_QUARTER_HOUR: '1' })
  const address = `2001:db8:${Math.floor(Date.now() % 60_000).toString(16)}::/64`
  const before = await alerts({ actorId: null })
  for (let n = 0; n < 4; n += 1) await attempt('sign-in', address, null)
  expect(await alerts({ actorId: null })).toBe(before + 1)
  expect(JSON.stringify(await asOwner((db) => db.auditEvent.findMany({ where: { code: 'limit.reached', actorId: null }, select: { data: true, target: true } })))).not.toContain('2001:db8')
  provide({ SIGN_INS_PER_QUARTER_HOUR: '300' })
})

test('what is rolled back was not done and is not counted; beyond the limit nothing is done', async () => {
  const actor = { ...w.alder.as('approver') }
  const subject = randomUUID()
  const once = (fails: boolean) =>
    withTenant(actor, async (tx) => {
      await withinLimit(tx, 'invitation', subject)
      if (fails) throw new Error('something else went wrong')
    })
  for (let n = 0; n < 4; n += 1) await expect(once(true)).rejects.toThrow('something else')
  await once(false)
  await once(false)
  await expect(once(false)).rejects.toBeInstanceOf(LimitReached)
})

test('a window ends by the clock of the database, and the next begins from one', async () => {
  const subject = randomUUID()
  for (let n = 0; n < 6; n += 1) await attempt('key', subject, null)
  expect(await attempt('key', subject, null)).not.toBeNull()
  await asOwner((db) => db.limitCount.updateMany({ where: { name: 'key', count: { gt: 5 } }, data: { endsAt: new Date(Date.now() - 1_000) } }))
  expect(await attempt('key', subject, null)).toBeNull()
})

test('asvs-13.2.2 the application counts through the functions only: it neither reads nor changes the counts', async () => {
  const app = new pg.Client({ connectionString: process.env.DATABASE_APP_URL ?? '' })
  await app.connect()
  try {
    for (const sql of ['select * from "LimitCount"', 'delete from "LimitCount"', 'update "LimitCount" set count = 0']) await expect(app.query(sql)).rejects.toThrow('permission denied')
    await expect(app.query(`select limit_hit('key', 'a person by name', 60)`)).rejects.toThrow('limit_count_subject')
  } finally {
    await app.end()
  }
})
