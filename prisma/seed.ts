import { v7 as uuidv7 } from 'uuid'
import { rescore } from '../lib/assessments/rescore'
import { submitStatement } from '../lib/assessments/schema'
import { catalog } from '../lib/checklist/catalog'
import type { OwnerDb } from '../lib/db/owner'
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
  const ostrander = await build.organization(db, { kind: 'prime', legalName: 'Ostrander Defense Systems', cage: '0ST19', uei: 'OSTR4K8M2PX1', incorporatedIn: 'US' })
  const admin = await build.member(db, ostrander.id, 'Ruth Calloway', 'ruth.calloway@ostrander.example', 'admin')
  const reviewer = await build.member(db, ostrander.id, 'Amir Thornquist', 'amir.thornquist@ostrander.example', 'reviewer')
  await build.member(db, ostrander.id, 'Lena Brandeis', 'lena.brandeis@ostrander.example', 'approver', { empoweredOfficial: true })
  await build.member(db, ostrander.id, 'Owen Sato', 'owen.sato@ostrander.example', 'auditor')
  const heron = await build.program(db, ostrander.id, 'Heron Ground Segment', 'Ground software for a classified-adjacent but unclassified satellite program.', gates.heron)
  const kestrel = await build.program(db, ostrander.id, 'Kestrel Seeker', 'Seeker test benches; the classification guide keeps the data on site.', gates.kestrel)

  const pelican = await build.organization(db, { kind: 'prime', legalName: 'Pelican Bay Marine', cage: '8PB42', uei: 'PBMR7L2Q9WX3', incorporatedIn: 'US' })
  const other = await build.member(db, pelican.id, 'Nadia Okafor', 'nadia.okafor@pelicanbay.example', 'reviewer')
  await build.member(db, pelican.id, 'Colin Dray', 'colin.dray@pelicanbay.example', 'approver')
  const gannet = await build.program(db, pelican.id, 'Gannet Sonar', 'Towed array processing.', gates.gannet)

  for (const [i, firm] of firms.entries()) {
    const sub = await build.organization(db, profileOf(firm, now))
    const respondent = await build.member(db, sub.id, respondentOf(firm), `compliance@${firm.domain}`, 'respondent')
    const row = await build.assessment(db, { primeId: ostrander.id, subId: sub.id, programId: heron.id, requestedById: admin.id, code: `VD-${now.getUTCFullYear()}-${String(418 + i).padStart(4, '0')}`, dueOn: dayFrom(now, 7 + i), createdAt: ago(21 - i) })
    await build.event(db, row, { ...admin, orgId: ostrander.id }, ago(21 - i), 'assessment.created', { code: row.code, programId: heron.id, subId: sub.id, catalog: catalog.version })
    const story = await stories[firm.key](firm, now)
    const revisions = await give(db, row, respondent, story, ago(4), ago(3))
    await build.submitted(db, row, respondent, ago(2), submitStatement)
    await build.event(db, row, { ...respondent, orgId: sub.id }, ago(2), 'assessment.submitted', { resubmitted: false, answered: Object.keys(story.answers).length, evidence: story.uploads.length })
    if (firm.key === 'larkfield' || firm.key === 'tallgrass') await acceptDocuments(db, row, reviewer.id, story, revisions, ago(1))
    if (firm.key === 'tallgrass') await askBack(db, row, reviewer.id, ostrander.id, ago(1))
    await db.$transaction((tx) => rescore(tx, row.id, now))
    if (firm.key === 'larkfield') await build.assessment(db, { primeId: ostrander.id, subId: sub.id, programId: kestrel.id, requestedById: admin.id, code: `VD-${now.getUTCFullYear()}-0440`, dueOn: dayFrom(now, 20), createdAt: ago(1) })
    if (firm.key === 'tallgrass') await build.assessment(db, { primeId: pelican.id, subId: sub.id, programId: gannet.id, requestedById: other.id, code: `VD-${now.getUTCFullYear()}-0007`, dueOn: dayFrom(now, 30), createdAt: ago(5) })
  }
}

function respondentOf(firm: DemoFirm): string {
  return { larkfield: 'Lorraine Haverford', brightwater: 'Pilar Sandoval', omnivane: 'Wade Stanhope', tallgrass: 'Bisi Okonjo' }[firm.key]
}

type Row = { id: string; primeId: string; subId: string }

async function give(db: OwnerDb, row: Row, by: { id: string }, story: Story, answered: Date, uploaded: Date): Promise<string[]> {
  await build.answers(db, row, by.id, answered, story.answers)
  const revisions: string[] = []
  for (const { independent: _, ...upload } of story.uploads) revisions.push(await build.evidence(db, row, by.id, uploaded, upload))
  return revisions
}

/** A reviewer has read the documents that no analyzer reads, and accepted them. */
async function acceptDocuments(db: OwnerDb, row: Row, byId: string, story: Story, revisions: string[], at: Date): Promise<void> {
  const place = { primeId: row.primeId, subId: row.subId, assessmentId: row.id }
  for (const [i, upload] of story.uploads.entries()) {
    const revisionId = revisions[i]
    if (!revisionId || ['roster', 'cloudtrail', 'compliance-program'].includes(upload.kind)) continue
    await db.evidenceReview.create({ data: { id: uuidv7(), ...place, revisionId, accepted: true, independent: upload.independent ?? false, reason: 'Read in full; it names this firm and this environment.', byId, at } })
  }
}

async function askBack(db: OwnerDb, row: Row, byId: string, orgId: string, at: Date): Promise<void> {
  const place = { primeId: row.primeId, subId: row.subId, assessmentId: row.id }
  const messages = [
    { audience: 'internal', body: 'The session that is not on the roster ran for over an hour. Ask before confirming.' },
    { audience: 'shared', body: 'Who is z.rourke@tallgrass.example, and why did this session hold the administrator role? Please answer within five days.' },
  ]
  for (const [i, message] of messages.entries()) await db.message.create({ data: { id: uuidv7(), ...place, criterionId: 'PER-02', ...message, byId, byOrgId: orgId, at: new Date(at.getTime() + i * 60_000) } })
}
