import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { startSession } from './session'

const sent = vi.hoisted(() => [] as { name: string; value: string; options: Record<string, unknown> }[])
vi.mock('server-only', () => ({}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: (name: string, value: string, options: Record<string, unknown>) => void sent.push({ name, value, options }) }),
}))

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterEach(() => {
  sent.length = 0
  provide({ APP_ORIGIN: 'http://127.0.0.1:3000' })
})
afterAll(closeDatabase)

async function started(origin: string) {
  provide({ APP_ORIGIN: origin })
  const { personId } = w.alder.as('reviewer')
  const { id } = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
  await startSession({ personId, membershipId: id, method: 'test' })
  return sent
}

test('asvs-3.3.1 asvs-3.3.2 asvs-3.3.3 asvs-3.3.4 asvs-11.5.1 under https the cookie is the host’s own, for https, and for no script', async () => {
  const cookies = await started('https://veritar.example')
  expect(cookies).toEqual([{ name: '__Host-veritar', value: expect.stringMatching(/^[\w-]{43}$/), options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', priority: 'high' } }])
  // The prefix holds only without a domain, with the path of everything.
  expect(cookies[0]?.options).not.toHaveProperty('domain')
})

test('without https, which is for this machine only, it goes without the prefix that a browser would refuse', async () => {
  expect(await started('http://127.0.0.1:3000')).toEqual([{ name: 'veritar', value: expect.any(String), options: expect.objectContaining({ httpOnly: true, secure: false, sameSite: 'lax' }) }])
})
