'use server'

import type { EvidenceKind } from '../checklist/evidence-kinds'
import type { Tx } from '../db/tenant'
import { action, Conflict } from '../guard'
import { requestAnalysis } from '../jobs/request-analysis'
import { CorrectKind, MapColumns, SetDates, WithdrawEvidence } from './schema'

const onAssessment = (input: { assessmentId: string }) => ({ assessment: input.assessmentId })

/** The item with its newest revision. @throws Conflict when it is not part of the assessment or was withdrawn */
async function current(tx: Tx, assessmentId: string, itemId: string) {
  const item = await tx.evidenceItem.findFirst({ where: { id: itemId, assessmentId, withdrawnAt: null }, include: { revisions: { orderBy: { number: 'desc' }, take: 1 } } })
  const revision = item?.revisions[0]
  if (!item || !revision) throw new Conflict('This evidence is no longer here. Reload the page.')
  return { item, revision }
}

/** Takes the respondent's word for what an item is and has its newest revision read again as that. */
export const correctKind = action('evidence:upload', CorrectKind, onAssessment, async ({ tx, input, assessment }) => {
  const { item, revision } = await current(tx, assessment.id, input.itemId)
  if (item.kind === input.kind) throw new Conflict('It is already taken for that.')
  if (revision.status === 'refused') throw new Conflict('It was refused before it could be read. Replace it with another file.')
  if (revision.status === 'pending') throw new Conflict('It is being read. Wait for the result, then correct it.')
  await tx.evidenceItem.update({ where: { id: item.id }, data: { kind: input.kind }, select: { id: true } })
  await requestAnalysis(tx, { id: revision.id, subId: assessment.subId })
  return { event: { code: 'evidence.kind-corrected', data: { itemId: item.id, from: item.kind, to: input.kind } }, result: {} }
})

/** Takes the respondent's word for what the columns of a table tell and has it read as an access log. */
export const mapColumns = action('evidence:upload', MapColumns, onAssessment, async ({ tx, input, assessment }) => {
  const { item, revision } = await current(tx, assessment.id, input.itemId)
  if (revision.status !== 'unreadable' && revision.status !== 'unread') throw new Conflict('It was read, or is being read. Replace the file to have other columns read.')
  const gone = Object.values(input.columns).find((name) => !revision.header.includes(name))
  if (gone !== undefined) throw new Conflict(`The file has no column “${gone}”. Reload the page.`)
  await tx.evidenceItem.update({ where: { id: item.id }, data: { kind: 'audit-log' satisfies EvidenceKind }, select: { id: true } })
  await tx.evidenceRevision.update({ where: { id: revision.id }, data: { columns: input.columns }, select: { id: true } })
  await requestAnalysis(tx, { id: revision.id, subId: assessment.subId })
  return { event: { code: 'evidence.columns-named', data: { itemId: item.id, revisionId: revision.id, fields: Object.keys(input.columns).join(', ') } }, result: {} }
})

const asDate = (day: string | null) => (day === null ? null : new Date(day))

/** Sets from when until when the newest revision holds; freshness counts from the first of the two. */
export const setEvidenceDates = action('evidence:upload', SetDates, onAssessment, async ({ tx, input, assessment }) => {
  const { item, revision } = await current(tx, assessment.id, input.itemId)
  const { effectiveFrom, effectiveTo } = input
  await tx.evidenceRevision.update({ where: { id: revision.id }, data: { effectiveFrom: asDate(effectiveFrom), effectiveTo: asDate(effectiveTo) }, select: { id: true } })
  return { event: { code: 'evidence.dated', data: { itemId: item.id, revisionId: revision.id, effectiveFrom, effectiveTo } }, result: {} }
})

/** Takes an item back before the first submission. Bytes and record stay; it no longer counts. */
export const withdrawEvidence = action('evidence:withdraw', WithdrawEvidence, onAssessment, async ({ tx, input, assessment, now }) => {
  const { item } = await current(tx, assessment.id, input.itemId)
  await tx.evidenceItem.update({ where: { id: item.id }, data: { withdrawnAt: now }, select: { id: true } })
  const evidenceCount = await tx.evidenceItem.count({ where: { assessmentId: assessment.id, withdrawnAt: null } })
  await tx.assessment.update({ where: { id: assessment.id }, data: { evidenceCount }, select: { id: true } })
  return { event: { code: 'evidence.withdrawn', data: { itemId: item.id } }, result: {} }
})
