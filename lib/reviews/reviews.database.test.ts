import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as build from '../../prisma/builders'
import type { Actor } from '../auth/actor'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { closeQueue } from '../jobs/enqueue'
import { decideKnockOut, reviewCriterion, reviewEvidence } from './actions'

const signedIn = vi.hoisted(() => ({ actors: [] as Actor[] }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: 'http://127.0.0.1:3000' }) }))
// One after the other, so that two calls made at once are two people's.
vi.mock('../auth/session', () => ({ currentActor: async () => signedIn.actors.shift() ?? null }))

let w: TestWorld
let one: Actor
let other: Actor
beforeAll(async () => {
  w = await twoPrimes()
  const colleague = await asOwner(async (db) => {
    const person = await build.member(db, w.alder.id, 'A colleague', 'colleague@alder.example', 'reviewer')
    await build.verification(db, w.alder.id, person.id, w.alder.as('export-officer').personId, new Date())
    await db.evidenceRevision.update({ where: { id: w.alderFir.revision }, data: { status: 'read' } })
    return person.id
  })
  const actor = (personId: string, name: string): Actor => ({ sessionId: 's', name, email: 'a@b.example', orgKind: 'prime', orgName: 'Alder', role: 'reviewer', empoweredOfficial: false, orgId: w.alder.id, personId })
  one = actor(w.alder.as('reviewer').personId, 'Alder reviewer')
  other = actor(colleague, 'A colleague')
}, 60_000)
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

/** Both record at once; what came of each, and how many words there are then. */
async function both(act: (as: 'one' | 'other') => Promise<object>, count: () => Promise<number>) {
  const before = await count()
  signedIn.actors = [one, other]
  const results = await Promise.all([act('one'), act('other')])
  return { results, added: (await count()) - before }
}
const oneTold = [expect.objectContaining({ ok: true }), { ok: false, conflict: true, error: expect.stringMatching(/^(Alder reviewer|A colleague) judged this in the meantime\./) }]
const sorted = (results: object[]) => [...results].sort((a, b) => Number('error' in a) - Number('error' in b))

test('asvs-2.3.4 of two who review one criterion at once, the second is told who was first and nothing is written over', async () => {
  const base = { assessmentId: w.alderFir.id, criterionId: 'PRG-01', decision: 'disputed' as const }
  const reviews = () => asOwner((db) => db.criterionReview.findMany({ where: { assessmentId: w.alderFir.id, criterionId: 'PRG-01' }, orderBy: { at: 'asc' } }))
  const events = () => asOwner((db) => db.auditEvent.count({ where: { assessmentId: w.alderFir.id, code: 'review.recorded', actorName: { in: ['Alder reviewer', 'A colleague'] } } }))
  const [shown] = await reviews()
  const recorded = await events()
  const { results, added } = await both((as) => reviewCriterion({ ...base, seen: shown?.id ?? null, reason: as }), async () => (await reviews()).length)
  expect(sorted(results)).toEqual(oneTold)
  expect([added, (await events()) - recorded]).toEqual([1, 1])
  // Having read it, the other records theirs too; both stay.
  signedIn.actors = [other]
  expect(await reviewCriterion({ ...base, seen: (await reviews()).at(-1)?.id ?? null, reason: 'after reading it' })).toMatchObject({ ok: true })
  expect((await reviews()).length).toBe(3)
})

test('the same holds for a document and for a proposed knock-out', async () => {
  const on = { assessmentId: w.alderFir.id }
  const shown = await asOwner(async (db) => ({ document: await db.evidenceReview.findFirstOrThrow({ where: on }), knockOut: await db.knockOutDecision.findFirstOrThrow({ where: on }) }))
  const documents = await both(() => reviewEvidence({ ...on, revisionId: w.alderFir.revision, seen: shown.document.id, accepted: true }), () => asOwner((db) => db.evidenceReview.count({ where: on })))
  expect([sorted(documents.results), documents.added]).toEqual([oneTold, 1])
  const { knockOutId, criterionId } = shown.knockOut
  const knockOuts = await both(() => decideKnockOut({ ...on, knockOutId: 'KO-3', criterionId, seen: shown.knockOut.id, decision: 'confirmed', reason: 'r' }), () => asOwner((db) => db.knockOutDecision.count({ where: { ...on, knockOutId } })))
  expect([sorted(knockOuts.results), knockOuts.added]).toEqual([oneTold, 1])
})
