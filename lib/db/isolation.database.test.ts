import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase } from './client'
import { inContext, type Tenant, type Tx, withTenant } from './tenant'
import { type TestWorld, twoPrimes } from './test-world'

let world: TestWorld
beforeAll(async () => {
  world = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

type Case = 'alderFir' | 'alderElm' | 'birchElm' | 'birchOak'
const cases: Case[] = ['alderFir', 'alderElm', 'birchElm', 'birchOak']
const counting = (tenant: Tenant, count: (tx: Tx, assessmentId: string) => Promise<number>) =>
  withTenant(tenant, (tx) => countEach(tx, count))
const countEach = async (tx: Tx, count: (tx: Tx, assessmentId: string) => Promise<number>) => {
  const counts: Record<string, number> = {}
  for (const name of cases) counts[name] = await count(tx, world[name].id)
  return counts
}

const nothing = { alderFir: 0, alderElm: 0, birchElm: 0, birchOak: 0 }
const see = (given: Partial<Record<Case, number>>) => ({ ...nothing, ...given })

// Who sees how many rows under each of the four assessments. alderFir and birchElm are submitted, the others drafts.
const draftContent = { alder: see({ alderFir: 1 }), birch: see({ birchElm: 1 }), fir: see({ alderFir: 1 }), elm: see({ alderElm: 1, birchElm: 1 }), oak: see({ birchOak: 1 }) }
const primeOnly = { alder: see({ alderFir: 1 }), birch: see({ birchElm: 1 }), fir: nothing, elm: nothing, oak: nothing }
const bothSides = { alder: see({ alderFir: 1, alderElm: 1 }), birch: see({ birchElm: 1, birchOak: 1 }), fir: see({ alderFir: 1 }), elm: see({ alderElm: 1, birchElm: 1 }), oak: see({ birchOak: 1 }) }
const submittedTwice = (sub: number) => ({ alder: see({ alderFir: 2 }), birch: see({ birchElm: 2 }), fir: see({ alderFir: sub }), elm: see({ birchElm: sub }), oak: nothing })

const reads: Record<string, { count: (tx: Tx, assessmentId: string) => Promise<number>; seen: Record<'alder' | 'birch' | 'fir' | 'elm' | 'oak', Record<string, number>> }> = {
  'the assessment': { count: (tx, id) => tx.assessment.count({ where: { id } }), seen: bothSides },
  'its program': { count: (tx, id) => tx.program.count({ where: { assessments: { some: { id } } } }), seen: bothSides },
  invitations: { count: (tx, assessmentId) => tx.invitation.count({ where: { assessmentId } }), seen: bothSides },
  answers: { count: (tx, assessmentId) => tx.answer.count({ where: { assessmentId } }), seen: draftContent },
  'answer history': { count: (tx, assessmentId) => tx.answerRevision.count({ where: { assessmentId } }), seen: draftContent },
  'evidence items': { count: (tx, assessmentId) => tx.evidenceItem.count({ where: { assessmentId } }), seen: draftContent },
  'evidence revisions': { count: (tx, assessmentId) => tx.evidenceRevision.count({ where: { assessmentId } }), seen: draftContent },
  'evidence files': { count: (tx, assessmentId) => tx.evidenceFile.count({ where: { assessmentId } }), seen: draftContent },
  analyses: { count: (tx, assessmentId) => tx.analysis.count({ where: { assessmentId } }), seen: draftContent },
  observations: { count: (tx, assessmentId) => tx.observation.count({ where: { assessmentId } }), seen: draftContent },
  'what a respondent did': { count: (tx, assessmentId) => tx.auditEvent.count({ where: { assessmentId, code: 'answer.saved' } }), seen: draftContent },
  'evidence reviews': { count: (tx, assessmentId) => tx.evidenceReview.count({ where: { assessmentId } }), seen: primeOnly },
  'criterion reviews': { count: (tx, assessmentId) => tx.criterionReview.count({ where: { assessmentId } }), seen: primeOnly },
  'knock-out rulings': { count: (tx, assessmentId) => tx.knockOutDecision.count({ where: { assessmentId } }), seen: primeOnly },
  'what a reviewer did': { count: (tx, assessmentId) => tx.auditEvent.count({ where: { assessmentId, code: 'review.recorded' } }), seen: primeOnly },
  'an escalation': { count: (tx, assessmentId) => tx.determination.count({ where: { assessmentId } }), seen: primeOnly },
  'findings, one of two shared': { count: (tx, assessmentId) => tx.finding.count({ where: { assessmentId } }), seen: submittedTwice(1) },
  'messages, one of two shared': { count: (tx, assessmentId) => tx.message.count({ where: { assessmentId } }), seen: submittedTwice(1) },
}

describe.each(Object.entries(reads))('%s', (_, { count, seen }) => {
  test.each(['alder', 'birch', 'fir', 'elm', 'oak'] as const)('as %s sees them', async (name) => {
    const who = world[name]
    expect(await counting({ orgId: who.id, personId: null }, count)).toEqual(seen[name])
  })
  test('as nobody, none', async () => {
    expect(await inContext({}, (tx) => countEach(tx, count))).toEqual(nothing)
  })
})

test.each([
  ['alder', ['alder', 'fir', 'elm']],
  ['birch', ['birch', 'elm', 'oak']],
  ['fir', ['fir', 'alder']],
  ['elm', ['elm', 'alder', 'birch']],
  ['oak', ['oak', 'birch']],
] as const)('%s knows these organizations and their people, and no others', async (name, known) => {
  const ids = Object.fromEntries((['alder', 'birch', 'fir', 'elm', 'oak'] as const).map((each) => [world[each].id, each]))
  await withTenant({ orgId: world[name].id, personId: null }, async (tx) => {
    const organizations = await tx.organization.findMany({ where: { id: { in: Object.keys(ids) } }, select: { id: true } })
    expect(organizations.map(({ id }) => ids[id]).sort()).toEqual([...known].sort())
    const people = await tx.person.findMany({ where: { memberships: { some: { orgId: { in: Object.keys(ids) } } } }, include: { memberships: true } })
    expect([...new Set(people.flatMap((person) => person.memberships.map((m) => ids[m.orgId])))].sort()).toEqual([...known].sort())
    const own = await tx.verification.findMany({ select: { orgId: true } })
    expect([...new Set(own.map(({ orgId }) => ids[orgId]))]).toEqual([name])
    const mail = await tx.outboxMail.findMany({ select: { orgId: true } })
    expect(mail.filter(({ orgId }) => orgId !== world[name].id)).toEqual([])
    expect(await tx.session.count()).toBe(0)
    expect(await tx.identity.count()).toBe(0)
  })
})

test('a context ends with its transaction, on every connection of the pool', async () => {
  await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      const who = i % 2 ? world.alder : world.birch
      const seen = await withTenant({ orgId: who.id, personId: null }, (tx) => tx.program.findMany({ select: { primeId: true } }))
      expect(new Set(seen.map(({ primeId }) => primeId))).toEqual(new Set([who.id]))
      expect(await inContext({}, (tx) => tx.program.count())).toBe(0)
    }),
  )
})
