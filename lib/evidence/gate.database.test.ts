import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { GET as analysis } from '@/app/api/analysis/[id]/route'
import { GET as download } from '@/app/api/evidence/files/[id]/route'
import { GET as report } from '@/app/(prime)/assessments/[id]/report.pdf/route'
import { judgeAssessment, rescore } from '../assessments/rescore'
import { findRequest } from '../assessments/portal-queries'
import { reviewOf } from '../assessments/queries'
import type { Actor, Role } from '../auth/actor'
import { closeDatabase, inContext, type Tx, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { findRosterSummary } from '../organizations/queries'
import { turnedAway, whyClosed } from './closed'
import { viewEvidence, viewPlaces } from './view'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

function actor(org: 'alder' | 'fir', role: Role): Actor {
  return { sessionId: 's', name: `${org} ${role}`, email: 'a@b.example', orgKind: org === 'alder' ? 'prime' : 'subcontractor', orgName: org, role, empoweredOfficial: false, ...w[org].as(role) }
}
const day = (offset: number) => new Date(new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10))
const change = (who: Actor, data: { verifiedOn?: Date; nextReview?: Date; withdrawnAt?: Date | null }) => asOwner((db) => db.verification.updateMany({ where: { personId: who.personId }, data }))
const restore = (who: Actor) => change(who, { verifiedOn: day(0), nextReview: day(365), withdrawnAt: null })
const classified = (jurisdiction: object | null) => asOwner((db) => db.program.updateMany({ where: { assessments: { some: { id: w.alderFir.id } } }, data: { gates: { jurisdiction, cloud: null, flowDowns: null } as object } }))

/** What a person gets at each way to evidence; true means that something of it came. */
async function ways(who: Actor): Promise<Record<string, boolean>> {
  request.actor = who
  const at = (id: string) => ({ params: Promise.resolve({ id }) })
  const url = new Request('http://127.0.0.1:3000/x')
  const rows = (count: (tx: Tx) => Promise<number>) => withTenant(who, async (tx) => (await count(tx)) > 0)
  const where = { assessmentId: w.alderFir.id }
  const prime = who.orgKind === 'prime'
  return {
    'names and digests of files': await rows((tx) => tx.evidenceFile.count({ where })),
    'what was read': await rows((tx) => tx.analysis.count({ where })),
    'what it says': await rows((tx) => tx.observation.count({ where })),
    'the evidence page': (await viewEvidence(who, w.alderFir.id, w.alderFir.item, null, null)) !== null,
    'the analysis': (await analysis(url, at(w.alderFir.revision))).status === 200,
    // The bytes of this world are not in the vault: 404 is past the gate.
    'the download': (await download(url, at(w.alderFir.file))).status !== 403,
    ...(prime
      ? {
          'the places beside a check': (await viewPlaces(who, w.alderFir.id, [{ evidence: w.alderFir.item, revision: 1, locator: {} }])).length > 0,
          'the workbench': await reviewOf(who, w.alderFir.id, new Date()).then(() => true, () => false),
          'the report': (await report(url, at(w.alderFir.id) as never)).status === 200,
          'counts of the roster': (await findRosterSummary(who, w.fir.id)) !== null,
        }
      : { 'what was read back': ((await findRequest(who, w.alderFir.id, new Date()))?.evidence[0]?.open ?? false) }),
  }
}
const all = (given: Record<string, boolean>) => new Set(Object.values(given))

const states: [what: string, make: (who: Actor) => Promise<unknown>, open: boolean][] = [
  ['is verified', restore, true],
  ['was verified until yesterday', (who) => change(who, { verifiedOn: day(-30), nextReview: day(-1) }), false],
  ['is due for review today', (who) => change(who, { verifiedOn: day(-30), nextReview: day(0) }), true],
  ['is verified from tomorrow', (who) => change(who, { verifiedOn: day(1), nextReview: day(30) }), false],
  ['had it withdrawn', (who) => change(who, { withdrawnAt: new Date() }), false],
]

