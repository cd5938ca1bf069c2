import { v7 as uuidv7 } from 'uuid'
import { judgeAssessment, rescore } from '../lib/assessments/rescore'
import { submitStatement } from '../lib/assessments/schema'
import { digestOf } from '../lib/assessments/snapshot'
import { catalog } from '../lib/checklist/catalog'
import type { OwnerDb } from '../lib/db/owner'
import { statementFor } from '../lib/reviews/decision'
import * as build from './builders'
import { type DemoFirm, firms } from './demo/firms'
import { gates, profileOf } from './demo/profiles'
import { dayFrom } from './demo/random'
import { type Story, stories } from './demo/stories'

const dayMs = 86_400_000

/**
 * Fills an empty database with the demo world: two primes and four subcontractors, dated relative to `now`.
 * Every file goes through the vault and its analyzer, every figure through score().
 */
export async function seedDemo(db: OwnerDb, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  // Everyone but the auditor, whose verification lapsed yesterday: with him the gate can be seen.
  const verify = (orgId: string, officer: { id: string }, ...people: { id: string }[]) => Promise.all(people.map((person) => build.verification(db, orgId, person.id, officer.id, ago(60))))
  const ostrander = await build.organization(db, { kind: 'prime', legalName: 'Ostrander Defense Systems', cage: '0ST19', uei: 'OSTR4K8M2PX1', incorporatedIn: 'US' })
  const admin = await build.member(db, ostrander.id, 'Ruth Calloway', 'ruth.calloway@ostrander.example', 'admin')
  const reviewer = await build.member(db, ostrander.id, 'Amir Thornquist', 'amir.thornquist@ostrander.example', 'reviewer')
  const approver = await build.member(db, ostrander.id, 'Lena Brandeis', 'lena.brandeis@ostrander.example', 'approver', { empoweredOfficial: true })
  const auditor = await build.member(db, ostrander.id, 'Owen Sato', 'owen.sato@ostrander.example', 'auditor')
  const officer = await build.member(db, ostrander.id, 'Helen Marchetti', 'helen.marchetti@ostrander.example', 'export-officer')
  await verify(ostrander.id, officer, admin, reviewer, approver)
  await build.verification(db, ostrander.id, auditor.id, officer.id, ago(366), 365)
  const heron = await build.program(db, ostrander.id, 'Heron Ground Segment', 'Ground software for a classified-adjacent but unclassified satellite program.', gates.heron)
  const kestrel = await build.program(db, ostrander.id, 'Kestrel Seeker', 'Seeker test benches; the classification guide keeps the data on site.', gates.kestrel)

  const pelican = await build.organization(db, { kind: 'prime', legalName: 'Pelican Bay Marine', cage: '8PB42', uei: 'PBMR7L2Q9WX3', incorporatedIn: 'US' })
  const other = await build.member(db, pelican.id, 'Nadia Okafor', 'nadia.okafor@pelicanbay.example', 'reviewer')
  const dray = await build.member(db, pelican.id, 'Colin Dray', 'colin.dray@pelicanbay.example', 'approver')
  await verify(pelican.id, await build.member(db, pelican.id, 'Tobias Renner', 'tobias.renner@pelicanbay.example', 'export-officer'), other, dray)
  const gannet = await build.program(db, pelican.id, 'Gannet Sonar', 'Towed array processing.', gates.gannet)

  for (const [i, firm] of firms.entries()) {
    const sub = await build.organization(db, profileOf(firm, now))
    const respondent = await build.member(db, sub.id, respondentOf(firm), `compliance@${firm.domain}`, 'respondent')
    await verify(sub.id, await build.member(db, sub.id, officerOf(firm), `export@${firm.domain}`, 'export-officer'), respondent)
    // The strong firm was asked first and is decided; the others wait for a review.
    const decided = firm.key === 'larkfield'
    const back = decided ? 14 : 0
    const row = await build.assessment(db, { primeId: ostrander.id, subId: sub.id, programId: heron.id, requestedById: admin.id, code: `VD-${now.getUTCFullYear()}-${String(418 + i).padStart(4, '0')}`, dueOn: dayFrom(now, 7 + i - back), createdAt: ago(21 - i + back) })
    await build.event(db, row, { ...admin, orgId: ostrander.id }, ago(21 - i + back), 'assessment.created', { code: row.code, programId: heron.id, subId: sub.id, catalog: catalog.version })
    const story = await stories[firm.key](firm, ago(back))
    const revisions = await give(db, row, respondent, story, ago(4 + back), ago(3 + back))
    await build.submitted(db, row, respondent, ago(2 + back), submitStatement)
    await build.event(db, row, { ...respondent, orgId: sub.id }, ago(2 + back), 'assessment.submitted', { resubmitted: false, answered: Object.keys(story.answers).length, evidence: story.uploads.length })
    if (decided || firm.key === 'tallgrass') await acceptDocuments(db, row, reviewer.id, story, revisions, ago(1 + back))
    if (firm.key === 'tallgrass') await askBack(db, row, reviewer.id, ostrander.id, ago(1))
    if (decided) await decideWithConditions(db, row, { ...reviewer, orgId: ostrander.id }, { ...approver, orgId: ostrander.id }, ago(11), now)
    await db.$transaction((tx) => rescore(tx, row.id, decided ? ago(9) : now))
    if (decided) await build.assessment(db, { primeId: ostrander.id, subId: sub.id, programId: kestrel.id, requestedById: admin.id, code: `VD-${now.getUTCFullYear()}-0440`, dueOn: dayFrom(now, 20), createdAt: ago(1) })
    if (firm.key === 'tallgrass') await build.assessment(db, { primeId: pelican.id, subId: sub.id, programId: gannet.id, requestedById: other.id, code: `VD-${now.getUTCFullYear()}-0007`, dueOn: dayFrom(now, 30), createdAt: ago(5) })
  }
}

