import { afterEach, expect, it, test } from 'vitest'
import { provide } from '../env'
import { limitAnswer } from './answer'
import { limitWords } from './limits'
import { countHere, rememberedSession, rememberSession, untold } from './process-counts'

provide({ DATABASE_APP_URL: 'postgresql://x', NEXTAUTH_SECRET: 's'.repeat(32), REQUESTS_PER_MINUTE: '3', VISITS_PER_MINUTE: '2' })
afterEach(() => void untold(Number.MAX_SAFE_INTEGER))
const who = (personId: string) => ({ personId, name: 'Ada', orgId: 'o', orgKind: 'prime' as const })

test('asvs-2.4.1: beyond the limit of a window a person waits until it ends, and nobody else does', () => {
  const ask = (at: number, id = 'a') => countHere('request', id, who(id), at)
  expect([ask(0), ask(1), ask(2)]).toEqual([null, null, null])
  expect(ask(10_000)).toEqual({ limit: 'request', seconds: 50 })
  expect(ask(10_000, 'b')).toBeNull()
  expect(ask(60_000)).toBeNull()
})

test('asvs-16.3.3: one alert a window, with whose it is', () => {
  for (let n = 0; n < 9; n += 1) countHere('visit', 'x', null, 1_000)
  for (let n = 0; n < 9; n += 1) countHere('request', 'c', who('c'), 1_000)
  expect(untold(1_000)).toEqual([{ over: { limit: 'visit', seconds: 60 }, of: null }, { over: { limit: 'request', seconds: 60 }, of: who('c') }])
  for (let n = 0; n < 9; n += 1) countHere('visit', 'x', null, 2_000)
  expect(untold(2_000)).toEqual([])
  for (let n = 0; n < 9; n += 1) countHere('visit', 'x', null, 70_000)
  expect(untold(70_000)).toHaveLength(1)
})

it('remembers whose a session was for a quarter of an hour, and nothing else of it', () => {
  rememberSession('h', { ...who('d'), email: 'x' } as never, 0)
  expect(rememberedSession('h', 1_000)).toEqual(who('d'))
  expect(rememberedSession('h', 900_001)).toBeNull()
  expect(rememberedSession('other', 0)).toBeNull()
})

it('holds a flood of addresses in bounded memory, and the newest of them to the limit', () => {
  for (let n = 0; n < 25_000; n += 1) countHere('visit', `flood ${n}`, null, 5_000)
  const kept = (globalThis as unknown as { veritarLimits: { counts: Map<string, unknown> } }).veritarLimits.counts
  expect(kept.size).toBeLessThanOrEqual(20_001)
  countHere('visit', 'flood 24999', null, 5_000)
  expect(countHere('visit', 'flood 24999', null, 5_000)).not.toBeNull()
})

it('says in plain words what to do, as a page or as JSON', async () => {
  expect(limitWords({ limit: 'request', seconds: 1 })).toBe('No more than 3 pages are taken within a minute. Go on in 1 second; nothing is lost.')
  expect(limitWords({ limit: 'sign-in', seconds: 61 })).toBe('No more than 300 attempts to sign in are taken within 15 minutes. Go on in 2 minutes; nothing is lost.')
  const page = limitAnswer({ limit: 'visit', seconds: 30 }, 'text/html,*/*')
  expect([page.status, page.headers.get('retry-after'), page.headers.get('content-type')]).toEqual([429, '30', 'text/html; charset=utf-8'])
  expect(await page.text()).toContain('Go on in 30 seconds')
  expect(await limitAnswer({ limit: 'visit', seconds: 30 }, '*/*').json()).toEqual({ ok: false, error: 'No more than 2 pages without being signed in are taken within a minute. Go on in 30 seconds; nothing is lost.' })
})
