import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import type { Actor, Role } from './auth/actor'
import { closeDatabase, withTenant } from './db/tenant'
import { asOwner, type TestWorld, twoPrimes } from './db/test-world'
import { action, admitted, Conflict, guarded, sameOrigin } from './guard'

const request = vi.hoisted(() => ({ origin: 'http://127.0.0.1:3000' as string | null, actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(request.origin ? { origin: request.origin, host: 'evil.example', 'x-forwarded-host': 'evil.example' } : {}) }))
vi.mock('./auth/session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)
beforeEach(() => {
  request.origin = 'http://127.0.0.1:3000'
  request.actor = actor('fir', 'respondent')
})

function actor(org: 'alder' | 'birch' | 'fir' | 'elm' | 'oak', role: Role): Actor {
  const orgKind = org === 'alder' || org === 'birch' ? 'prime' : 'subcontractor'
  return { sessionId: 's', name: `${org} ${role}`, email: 'a@b.example', orgKind, orgName: org, role, empoweredOfficial: false, ...w[org].as(role) }
}

const Note = z.strictObject({ assessmentId: z.string(), text: z.string().min(3, 'Write at least three letters.') })
const work = vi.fn()
const note = action('message:write', Note, ({ assessmentId }) => ({ assessment: assessmentId }), async ({ tx, assessment, input }) => {
  await tx.assessment.update({ where: { id: assessment.id }, data: { answered: { increment: 1 } }, select: { id: true } })
  work(input)
  if (input.text === 'conflict') throw new Conflict()
  if (input.text === 'breaks') throw new Error('connection string in here')
  return { event: { code: 'message.sent', data: { criterionId: 'PRG-01', audience: 'shared' } }, result: input.text.length }
})
const answered = () => asOwner(async (db) => (await db.assessment.findUniqueOrThrow({ where: { id: w.alderFir.id } })).answered)
const events = (who: Actor) => withTenant(who, (tx) => tx.auditEvent.findMany({ where: { actorId: who.personId, code: { in: ['message.sent', 'access.denied'] } }, orderBy: { id: 'asc' } }))
const input = (text: string, assessmentId = w.alderFir.id) => ({ assessmentId, text })

test('asvs-2.3.3 asvs-16.2.1 work and its event are written together, in the actor’s name, under both sides', async () => {
  const before = await answered()
  expect(await note(input('hello'))).toEqual({ ok: true, value: 5 })
  expect(await answered()).toBe(before + 1)
  const [event] = await events(actor('fir', 'respondent'))
  expect(event).toMatchObject({ code: 'message.sent', outcome: 'done', primeId: w.alder.id, subId: w.fir.id, assessmentId: w.alderFir.id, actorName: 'fir respondent', internal: false })
})

test.each([
  ['a conflict', 'conflict', { ok: false, conflict: true, error: expect.stringContaining('Reload') }],
])('%s changes nothing, records nothing and is said', async (_, text, expected) => {
  const [before, recorded] = [await answered(), (await events(actor('fir', 'respondent'))).length]
  expect(await note(input(text))).toEqual(expected)
  expect(await answered()).toBe(before)
  expect(await events(actor('fir', 'respondent'))).toHaveLength(recorded)
})

test('asvs-2.3.3 asvs-16.5.1 asvs-16.5.3 a failure rolls back and is not shown as a result', async () => {
  const before = await answered()
  await expect(note(input('breaks'))).rejects.toThrow()
  expect(await answered()).toBe(before)
})

test.each([null, 'http://evil.example', 'http://127.0.0.1:3000.evil.example', 'https://127.0.0.1:3000', 'null'])('asvs-3.5.1 asvs-3.5.2 an origin of %s is refused, whatever Host and X-Forwarded-Host say', async (origin) => {
  request.origin = origin
  work.mockClear()
  expect(await note(input('hello'))).toEqual({ ok: false, error: 'This request did not come from Veritar.' })
  expect(work).not.toHaveBeenCalled()
  expect(sameOrigin(origin)).toBe(false)
})

test('nobody signed in can do nothing', async () => {
  request.actor = null
  expect(await note(input('hello'))).toMatchObject({ ok: false, error: expect.stringContaining('Sign in') })
})

test.each([
  [{ text: 'x' }, 'assessmentId'],
  [{ assessmentId: 'a', text: 'x' }, 'text'],
  [{ assessmentId: 'a', text: 'xyz', orgId: 'mine' }, 'form'],
  [{ assessmentId: { not: '' }, text: 'xyz' }, 'assessmentId'],
  [null, 'form'],
])('input %j is refused at %s', async (raw, field) => {
  const result = await note(raw)
  expect(result).toMatchObject({ ok: false })
  expect(Object.keys((result as { fields: Record<string, string> }).fields)).toContain(field)
})

test('asvs-8.3.1 asvs-16.3.2 what is another’s, what does not exist and what is not permitted look the same, and are on record', async () => {
  const who = actor('oak', 'respondent')
  request.actor = who
  work.mockClear()
  const answers = []
  for (const id of [w.alderFir.id, '01970000-0000-7000-8000-000000000000', 'no id at all', "' or true --"]) answers.push(await note(input('hello', id)))
  request.actor = actor('alder', 'auditor')
  answers.push(await note(input('hello')))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":false,"error":"Not found."}']))
  expect(work).not.toHaveBeenCalled()
  const denied = await events(who)
  expect(denied.map(({ code, outcome, target, primeId }) => [code, outcome, target, primeId])).toEqual([w.alderFir.id, '01970000-0000-7000-8000-000000000000', 'no id at all', "' or true --"].map((id) => ['access.denied', 'denied', id, null]))
  expect(await events(actor('alder', 'auditor'))).toHaveLength(1)
})

test('asvs-2.3.4 two writes to one assessment follow one another', async () => {
  const before = await answered()
  await Promise.all(Array.from({ length: 8 }, () => note(input('hello'))))
  expect(await answered()).toBe(before + 8)
}, 30_000)

test('a route handler gets the same answers, as status codes', async () => {
  const post = (headers: Record<string, string>, raw: unknown, who: Actor | null) => {
    request.actor = who
    return guarded(new Request('http://127.0.0.1:3000/api/x', { method: 'POST', headers }), raw, 'message:write', Note, ({ assessmentId }) => ({ assessment: assessmentId }), async ({ input }) => {
      if (input.text === 'conflict') throw new Conflict()
      return { event: { code: 'message.sent', data: { criterionId: 'PRG-01', audience: 'shared' } }, result: null }
    })
  }
  const origin = { origin: 'http://127.0.0.1:3000' }
  const fir = actor('fir', 'respondent')
  expect((await post(origin, input('hello'), fir)).status).toBe(200)
  expect((await post({}, input('hello'), fir)).status).toBe(403)
  expect((await post({ origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }, input('hello'), fir)).status).toBe(403)
  expect((await post(origin, input('hello'), null)).status).toBe(401)
  expect((await post(origin, input('x'), fir)).status).toBe(422)
  expect((await post(origin, input('conflict'), fir)).status).toBe(409)
  expect((await post(origin, input('hello'), actor('birch', 'reviewer'))).status).toBe(404)
})

test('a body is not received for who may not send it', async () => {
  const ask = async (who: Actor | null, headers: Record<string, string> = { origin: 'http://127.0.0.1:3000' }) => {
    request.actor = who
    const admission = await admitted(new Request('http://127.0.0.1:3000/api/x', { method: 'POST', headers }), 'evidence:upload', { assessment: w.alderElm.id })
    return 'refusal' in admission ? admission.refusal.status : 'admitted'
  }
  expect(await ask(actor('elm', 'respondent'))).toBe('admitted')
  expect(await ask(actor('elm', 'respondent'), {})).toBe(403)
  expect(await ask(null)).toBe(401)
  expect(await ask(actor('alder', 'reviewer'))).toBe(404)
  expect(await ask(actor('oak', 'respondent'))).toBe(404)
})
