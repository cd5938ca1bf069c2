import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '../auth/actor'
import { closeDatabase, databaseNow, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { recordAudit } from './record'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterEach(() => vi.useRealTimers())
afterAll(closeDatabase)

test.each([['two hours ahead', 7_200_000], ['two hours behind', -7_200_000]])('asvs-16.2.2 a process whose clock is %s records the time of the database, in UTC', async (_off, by) => {
  const actor: Actor = { sessionId: 's', name: 'Auditor', email: 'a@b.example', orgKind: 'prime', orgName: 'Alder', role: 'auditor', empoweredOfficial: false, ...w.alder.as('auditor') }
  const before = await databaseNow()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by })
  await withTenant(actor, (tx) => recordAudit(tx, { actor, event: { code: 'audit.exported', data: { events: by, names: true } } }))
  vi.useRealTimers()
  const after = await databaseNow()
  const { at, payload } = await asOwner((db) => db.auditEvent.findFirstOrThrow({ where: { primeId: w.alder.id, code: 'audit.exported' }, orderBy: { at: 'desc' } }))
  expect(at.getTime()).toBeGreaterThanOrEqual(before.getTime())
  expect(at.getTime()).toBeLessThanOrEqual(after.getTime())
  // The bytes that the log proves say the same moment.
  expect(Buffer.from(payload!).toString()).toContain(at.toISOString())
})
