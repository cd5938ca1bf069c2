import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, type Served } from '../attack/serve'
import { serverEnv } from '../attack/test-env'
import { openSession } from '../auth/session-store'
import { newToken, tokenHash } from '../auth/token'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'

/** Two web servers: one that believes no proxy, one that believes one. */
let w: TestWorld, direct: Served, behind: Served
beforeAll(async () => {
  w = await twoPrimes()
  const low = { ...serverEnv(), REQUESTS_PER_MINUTE: '20', VISITS_PER_MINUTE: '20', SIGN_INS_PER_QUARTER_HOUR: '3' }
  ;[direct, behind] = await Promise.all([serve(process.cwd(), low), serve(process.cwd(), { ...low, TRUSTED_PROXIES: '1' })])
}, 120_000)
afterAll(async () => {
  await Promise.all([direct?.stop(), behind?.stop()])
  await closeDatabase()
})

const html = { accept: 'text/html' }
const ask = (server: Served, path: string, headers: Record<string, string> = {}, body?: string) => fetch(`${server.origin}${path}`, { ...(body ? { method: 'POST', body } : {}), headers: { ...html, ...headers }, redirect: 'manual' })
const statuses = async (many: number, one: (n: number) => Promise<Response>) => {
  const all: number[] = []
  for (let n = 0; n < many; n += 1) all.push((await one(n)).status)
  return all
}
const alerts = (actorId: string | null) => asOwner((db) => db.auditEvent.count({ where: { code: 'limit.reached', actorId } }))

test('asvs-2.4.1, 6.3.1: attempts to sign in are counted in the database, for every web server alike', async () => {
  // Other tests sign in from this address too.
  await asOwner((db) => db.limitCount.deleteMany({ where: { name: 'sign-in' } }))
  const attempt = (server: Served) => ask(server, '/api/auth/callback/demo', { accept: '*/*', 'x-forwarded-for': '127.0.0.1', 'content-type': 'application/json' }, '{}')
  const all = [await attempt(behind), await attempt(direct), await attempt(behind), await attempt(direct), await attempt(behind)]
  expect(all.map(({ status }) => status === 429)).toEqual([false, false, false, true, true])
  expect(await all[4]?.json()).toEqual({ url: `${behind.origin}/sign-in?error=often` })
})

test('asvs-2.4.1, 4.1.3: an address that is not signed in is held at its limit, and no header makes it another', async () => {
  const before = await alerts(null)
  const forged = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}`, 'x-veritar-peer': `203.0.113.${n}` })
  const all = await statuses(26, (n) => ask(direct, '/sign-in', forged(n)))
  expect(all.slice(0, 15)).toEqual(all.slice(0, 15).map(() => 200))
  expect(all.slice(-5)).toEqual([429, 429, 429, 429, 429])
  const held = await ask(direct, '/sign-in')
  expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await held.text()).toContain('No more than 20 pages without being signed in are taken within a minute.')
  await expect.poll(() => alerts(null), { timeout: 10_000 }).toBe(before + 1)
})

test('a trusted proxy says whose request it is by its own entry, the last', async () => {
  const through = (n: number) => ask(behind, '/sign-in', { 'x-forwarded-for': `6.6.6.${n}, 198.51.100.${n % 2}` })
  expect((await statuses(30, through)).filter((status) => status === 429)).toEqual([])
  expect((await statuses(12, () => ask(behind, '/sign-in', { 'x-forwarded-for': '1.1.1.1, 198.51.100.0' }))).at(-1)).toBe(429)
})

test('asvs-2.4.1, 16.3.3: a person is held at the limit of pages, on record once, and a colleague is not', async () => {
  const signedIn = async (who: 'reviewer' | 'approver') => {
    const token = newToken()
    const { personId } = w.alder.as(who)
    const membership = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
    await openSession({ personId, membershipId: membership.id, method: 'test', sidHash: tokenHash(token), userAgent: '' })
    return { personId, headers: { cookie: `veritar=${token}`, 'x-forwarded-for': '198.51.100.77' } }
  }
  const [ada, bo] = [await signedIn('reviewer'), await signedIn('approver')]
  const all = await statuses(26, () => ask(behind, '/account', ada.headers))
  expect([all[0], all.at(-1)]).toEqual([200, 429])
  expect((await ask(behind, '/account', bo.headers)).status).toBe(200)
  expect(await (await ask(behind, '/portfolio/export', { ...ada.headers, accept: '*/*' })).json()).toEqual({ ok: false, error: expect.stringContaining('No more than 20 pages') })
  await expect.poll(() => alerts(ada.personId), { timeout: 10_000 }).toBe(1)
  expect(await alerts(bo.personId)).toBe(0)
}, 60_000)
