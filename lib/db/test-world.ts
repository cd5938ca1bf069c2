import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import * as build from '../../prisma/builders'
import type { Role } from '../auth/actor'
import type { Gates } from '../checklist/case'
import { type OwnerDb, withOwner } from './owner'
import type { Tenant } from './tenant'

/** Runs `work` as the owner of the test database. */
export const asOwner = <T>(work: (db: OwnerDb) => Promise<T>) => withOwner(process.env.TEST_OWNER_URL ?? '', work)

/** Runs `work` as a superuser, whom neither grants nor policies hold. */
export async function asSuperuser<T>(work: (db: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: (process.env.TEST_SUPERUSER_URL ?? '').replace(/\/postgres$/, '/veritar') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const gates: Gates = { jurisdiction: null, cloud: null, flowDowns: null }

/** One assessment with a row of every kind under it. */
async function withEverything(db: OwnerDb, given: { primeId: string; subId: string; programId: string; requesterId: string; reviewerId: string; respondentId: string; code: string; submitted: boolean }) {
  const { primeId, subId } = given
  const row = await build.assessment(db, { primeId, subId, programId: given.programId, requestedById: given.requesterId, code: given.code, dueOn: '2026-12-20', createdAt: new Date() })
  const place = { primeId, subId, assessmentId: row.id }
  const id = { item: uuidv7(), revision: uuidv7(), file: uuidv7(), analysis: uuidv7(), finding: uuidv7(), unshared: uuidv7(), determination: uuidv7() }
  await build.answers(db, row, given.respondentId, new Date(), { 'PRG-01': { values: { title: 'Manual' }, note: '', doesNotApply: null } })
  await db.evidenceItem.create({ data: { id: id.item, ...place, kind: 'roster', title: 'Roster', criteria: [], createdById: given.respondentId } })
  await db.evidenceRevision.create({ data: { id: id.revision, ...place, itemId: id.item, number: 1, sha256: 'a'.repeat(64), size: 3, uploadedById: given.respondentId } })
  await db.evidenceFile.create({ data: { id: id.file, ...place, revisionId: id.revision, position: 0, name: 'roster.csv', size: 3, sha256: 'a'.repeat(64) } })
  await db.analysis.create({ data: { id: id.analysis, ...place, revisionId: id.revision, analyzer: 'roster', analyzerVersion: '1', status: 'read', facts: {} } })
  await db.observation.create({ data: { id: uuidv7(), ...place, analysisId: id.analysis, position: 0, rule: 'RO-01', severity: 'low', criterionId: 'PER-02', also: [], message: 'One row.', locator: { row: 2 }, count: 1 } })
  await build.event(db, row, { id: given.respondentId, name: 'Respondent', orgId: subId }, new Date(), 'answer.saved', { criterionId: 'PRG-01', version: 1 })
  if (given.submitted) {
    await build.submitted(db, row, { id: given.respondentId, name: 'Respondent' }, new Date(), 'True.')
    const by = { byId: given.reviewerId }
    await db.evidenceReview.create({ data: { id: uuidv7(), ...place, revisionId: id.revision, accepted: true, ...by } })
    await db.criterionReview.create({ data: { id: uuidv7(), ...place, criterionId: 'PRG-01', decision: 'accepted', computed: 'met', ...by } })
    await db.knockOutDecision.create({ data: { id: uuidv7(), ...place, knockOutId: 'KO-3', criterionId: 'PER-02', decision: 'dismissed', reason: 'Explained.', ...by } })
    const finding = { ...place, criterionId: 'PRG-01', severity: 'low', openedById: given.reviewerId }
    await db.finding.create({ data: { id: id.finding, ...finding, title: 'Shared', shared: true } })
    await db.finding.create({ data: { id: id.unshared, ...finding, title: 'Ours', shared: false } })
    for (const audience of ['internal', 'shared']) await db.message.create({ data: { id: uuidv7(), ...place, criterionId: 'PRG-01', audience, body: audience, byOrgId: primeId, ...by } })
    await db.determination.create({ data: { id: id.determination, ...place, decision: 'escalated', computed: 'conditional', reason: 'r', statement: 's', byId: given.requesterId, byName: 'n', snapshot: {}, snapshotDigest: 'd' } })
    await build.event(db, row, { id: given.reviewerId, name: 'Reviewer', orgId: primeId }, new Date(), 'review.recorded', { criterionId: 'PRG-01' }, true)
  }
  await db.invitation.create({ data: { id: uuidv7(), ...place, email: 'r@sub.example', name: 'R', tokenHash: `hash of ${row.id}`, expiresAt: new Date(Date.now() + 60_000), invitedById: given.requesterId } })
  await db.outboxMail.create({ data: { id: uuidv7(), orgId: primeId, to: 'r@sub.example', subject: 'Invitation', body: 'A link.' } })
  return { ...row, ...place, ...id }
}

/**
 * Two primes and three subcontractors. `alder` asked `fir` (submitted) and `elm` (a draft); `birch` asked `elm` (submitted)
 * and `oak` (a draft). Every side has the people it needs, all but the Export Control Officer verified. Nothing is shared between calls but the database.
 */
export async function twoPrimes() {
  return asOwner(async (db) => {
    const made = async (kind: 'prime' | 'subcontractor', name: string, roles: Role[]) => {
      const org = await build.organization(db, { kind, legalName: `${name} ${uuidv7().slice(-6)}` })
      const people: Record<string, string> = {}
      for (const role of roles) people[role] = (await build.member(db, org.id, `${name} ${role}`, `${role}@${name.toLowerCase()}.example`, role)).id
      const as = (role: string): Tenant & { personId: string } => ({ orgId: org.id, personId: people[role] ?? '' })
      for (const role of roles) if (role !== 'export-officer') await build.verification(db, org.id, people[role] ?? '', people['export-officer'] ?? '', new Date())
      return { id: org.id, as }
    }
    const prime = (name: string) => made('prime', name, ['export-officer', 'admin', 'reviewer', 'approver', 'auditor'])
    const sub = (name: string) => made('subcontractor', name, ['export-officer', 'admin', 'respondent'])
    const [alder, birch, fir, elm, oak] = [await prime('Alder'), await prime('Birch'), await sub('Fir'), await sub('Elm'), await sub('Oak')]
    const asked = async (by: typeof alder, of: typeof fir, code: string, submitted: boolean) => {
      const program = await build.program(db, by.id, `Program ${code} ${uuidv7().slice(-6)}`, '', gates)
      return withEverything(db, { primeId: by.id, subId: of.id, programId: program.id, requesterId: by.as('admin').personId, reviewerId: by.as('reviewer').personId, respondentId: of.as('respondent').personId, code, submitted })
    }
    return {
      alder, birch, fir, elm, oak,
      alderFir: await asked(alder, fir, 'A-1', true),
      alderElm: await asked(alder, elm, 'A-2', false),
      birchElm: await asked(birch, elm, 'B-1', true),
      birchOak: await asked(birch, oak, 'B-2', false),
    }
  })
}

export type TestWorld = Awaited<ReturnType<typeof twoPrimes>>
