import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { mailRespondents } from './mail'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

test('the prime reaches every respondent of the firm it asked, and nobody else', async () => {
  await withTenant(w.alder.as('reviewer'), (tx) => mailRespondents(tx, { subId: w.fir.id }, 'Subject', 'Sign in to read it.'))
  const mails = await asOwner((db) => db.outboxMail.findMany({ where: { subject: 'Subject' }, select: { orgId: true, to: true } }))
  expect(mails).toEqual([{ orgId: w.fir.id, to: 'respondent@fir.example' }])
})

test('a firm that it never asked is out of reach', async () => {
  await withTenant(w.alder.as('reviewer'), (tx) => mailRespondents(tx, { subId: w.oak.id }, 'Stranger', 'x'))
  expect(await asOwner((db) => db.outboxMail.count({ where: { subject: 'Stranger' } }))).toBe(0)
})
