'use server'

import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { isoDay } from '../day-words'
import type { Tx } from '../db/tenant'
import { action, Conflict } from '../guard'
import { enqueue } from '../jobs/enqueue'
import { referenceAt } from '../reference/at'
import { storedIn } from '../vault/open-vault'
import { forgetObjects } from '../vault/removing'
import { certificateOf } from './certificate'
import { DisposeOf, LiftHold, PlaceHold } from './schema'
import { dueDay, endOf } from './term'

const onAssessment = (input: { assessmentId: string }) => ({ assessment: input.assessmentId })

/** Keeps the evidence of an assessment until the hold is lifted, whatever its date. */
export const placeHold = action('retention:hold', PlaceHold, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  if (await tx.disposal.findUnique({ where: { assessmentId: assessment.id }, select: { assessmentId: true } })) throw new Conflict('Its evidence was disposed of already.')
  const id = uuidv7()
  const place = { primeId: assessment.primeId, subId: assessment.subId, assessmentId: assessment.id }
  await tx.legalHold.create({ data: { id, ...place, reason: input.reason, placedById: actor.personId, placedByName: actor.name, placedAt: now }, select: { id: true } })
  return { event: { code: 'hold.placed', data: { holdId: id, reason: input.reason }, target: id }, result: {} }
}, ({ input, assessment }) => `You place a legal hold on the evidence of ${assessment.code}: it stays until the hold is lifted.\nReason: ${input.reason}`)

/** Ends a hold, with a reason; who placed it and why stays on the record. */
export const liftHold = action('retention:hold', LiftHold, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  const { count } = await tx.legalHold.updateMany({
    where: { id: input.holdId, assessmentId: assessment.id, liftedAt: null },
    data: { liftedById: actor.personId, liftedByName: actor.name, liftedAt: now, liftReason: input.reason },
  })
  if (count !== 1) throw new Conflict('This hold was lifted already. Reload the page.')
  return { event: { code: 'hold.lifted', data: { holdId: input.holdId, reason: input.reason }, target: input.holdId }, result: {} }
}, ({ input, assessment }) => `You lift a legal hold on the evidence of ${assessment.code}: it may then be disposed of when its date has passed.\nReason: ${input.reason}`)

/** Every file of an assessment that has bytes, also of revisions that were replaced and of evidence that was taken back. */
async function filesOf(tx: Tx, assessmentId: string) {
  const files = await tx.evidenceFile.findMany({ where: { assessmentId }, include: { object: true, revision: { select: { number: true, item: { select: { title: true } } } } }, orderBy: [{ revisionId: 'asc' }, { position: 'asc' }] })
  if (files.some((file) => file.object === null)) throw new Conflict('Some of its files are not in the encrypted vault yet. Ask the operator to start Veritar again, and look at what the start says.')
  return files.flatMap(({ object, revision, name, size, sha256 }) =>
    object?.state === 'stored' ? [{ item: revision.item.title, revision: revision.number, name, size, sha256, objectId: object.id, keyId: object.keyId }] : [],
  )
}

/** So many objects go into one job of erasing. */
const perJob = 500

/**
 * Destroys the evidence of an assessment whose time has passed: data keys in this transaction, encrypted bytes by a job
 * right after it. The record stays, with a certificate whose digest is in the audit log.
 */
export const disposeOfEvidence = action('retention:dispose', DisposeOf, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  if (input.code !== assessment.code) throw new Conflict(`Type ${assessment.code} to confirm.`)
  if (await tx.disposal.findUnique({ where: { assessmentId: assessment.id }, select: { assessmentId: true } })) throw new Conflict('Its evidence was disposed of already.')
  if (await tx.legalHold.findFirst({ where: { assessmentId: assessment.id, liftedAt: null }, select: { id: true } })) throw new Conflict('A legal hold is in force. Its evidence stays until the hold is lifted.')
  const determinations = await tx.determination.findMany({ where: { assessmentId: assessment.id }, select: { decision: true, validUntil: true } })
  const end = endOf({ ...assessment, determinations })
  if (end === null) throw new Conflict('This assessment has not ended: its evidence stays.')
  const dueOn = dueDay(end, referenceAt(isoDay(now)).retentionYears)
  if (isoDay(now) < dueOn) throw new Conflict(`Its evidence has to be kept until ${dueOn}.`)
  const files = await filesOf(tx, assessment.id)
  const [sub, program] = [await tx.organization.findUniqueOrThrow({ where: { id: assessment.subId }, select: { legalName: true } }), await tx.program.findUniqueOrThrow({ where: { id: assessment.programId }, select: { name: true } })]
  const certificate = certificateOf({
    at: now,
    by: { name: actor.name, role: actor.role, organization: actor.orgName },
    prime: actor.orgName,
    subcontractor: sub.legalName,
    program: program.name,
    code: assessment.code,
    endedOn: isoDay(end),
    dueOn,
    files,
    storedIn: storedIn(),
  })
  const digest = createHash('sha256').update(certificate).digest('hex')
  const bytes = files.reduce((sum, file) => sum + file.size, 0n)
  const place = { primeId: assessment.primeId, subId: assessment.subId, assessmentId: assessment.id }
  await tx.disposal.create({ data: { ...place, byId: actor.personId, byName: actor.name, at: now, files: files.length, bytes, certificate, digest }, select: { assessmentId: true } })
  const objectIds = files.map((file) => file.objectId)
  await forgetObjects(tx, objectIds, now)
  for (let at = 0; at < objectIds.length; at += perJob) await enqueue(tx, 'erase', { orgId: assessment.subId, objectIds: objectIds.slice(at, at + perJob) })
  return { event: { code: 'evidence.disposed', data: { files: files.length, bytes: String(bytes), digest }, target: assessment.id }, result: {} }
}, async ({ tx, assessment }) => {
  const sub = await tx.organization.findUniqueOrThrow({ where: { id: assessment.subId }, select: { legalName: true } })
  return `You destroy the evidence of ${assessment.code}, given by ${sub.legalName}. Nobody can open it afterwards, and nothing brings it back.`
})
