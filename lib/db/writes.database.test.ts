import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeEvent } from '../audit/record'
import { closeDatabase, inContext, type Tenant, type Tx, withTenant } from './tenant'
import { type TestWorld, twoPrimes } from './test-world'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

/** Rolls back what it tried, so that every row of the table below starts from the same world. */
class RolledBack extends Error {}
async function attempt(who: Tenant, work: (tx: Tx) => Promise<unknown>): Promise<'done' | 'refused'> {
  try {
    return await withTenant(who, async (tx) => {
      await work(tx)
      // Deferred checks come at the end of a transaction.
      await tx.$executeRaw`set constraints all immediate`
      throw new RolledBack()
    })
  } catch (error) {
    if (error instanceof RolledBack) return 'done'
    const said = `${error instanceof Error ? error.message : error} ${JSON.stringify(error)}`
    if (/row-level security|permission denied|42501|append-only|only the|submitted evidence|just added|does not exist in this|not found|violates|P2025|P2003|P2010|23514/i.test(said)) return 'refused'
    throw error
  }
}

const id = () => uuidv7()
const place = (a: { primeId: string; subId: string; id: string }) => ({ primeId: a.primeId, subId: a.subId, assessmentId: a.id })
const one = { select: { id: true } }
const answer = (a: TestWorld['alderFir'], by: string) => (tx: Tx) =>
  tx.answer.create({ data: { id: id(), ...place(a), criterionId: 'PRG-02', values: {}, answeredById: by }, ...one })
const review = (a: TestWorld['alderFir'], byId: string) => (tx: Tx) =>
  tx.criterionReview.create({ data: { id: id(), ...place(a), criterionId: 'PRG-02', decision: 'accepted', computed: 'met', byId }, ...one })
const message = (a: TestWorld['alderFir'], who: { orgId: string; personId: string }, audience: string) => (tx: Tx) =>
  tx.message.create({ data: { id: id(), ...place(a), criterionId: 'PRG-01', audience, body: 'b', byId: who.personId, byOrgId: who.orgId }, ...one })
const decide = (a: TestWorld['alderFir'], byId: string) => (tx: Tx) =>
  tx.determination.create({ data: { id: id(), ...place(a), decision: 'approved', computed: 'eligible', reason: 'r', statement: 's', byId, byName: 'n', snapshot: {}, snapshotDigest: 'd' }, ...one })
const audited = (actorOrgId: string, actorId: string | null, of: { primeId?: string; subId?: string }) => (tx: Tx) =>
  writeEvent(tx, { id: id(), at: new Date(), primeId: null, subId: null, assessmentId: null, actorName: 'n', actorOrgId, actorId, code: 'x', outcome: 'done', target: '', data: {}, internal: false, ...of })
const node = (logId: string) => (tx: Tx) => tx.auditNode.createMany({ data: [{ logId, level: 0, index: 0, hash: Buffer.alloc(32) }] })
const newSub = (primeId: string, subId: string) => async (tx: Tx) => {
  await tx.organization.createMany({ data: [{ id: subId, kind: 'subcontractor', legalName: 'New', aliases: [] }] })
  await tx.relationship.createMany({ data: [{ primeId, subId }] })
}
const days = (offset: number) => new Date(Date.now() + offset * 86_400_000)
const verifies = (orgId: string, personId: string, verifiedById: string, until = 300) => (tx: Tx) =>
  tx.verification.create({ data: { id: id(), orgId, personId, verifiedById, method: 'attestation', verifiedOn: days(0), nextReview: days(until) }, ...one })
const counted = (work: Promise<{ count: number }>) => work.then(({ count }) => count || Promise.reject(new Error('not found')))
const withdraws = (personId: string, withdrawnById: string) => (tx: Tx) => counted(tx.verification.updateMany({ where: { personId }, data: { withdrawnAt: new Date(), withdrawnById, withdrawReason: 'r' } }))
const becomes = (personId: string, role: string) => (tx: Tx) => counted(tx.membership.updateMany({ where: { personId }, data: { role } }))
const edit = (a: TestWorld['alderFir'], data: object) => (tx: Tx) => tx.assessment.update({ where: { id: a.id }, data, ...one })