describe.each([['alder', 'admin'], ['fir', 'respondent']] as const)('%s, %s', (org, role) => {
  test.each(states)('asvs-8.2.4 who %s', async (_, make, open) => {
    const who = actor(org, role)
    await asOwner((db) => db.evidenceRevision.update({ where: { id: w.alderFir.revision }, data: { status: 'read' } }))
    await restore(who)
    await make(who)
    try {
      expect(all(await ways(who))).toEqual(new Set([open]))
      expect((await whyClosed(who, w.alderFir.id)) === null).toBe(open)
    } finally {
      await restore(who)
    }
  })
})

test.each([
  ['unanswered', null, false],
  ['unknown', { classification: 'unknown' }, false],
  ['USML', { classification: 'usml', entry: 'XV(b)' }, false],
  ['classified', { classification: 'classified' }, false],
  ['a word nobody knows', { classification: 'harmless' }, false],
  ['an ECCN', { classification: 'eccn', entry: '5A002' }, true],
  ['EAR99', { classification: 'ear99' }, true],
  ['CUI only', { classification: 'cui-only' }, true],
] as const)('a program whose jurisdiction is %s', async (_, jurisdiction, open) => {
  const who = actor('alder', 'auditor')
  await change(who, { withdrawnAt: new Date() })
  await classified(jurisdiction)
  try {
    const got = await ways(who)
    expect(all(got)).toEqual(new Set([open]))
  } finally {
    await classified(null)
    await restore(who)
  }
})

test('a verification of another organization opens nothing here', async () => {
  const who = actor('alder', 'approver')
  await change(who, { withdrawnAt: new Date() })
  await asOwner((db) => db.verification.create({ data: { id: 'ffffffff-0000-7000-8000-000000000001', orgId: w.birch.id, personId: who.personId, verifiedById: w.birch.as('export-officer').personId, method: 'attestation', verifiedOn: day(0), nextReview: day(365) } }))
  expect(all(await ways(who))).toEqual(new Set([false]))
  await restore(who)
})

test('nobody who is no member reads any, whoever they say they are: an operator has no way in', async () => {
  const count = (context: object) => inContext(context, async (tx) => (await tx.evidenceFile.count()) + (await tx.observation.count()) + (await tx.analysis.count()))
  expect(await count({})).toBe(0)
  expect(await count({ person_id: w.alder.as('reviewer').personId })).toBe(0)
  expect(await count({ worker: 'on' })).toBe(0)
  expect(await count({ org_id: w.alder.id, person_id: w.birch.as('reviewer').personId })).toBe(0)
})

test('being turned away is on record, says who can change it, and nothing of what is behind', async () => {
  const who = actor('alder', 'auditor')
  await change(who, { verifiedOn: day(-30), nextReview: day(-1) })
  const closed = await turnedAway(who, { id: w.alderFir.id, primeId: w.alder.id, subId: w.fir.id })
  expect(closed).toEqual({ standing: 'lapsed', endedOn: day(-1).toISOString().slice(0, 10), officers: ['Alder export-officer'], orgName: 'alder' })
  const [event] = await withTenant(who, (tx) => tx.auditEvent.findMany({ where: { actorId: who.personId, code: 'access.denied', assessmentId: w.alderFir.id }, orderBy: { id: 'desc' }, take: 1 }))
  expect(event).toMatchObject({ outcome: 'denied', data: { permission: 'evidence:read', because: 'us-person' } })
  request.actor = who
  const ask = (id: string) => download(new Request('http://127.0.0.1:3000/x'), { params: Promise.resolve({ id }) }).then((r) => r.text())
  expect(await ask(w.alderFir.file)).toBe(await ask('01970000-0000-7000-8000-000000000000'))
  expect(await ask(w.alderFir.file)).toBe(await ask(w.birchElm.file))
  await restore(who)
})

test('what is stored does not depend on who may read: a respondent without verification submits the same card', async () => {
  const who = actor('fir', 'respondent')
  const judged = () => withTenant(who, async (tx) => [(await judgeAssessment(tx, w.alderFir.id, new Date())).input.evidence[0]?.status, (await rescore(tx, w.alderFir.id, new Date())).criteria.flatMap((c) => c.evidence.map((e) => e.status))])
  const [seen, stored] = await judged()
  await change(who, { withdrawnAt: new Date() })
  const [seenClosed, storedClosed] = await judged()
  expect(seen).toBe('read')
  expect(seenClosed).toBe('pending')
  expect(storedClosed).toEqual(stored)
  await restore(who)
})