function respondentOf(firm: DemoFirm): string {
  return { larkfield: 'Lorraine Haverford', brightwater: 'Pilar Sandoval', omnivane: 'Wade Stanhope', tallgrass: 'Bisi Okonjo' }[firm.key]
}

function officerOf(firm: DemoFirm): string {
  return { larkfield: 'Edwin Marsh', brightwater: 'Nora Castellane', omnivane: 'Gil Hathersage', tallgrass: 'Amara Deighton' }[firm.key]
}

type Row = { id: string; primeId: string; subId: string }
type Person = { id: string; name: string; orgId: string }

async function give(db: OwnerDb, row: Row, by: { id: string }, story: Story, answered: Date, uploaded: Date): Promise<string[]> {
  await build.answers(db, row, by.id, answered, story.answers)
  return build.evidence(db, row, by.id, uploaded, story.uploads)
}

/** A reviewer has read the documents that no analyzer reads, and accepted them. */
async function acceptDocuments(db: OwnerDb, row: Row, byId: string, story: Story, revisions: string[], at: Date): Promise<void> {
  const place = { primeId: row.primeId, subId: row.subId, assessmentId: row.id }
  for (const [i, upload] of story.uploads.entries()) {
    const revisionId = revisions[i]
    if (!revisionId || ['roster', 'cloudtrail', 'compliance-program'].includes(upload.kind)) continue
    await db.evidenceReview.create({ data: { id: uuidv7(), ...place, revisionId, accepted: true, independent: upload.independent ?? false, reason: 'Looked through; it is of this firm and this environment.', byId, at } })
  }
}

/** The reviewer accepted every verdict and sent it on; the approver permits it under two dated conditions. */
async function decideWithConditions(db: OwnerDb, row: Row, reviewer: Person, approver: Person, at: Date, now: Date): Promise<void> {
  const place = { primeId: row.primeId, subId: row.subId, assessmentId: row.id }
  const before = await db.$transaction((tx) => judgeAssessment(tx, row.id, at))
  const applies = before.card.criteria.filter((c) => c.outcome !== 'not-applicable')
  for (const c of applies) await db.criterionReview.create({ data: { id: uuidv7(), ...place, criterionId: c.id, decision: 'accepted', outcome: null, computed: c.computed, reason: '', byId: reviewer.id, at } })
  await build.event(db, row, reviewer, at, 'assessment.sent-to-approver', { outcome: before.card.outcome, score: before.card.score })
  const decidedAt = new Date(at.getTime() + 2 * dayMs)
  const snapshot = await db.$transaction((tx) => judgeAssessment(tx, row.id, decidedAt)).then(({ input, card }) => ({ case: input, scorecard: card }))
  const id = uuidv7()
  const conditions = [
    { text: 'Narrow the administrator role to what the platform work needs', closedBy: 'Policy export and the next access review', criterionId: 'IAM-03', dueOn: dayFrom(now, 12), ifMissed: 'Access ends' },
    { text: 'Record every outside package in the register before it enters the mirror', closedBy: 'Register extract and one refused request', criterionId: 'CIC-02', dueOn: dayFrom(now, 26), ifMissed: 'Decided again' },
  ]
  await db.determination.create({
    data: {
      id, ...place, decision: 'approved-with-conditions', computed: snapshot.scorecard.outcome, againstComputed: false, reason: 'Evidence shows U.S. regions only, a complete trail and a current registration. Two gaps are a matter of weeks.',
      statement: statementFor('approved-with-conditions', snapshot.scorecard, conditions.length), byId: approver.id, byName: approver.name, at: decidedAt, validUntil: new Date(dayFrom(now, 356)), snapshot: JSON.parse(JSON.stringify(snapshot)), snapshotDigest: digestOf(snapshot),
    },
  })
  await db.condition.createMany({ data: conditions.map((c, position) => ({ id: uuidv7(), ...place, determinationId: id, position, ...c, dueOn: new Date(c.dueOn) })) })
  await db.assessment.update({ where: { id: row.id }, data: { stage: 'decided', reviewerId: reviewer.id, approverId: approver.id, decidedAt, reviewedCount: applies.length } })
  await build.event(db, row, approver, decidedAt, 'determination.recorded', { determinationId: id, decision: 'approved-with-conditions', computed: snapshot.scorecard.outcome, againstComputed: false, digest: digestOf(snapshot) })
}

async function askBack(db: OwnerDb, row: Row, byId: string, orgId: string, at: Date): Promise<void> {
  const place = { primeId: row.primeId, subId: row.subId, assessmentId: row.id }
  const messages = [
    { audience: 'internal', body: 'The session that is not on the roster ran for over an hour. Ask before confirming.' },
    { audience: 'shared', body: 'Who is z.rourke@tallgrass.example, and why did this session hold the administrator role? Please answer within five days.' },
  ]
  for (const [i, message] of messages.entries()) await db.message.create({ data: { id: uuidv7(), ...place, criterionId: 'PER-02', ...message, byId, byOrgId: orgId, at: new Date(at.getTime() + i * 60_000) } })
}