type Row = [what: string, who: () => Tenant, work: () => (tx: Tx) => Promise<unknown>, expected: 'done' | 'refused']
const table: Row[] = [
  ['the respondent answers a draft', () => w.elm.as('respondent'), () => answer(w.alderElm, w.elm.as('respondent').personId), 'done'],
  ['the respondent answers what was submitted', () => w.fir.as('respondent'), () => answer(w.alderFir, w.fir.as('respondent').personId), 'refused'],
  ['the prime answers', () => w.alder.as('reviewer'), () => answer(w.alderElm, w.alder.as('reviewer').personId), 'refused'],
  ['another subcontractor answers', () => w.oak.as('respondent'), () => answer(w.alderElm, w.oak.as('respondent').personId), 'refused'],
  ['an answer under another assessment’s sides', () => w.elm.as('respondent'), () => (tx) => tx.answer.create({ data: { id: id(), primeId: w.birch.id, subId: w.elm.id, assessmentId: w.alderElm.id, criterionId: 'PRG-02', values: {}, answeredById: w.elm.as('respondent').personId }, ...one }), 'refused'],
  ['the respondent withdraws from a draft', () => w.elm.as('respondent'), () => (tx) => tx.evidenceItem.update({ where: { id: w.alderElm.item }, data: { withdrawnAt: new Date() }, ...one }), 'done'],
  ['the respondent withdraws what was submitted', () => w.fir.as('respondent'), () => (tx) => tx.evidenceItem.update({ where: { id: w.alderFir.item }, data: { withdrawnAt: new Date() }, ...one }), 'refused'],
  ['evidence is deleted', () => w.elm.as('respondent'), () => (tx) => tx.evidenceItem.delete({ where: { id: w.alderElm.item } }), 'refused'],
  ['the digest of a file is changed', () => w.elm.as('respondent'), () => (tx) => tx.evidenceFile.update({ where: { id: w.alderElm.file }, data: { sha256: 'b'.repeat(64) } }), 'refused'],
  ['the prime changes evidence', () => w.alder.as('reviewer'), () => (tx) => tx.evidenceRevision.update({ where: { id: w.alderFir.revision }, data: { status: 'read' }, ...one }), 'refused'],
  ['the reviewer reviews', () => w.alder.as('reviewer'), () => review(w.alderFir, w.alder.as('reviewer').personId), 'done'],
  ['the reviewer reviews in another’s name', () => w.alder.as('reviewer'), () => review(w.alderFir, w.alder.as('approver').personId), 'refused'],
  ['the respondent reviews', () => w.fir.as('respondent'), () => review(w.alderFir, w.fir.as('respondent').personId), 'refused'],
  ['another prime reviews', () => w.birch.as('reviewer'), () => review(w.alderFir, w.birch.as('reviewer').personId), 'refused'],
  ['the respondent writes a shared message', () => w.fir.as('respondent'), () => message(w.alderFir, w.fir.as('respondent'), 'shared'), 'done'],
  ['the respondent writes an internal one', () => w.fir.as('respondent'), () => message(w.alderFir, w.fir.as('respondent'), 'internal'), 'refused'],
  ['the respondent writes as the prime', () => w.fir.as('respondent'), () => message(w.alderFir, { ...w.fir.as('respondent'), orgId: w.alder.id }, 'shared'), 'refused'],
  ['a review is changed', () => w.alder.as('reviewer'), () => (tx) => tx.criterionReview.updateMany({ where: { assessmentId: w.alderFir.id }, data: { reason: 'x' } }), 'refused'],
  ['the record is changed', () => w.alder.as('admin'), () => (tx) => tx.auditEvent.updateMany({ where: { assessmentId: w.alderFir.id }, data: { actorName: 'x' } }), 'refused'],
  ['the record is deleted', () => w.alder.as('admin'), () => (tx) => tx.auditEvent.deleteMany({ where: { assessmentId: w.alderFir.id } }), 'refused'],
  ['the approver decides', () => w.alder.as('approver'), () => decide(w.alderFir, w.alder.as('approver').personId), 'done'],
  ['the reviewer of it decides', () => w.alder.as('reviewer'), () => decide(w.alderFir, w.alder.as('reviewer').personId), 'refused'],
  ['whoever asked for it decides', () => w.alder.as('admin'), () => decide(w.alderFir, w.alder.as('admin').personId), 'refused'],
  ['another prime decides', () => w.birch.as('approver'), () => decide(w.alderFir, w.birch.as('approver').personId), 'refused'],
  ['the subcontractor names its reviewer', () => w.fir.as('respondent'), () => edit(w.alderFir, { reviewerId: w.alder.as('approver').personId }), 'refused'],
  ['the subcontractor decides itself', () => w.fir.as('respondent'), () => edit(w.alderFir, { stage: 'decided' }), 'refused'],
  ['the subcontractor takes it back', () => w.fir.as('respondent'), () => edit(w.alderFir, { stage: 'answering' }), 'refused'],
  ['the subcontractor submits', () => w.elm.as('respondent'), () => edit(w.alderElm, { stage: 'submitted', submittedAt: new Date() }), 'done'],
  ['the prime submits for it, to see the draft', () => w.alder.as('admin'), () => edit(w.alderElm, { submittedAt: new Date() }), 'refused'],
  ['the prime signs for it', () => w.alder.as('admin'), () => edit(w.alderFir, { attestation: { name: 'x' } }), 'refused'],
  ['an assessment changes hands', () => w.alder.as('admin'), () => edit(w.alderFir, { subId: w.elm.id }), 'refused'],
  ['another prime edits an assessment', () => w.birch.as('admin'), () => edit(w.alderFir, { stage: 'decided' }), 'refused'],
  ['a prime adds a subcontractor', () => w.alder.as('admin'), () => newSub(w.alder.id, id()), 'done'],
  ['a prime takes on another’s subcontractor by its id', () => w.alder.as('admin'), () => (tx) => tx.relationship.createMany({ data: [{ primeId: w.alder.id, subId: w.oak.id }] }), 'refused'],
  ['a prime relates another prime', () => w.alder.as('admin'), () => newSub(w.birch.id, id()), 'refused'],
  ['a subcontractor plays the prime', () => w.fir.as('admin'), () => newSub(w.fir.id, id()), 'refused'],
  ['a prime makes a prime', () => w.alder.as('admin'), () => (tx) => tx.organization.createMany({ data: [{ id: id(), kind: 'prime', legalName: 'x', aliases: [] }] }), 'refused'],
  ['a prime edits its subcontractor', () => w.alder.as('admin'), () => (tx) => tx.organization.update({ where: { id: w.fir.id }, data: { legalName: 'x' }, ...one }), 'refused'],
  ['a subcontractor edits itself', () => w.fir.as('admin'), () => (tx) => tx.organization.update({ where: { id: w.fir.id }, data: { legalName: 'x' }, ...one }), 'done'],
  ['a subcontractor edits its prime', () => w.fir.as('admin'), () => (tx) => tx.organization.update({ where: { id: w.alder.id }, data: { legalName: 'x' }, ...one }), 'refused'],
  ['an unmasked registration code', () => w.fir.as('admin'), () => (tx) => tx.organization.update({ where: { id: w.fir.id }, data: { registrationCode: 'M12345' }, ...one }), 'refused'],
  ['a member joins its own organization', () => w.fir.as('admin'), () => (tx) => tx.membership.create({ data: { id: id(), orgId: w.fir.id, personId: w.fir.as('respondent').personId, role: 'admin' }, ...one }), 'done'],
  ['a member joins another', () => w.fir.as('admin'), () => (tx) => tx.membership.create({ data: { id: id(), orgId: w.alder.id, personId: w.fir.as('admin').personId, role: 'admin' }, ...one }), 'refused'],
  ['a subcontractor gets an approver', () => w.fir.as('admin'), () => (tx) => tx.membership.create({ data: { id: id(), orgId: w.fir.id, personId: w.fir.as('admin').personId, role: 'approver' }, ...one }), 'refused'],
  ['an officer verifies a colleague', () => w.fir.as('export-officer'), () => verifies(w.fir.id, w.fir.as('respondent').personId, w.fir.as('export-officer').personId), 'done'],
  ['an officer verifies themself', () => w.fir.as('export-officer'), () => verifies(w.fir.id, w.fir.as('export-officer').personId, w.fir.as('export-officer').personId), 'refused'],
  ['an administrator verifies a colleague', () => w.fir.as('admin'), () => verifies(w.fir.id, w.fir.as('respondent').personId, w.fir.as('admin').personId), 'refused'],
  ['an administrator verifies in the name of the officer', () => w.fir.as('admin'), () => verifies(w.fir.id, w.fir.as('respondent').personId, w.fir.as('export-officer').personId), 'refused'],
  ['an officer of another organization verifies', () => w.alder.as('export-officer'), () => verifies(w.fir.id, w.fir.as('respondent').personId, w.alder.as('export-officer').personId), 'refused'],
  ['an officer verifies a person of another organization', () => w.alder.as('export-officer'), () => verifies(w.alder.id, w.fir.as('respondent').personId, w.alder.as('export-officer').personId), 'refused'],
  ['a verification for longer than a year', () => w.fir.as('export-officer'), () => verifies(w.fir.id, w.fir.as('respondent').personId, w.fir.as('export-officer').personId, 400), 'refused'],
  ['an officer withdraws one', () => w.fir.as('export-officer'), () => withdraws(w.fir.as('respondent').personId, w.fir.as('export-officer').personId), 'done'],
  ['a person withdraws their own', () => w.fir.as('respondent'), () => withdraws(w.fir.as('respondent').personId, w.fir.as('respondent').personId), 'refused'],
  ['a verification is put off', () => w.fir.as('export-officer'), () => (tx) => tx.verification.updateMany({ where: { orgId: w.fir.id }, data: { nextReview: new Date('2099-01-01') } }), 'refused'],
  ['an administrator changes a colleague’s role', () => w.fir.as('admin'), () => becomes(w.fir.as('respondent').personId, 'admin'), 'done'],
  ['an administrator changes their own role', () => w.fir.as('admin'), () => becomes(w.fir.as('admin').personId, 'export-officer'), 'refused'],
  ['a respondent becomes administrator', () => w.fir.as('respondent'), () => becomes(w.fir.as('respondent').personId, 'admin'), 'refused'],
  ['an officer gives a role', () => w.fir.as('export-officer'), () => becomes(w.fir.as('respondent').personId, 'admin'), 'refused'],
  ['whoever decided reviews the same assessment afterwards', () => w.alder.as('approver'), () => async (tx) => {
    await decide(w.alderFir, w.alder.as('approver').personId)(tx)
    await review(w.alderFir, w.alder.as('approver').personId)(tx)
  }, 'refused'],
  ['an event in one’s own name', () => w.fir.as('admin'), () => audited(w.fir.id, w.fir.as('admin').personId, { subId: w.fir.id, primeId: w.alder.id }), 'done'],
  ['an event in another’s name', () => w.fir.as('admin'), () => audited(w.fir.id, w.alder.as('admin').personId, { subId: w.fir.id }), 'refused'],
  ['an event of another organization', () => w.fir.as('admin'), () => audited(w.alder.id, w.fir.as('admin').personId, { subId: w.fir.id }), 'refused'],
  ['an event in the record of a prime one does not know', () => w.fir.as('admin'), () => audited(w.fir.id, w.fir.as('admin').personId, { subId: w.fir.id, primeId: w.birch.id }), 'refused'],
  ['an event without the bytes the log is made of', () => w.fir.as('admin'), () => (tx) => tx.auditEvent.createMany({ data: [{ id: id(), actorName: 'n', actorOrgId: w.fir.id, actorId: w.fir.as('admin').personId, code: 'x', subId: w.fir.id }] }), 'refused'],
  ['a leaf of one’s own log', () => w.alder.as('admin'), () => node(w.alder.id), 'refused'],
  ['a signed head of one’s own log', () => w.alder.as('admin'), () => (tx) => tx.auditCheckpoint.createMany({ data: [{ logId: w.alder.id, size: 1, note: 'n' }] }), 'refused'],
  ['an index for one’s own event', () => w.alder.as('admin'), () => (tx) => tx.auditLeaf.updateMany({ where: { logId: w.alder.id, index: null }, data: { index: 0 } }).then(({ count }) => count || Promise.reject(new Error('not found'))), 'refused'],
  ['that a log is in order', () => w.alder.as('admin'), () => (tx) => tx.auditLog.createMany({ data: [{ id: w.alder.id }] }), 'refused'],
  ['a message into a counterpart’s outbox', () => w.fir.as('admin'), () => (tx) => tx.outboxMail.createMany({ data: [{ id: id(), orgId: w.alder.id, to: 'a', subject: 's', body: 'b' }] }), 'done'],
  ['a message into a stranger’s outbox', () => w.fir.as('admin'), () => (tx) => tx.outboxMail.createMany({ data: [{ id: id(), orgId: w.birch.id, to: 'a', subject: 's', body: 'b' }] }), 'refused'],
  ['a session for another person', () => w.fir.as('admin'), () => (tx) => tx.session.create({ data: { id: id(), personId: w.alder.as('admin').personId, membershipId: id(), sidHash: 'x', method: 'x', idleExpiresAt: new Date(), expiresAt: new Date() } }), 'refused'],
  ['an identity for another person', () => w.fir.as('admin'), () => (tx) => tx.identity.create({ data: { id: id(), personId: w.alder.as('admin').personId, issuer: 'i', subject: 's' } }), 'refused'],
  ['the setting that makes it a demo', () => w.alder.as('admin'), () => (tx) => tx.setting.create({ data: { key: 'world', value: { kind: 'demo' } } }), 'refused'],
  ['a table is altered', () => w.alder.as('admin'), () => (tx) => tx.$executeRawUnsafe('alter table "Answer" disable row level security'), 'refused'],
  ['the owner’s word for seeding', () => w.alder.as('admin'), () => async (tx) => {
    await tx.$queryRawUnsafe(`select set_config('app.seed', 'on', true)`)
    expect(await tx.assessment.count({ where: { primeId: w.birch.id } })).toBe(0)
    await review(w.alderFir, w.alder.as('approver').personId)(tx)
  }, 'refused'],
]

describe('who may write what', () => {
  test.each(table)('%s', async (_, who, work, expected) => expect(await attempt(who(), work())).toBe(expected))
})

test('without a context nothing can be written, not even an event in someone’s name', async () => {
  const attempts: ((tx: Tx) => Promise<unknown>)[] = [answer(w.alderElm, w.elm.as('respondent').personId), audited(w.alder.id, null, { primeId: w.alder.id }), newSub(w.alder.id, id())]
  for (const work of attempts) await expect(inContext({}, work)).rejects.toThrow()
})
