import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { v7 as uuidv7 } from 'uuid'
import { writeEvent } from '../lib/audit/record'
import type { Role } from '../lib/auth/actor'
import { progressOf } from '../lib/assessments/progress'
import { Program, type CriterionAnswers, type Gates } from '../lib/checklist/case'
import { catalog } from '../lib/checklist/catalog'
import type { EvidenceKind } from '../lib/checklist/evidence-kinds'
import type { OwnerDb } from '../lib/db/owner'
import type { Members } from '../lib/evidence/members'
import { runReading } from '../lib/jobs/run-reading'
import { putObject } from '../lib/vault/put'
import { givenFile } from '../lib/jobs/given-file'
import { analyzersOf } from '../lib/analyzers/recognize'

/** One organization; what is left out stays as the schema has it. */
export async function organization(db: OwnerDb, data: { kind: 'prime' | 'subcontractor'; legalName: string } & Partial<Parameters<OwnerDb['organization']['create']>[0]['data']>) {
  return db.organization.create({ data: { id: uuidv7(), aliases: [], ...data } as never })
}

/** A person with one membership. */
export async function member(db: OwnerDb, orgId: string, name: string, email: string, role: Role, more: { empoweredOfficial?: boolean } = {}) {
  const person = await db.person.create({ data: { id: uuidv7(), name, email } })
  await db.membership.create({ data: { id: uuidv7(), orgId, personId: person.id, role, empoweredOfficial: more.empoweredOfficial ?? false } })
  return person
}

/** A U.S.-person verification recorded on day `at`, due for review `days` later. */
export async function verification(db: OwnerDb, orgId: string, personId: string, verifiedById: string, at: Date, days = 365) {
  const day = (offset: number) => new Date(new Date(at.getTime() + offset * 86_400_000).toISOString().slice(0, 10))
  return db.verification.create({ data: { id: uuidv7(), orgId, personId, verifiedById, method: 'document-inspected', verifiedOn: day(0), nextReview: day(days), recordedAt: at } })
}

export async function program(db: OwnerDb, primeId: string, name: string, summary: string, gates: Gates) {
  return db.program.create({ data: { id: uuidv7(), primeId, name, customer: 'Program office (invented)', summary, gates, policy: { requiresRegistration: false, requiresHardwareMfa: true } } })
}

type New = { primeId: string; subId: string; programId: string; requestedById: string; code: string; dueOn: string; createdAt: Date }

/** An assessment in the hands of the respondent, and the relationship that lets the two sides see each other. */
export async function assessment(db: OwnerDb, data: New) {
  const { primeId, subId } = data
  await db.relationship.upsert({ where: { primeId_subId: { primeId, subId } }, create: { primeId, subId }, update: {} })
  const { name, customer, gates, policy } = await db.program.findUniqueOrThrow({ where: { id: data.programId } })
  const { asked } = progressOf(catalog.criteria, Program.parse({ name, customer, gates, policy }), {})
  return db.assessment.create({ data: { id: uuidv7(), ...data, dueOn: new Date(data.dueOn), catalogVersion: catalog.version, asked, openKnockOuts: [] } })
}

type Place = { id: string; primeId: string; subId: string }
const placeOf = (a: Place) => ({ primeId: a.primeId, subId: a.subId, assessmentId: a.id })

/** Answers as a respondent would have saved them, with their history. */
export async function answers(db: OwnerDb, a: Place, byId: string, at: Date, given: Record<string, CriterionAnswers>) {
  for (const [criterionId, { values, note, doesNotApply }] of Object.entries(given)) {
    const row = { ...placeOf(a), criterionId, values, note, ...(doesNotApply ? { doesNotApply } : {}), version: 1, answeredById: byId, answeredAt: at }
    await db.answer.create({ data: { id: uuidv7(), ...row } })
    await db.answerRevision.create({ data: { id: uuidv7(), ...row } })
  }
  await db.assessment.update({ where: { id: a.id }, data: { answered: Object.keys(given).length } })
}

type Upload = { kind: EvidenceKind; title: string; file: string; bytes: Buffer; effectiveFrom?: string; effectiveTo?: string }

