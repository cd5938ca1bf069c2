import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as build from '../../prisma/builders'
import { addDays } from '../checklist/dates'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { findLapses } from './portfolio-lapse-queries'
import { findTouch } from './portfolio-touch'

let w: TestWorld
let actor: Actor
const now = new Date()
const inDays = (days: number) => new Date(addDays(isoDay(now), days))

beforeAll(async () => {
  w = await twoPrimes()
  const { orgId, personId } = w.alder.as('reviewer')
  actor = { orgId, personId, sessionId: '', name: '', email: '', orgKind: 'prime', orgName: '', role: 'reviewer', empoweredOfficial: false }
  await asOwner(async (db) => {
    const byId = w.alder.as('approver').personId
    const program = await build.program(db, w.alder.id, `Busy ${uuidv7()}`, '', { jurisdiction: null, cloud: null, flowDowns: null })
    const made = async (code: string, stage: string, decisions: { decision: string; until: number }[] = []) => {
      const row = await build.assessment(db, { primeId: w.alder.id, subId: w.fir.id, programId: program.id, requestedById: byId, code, dueOn: '2026-12-20', createdAt: now })
      const place = { primeId: row.primeId, subId: row.subId, assessmentId: row.id }
      await db.assessment.update({ where: { id: row.id }, data: { stage, outcome: stage === 'decided' ? 'eligible' : 'not-determined', submittedAt: stage === 'answering' ? null : now } })
      for (const [i, { decision, until }] of decisions.entries()) {
        const determination = await db.determination.create({ data: { id: uuidv7(), ...place, decision, computed: 'eligible', reason: 'r', statement: 's', byId, byName: 'n', at: new Date(now.getTime() - 60_000 + i), validUntil: inDays(until), snapshot: {}, snapshotDigest: 'd' } })
        if (decision !== 'approved-with-conditions') continue
        for (const [position, days] of [10, 200].entries()) await db.condition.create({ data: { id: uuidv7(), ...place, determinationId: determination.id, position, text: `In ${days} days`, closedBy: 'A record', criterionId: 'IAM-03', dueOn: inDays(days), ifMissed: 'Access ends' } })
      }
      return place
    }
    const evidence = async (place: Awaited<ReturnType<typeof made>>, ages: number[], withdrawn = false) => {
      const item = await db.evidenceItem.create({ data: { id: uuidv7(), ...place, kind: 'roster', title: 'Roster', criteria: [], createdById: byId, withdrawnAt: withdrawn ? now : null } })
      for (const [i, age] of ages.entries()) await db.evidenceRevision.create({ data: { id: uuidv7(), ...place, itemId: item.id, number: i + 1, sha256: 'a'.repeat(64), size: 3, effectiveFrom: inDays(-age), uploadedById: byId } })
    }
    await made('P-1', 'decided', [{ decision: 'approved', until: 20 }, { decision: 'approved', until: 300 }])
    const conditional = await made('P-2', 'decided', [{ decision: 'approved-with-conditions', until: 300 }])
    await made('P-3', 'decided', [{ decision: 'approved', until: 300 }, { decision: 'rejected', until: 25 }])
    const waiting = await made('P-4', 'submitted')
    await made('P-5', 'answering')
    const drafted = await made('P-6', 'answering')
    await evidence(waiting, [85])
    await evidence(waiting, [85, 1])
    await evidence(waiting, [84], true)
    await evidence(drafted, [83])
    await evidence(conditional, [20])
  })
}, 60_000)
afterAll(closeDatabase)

test('a program counts everybody and names the latest, whatever their stage', async () => {
  const { programs, counts } = await findTouch(actor, now, 1)
  const [busy] = programs
  expect(busy?.counts).toEqual({ yes: 1, conditions: 1, no: 4 })
  expect(busy?.yes).toHaveLength(1)
  expect(busy?.conditions.map(({ says }) => says)).toEqual([expect.stringMatching(/^2 open/)])
  expect(busy?.no.map(({ says }) => says)).toEqual(['is answering', 'is answering'])
  expect(counts).toEqual({ yes: 1, conditions: 1, no: 6 })
})

test('a decided one that changed last comes before those that answer', async () => {
  await asOwner((db) => db.assessment.updateMany({ where: { code: 'P-3', primeId: w.alder.id }, data: { outcome: 'eligible' } }))
  const [busy] = (await findTouch(actor, now, 1)).programs
  expect(busy?.no.map(({ says }) => says)).toEqual(['rejected', 'is answering'])
})

test('only what still holds lapses: the last determination, open conditions, the newest evidence of what was submitted', async () => {
  const lapses = await findLapses(actor, now)
  expect(lapses.map(({ on, happens, what }) => [on, happens, what.split(' ').slice(0, 2).join(' ')])).toEqual([
    [addDays(isoDay(now), 5), 'goes stale', 'U.S.-person roster'],
    [addDays(isoDay(now), 10), 'is due', 'A condition'],
    [addDays(isoDay(now), 25), 'ends', 'The determination'],
  ])
})

test('another prime sees none of it', async () => {
  const other = { ...actor, ...w.birch.as('reviewer') }
  expect((await findTouch(other, now, 5)).counts).toEqual({ yes: 0, conditions: 0, no: 2 })
  expect(await findLapses(other, now)).toEqual([])
})