/** Bytes in the vault, and what their analyzer reads in them in a process of its own. */
async function storedAndRead(db: OwnerDb, a: Place, upload: Upload) {
  const { objectId, ...stored } = await putObject((work) => db.$transaction(work), a.subId, Readable.from([upload.bytes]), upload.bytes.length)
  const object = await db.vaultObject.findUniqueOrThrow({ where: { id: objectId } })
  const reader = analyzersOf(upload.kind)[0]
  let members: Members | Record<string, never> = {}
  const read = reader && (await runReading({ kind: upload.kind, files: [givenFile({ name: upload.file, sha256: stored.sha256, size: BigInt(stored.size), object })] }, { seconds: 120, memoryMb: 1_024 }, { members: (told) => (members = told) }))
  return { upload, stored, objectId, reader, read, members }
}

/** Evidence as uploads would have left it, in this order. A few are read at a time: most of it is waiting for a process. @returns ids of the revisions */
export async function evidence(db: OwnerDb, a: Place, byId: string, at: Date, uploads: Upload[]): Promise<string[]> {
  const ready: Awaited<ReturnType<typeof storedAndRead>>[] = []
  const queue = [...uploads.entries()]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) ready[next[0]] = await storedAndRead(db, a, next[1])
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work))
  const revisions: string[] = []
  for (const one of ready) revisions.push(await registered(db, a, byId, at, one))
  return revisions
}

async function registered(db: OwnerDb, a: Place, byId: string, at: Date, { upload, stored, objectId, reader, read, members }: Awaited<ReturnType<typeof storedAndRead>>): Promise<string> {
  const itemId = uuidv7()
  const revisionId = uuidv7()
  const place = placeOf(a)
  const day = (date: string | undefined) => (date ? new Date(date) : null)
  const problem = read && 'reason' in read ? { reason: read.reason, remedy: read.remedy } : {}
  await db.evidenceItem.create({ data: { id: itemId, ...place, kind: upload.kind, title: upload.title, criteria: [], createdById: byId, createdAt: at } })
  await db.evidenceRevision.create({
    data: { id: revisionId, ...place, itemId, number: 1, sha256: stored.sha256, size: stored.size, effectiveFrom: day(upload.effectiveFrom), effectiveTo: day(upload.effectiveTo), status: read?.type ?? 'unread', ...problem, members, uploadedById: byId, uploadedAt: at },
  })
  await db.evidenceFile.create({ data: { id: uuidv7(), ...place, revisionId, position: 0, name: upload.file, size: stored.size, sha256: stored.sha256, objectId } })
  if (read?.type === 'read' && reader) {
    const analysisId = uuidv7()
    await db.analysis.create({
      data: { id: analysisId, ...place, revisionId, analyzer: read.analyzer, analyzerVersion: read.version, status: 'read', facts: JSON.parse(JSON.stringify(read.facts)), createdAt: at, startedAt: at, finishedAt: at },
    })
    await db.observation.createMany({
      data: read.observations.map((o, position) => ({
        id: uuidv7(), ...place, analysisId, position, rule: o.rule, severity: o.severity, criterionId: o.criterion, also: o.also ?? [], message: o.message,
        locator: o.locator, count: o.count, observed: o.observed ?? null, expected: o.expected ?? null, confidence: o.confidence ?? null,
      })),
    })
  }
  await db.assessment.update({ where: { id: a.id }, data: { evidenceCount: { increment: 1 } } })
  return revisionId
}

/** The signature under the questionnaire. */
export async function submitted(db: OwnerDb, a: Place, by: { id: string; name: string }, at: Date, statement: string) {
  await db.assessment.update({ where: { id: a.id }, data: { stage: 'submitted', submittedAt: at, attestation: { personId: by.id, name: by.name, statement, at: at.toISOString() } } })
}

/** A history entry as the gate would have written it. */
export async function event(db: OwnerDb, a: Place, actor: { id: string; name: string; orgId: string }, at: Date, code: string, data: object, internal = false) {
  await writeEvent(db, { id: uuidv7(), at, ...placeOf(a), actorId: actor.id, actorName: actor.name, actorOrgId: actor.orgId, code, outcome: 'done', target: '', data, internal })
}

/** SHA-256 in hex, for fixtures that name a digest. */
export const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
