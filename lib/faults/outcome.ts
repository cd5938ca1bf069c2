import { createHash } from 'node:crypto'
import { asked } from './asked'
import type { Gift, Given, Sender } from './sender'

const seconds = (n: number) => new Promise((wait) => setTimeout(wait, n * 1_000))

/** Waits until a revision is read, or is at rest otherwise. @throws Error after `patience` seconds */
export async function settled(owner: string, revisionId: string, patience = 180): Promise<string> {
  for (let waited = 0; waited < patience; waited += 1) {
    const { status } = await asked(owner, (db) => db.evidenceRevision.findUniqueOrThrow({ where: { id: revisionId }, select: { status: true } }))
    if (status !== 'pending') return status
    await seconds(1)
  }
  throw new Error(`After ${patience} seconds it is still not read.`)
}

/**
 * Holds what is there against what was given: the same bytes, one revision, one event of the upload, one of its check,
 * one reading.
 * @returns what is wrong, a line each
 */
export async function faultsOf(owner: string, from: Sender, gift: Gift, given: Given): Promise<string[]> {
  const status = await settled(owner, given.revisionId)
  const found = await asked(owner, async (db) => ({
    revisions: await db.evidenceRevision.count({ where: { sha256: gift.sha256, assessmentId: gift.assessmentId } }),
    files: await db.evidenceFile.findMany({ where: { revisionId: given.revisionId } }),
    uploads: await db.upload.findMany({ where: { groupId: gift.groupId } }),
    uploaded: await db.auditEvent.count({ where: { code: 'evidence.uploaded', data: { path: ['revisionId'], equals: given.revisionId } } }),
    checked: await db.auditEvent.count({ where: { code: 'evidence.checked', target: given.revisionId } }),
    finished: await db.auditEvent.count({ where: { code: 'analysis.finished', data: { path: ['revisionId'], equals: given.revisionId } } }),
    analyses: await db.analysis.count({ where: { revisionId: given.revisionId } }),
  }))
  const wrong: string[] = []
  const hold = (what: string, is: unknown, must: unknown) => is !== must && wrong.push(`${what}: ${String(is)}, not ${String(must)}`)
  hold('revisions', found.revisions, 1)
  hold('files', found.files.length, 1)
  hold('uploads', found.uploads.length, 1)
  hold('state of the upload', found.uploads[0]?.state, 'done')
  hold('events of the upload', found.uploaded, 1)
  hold('events of the check', found.checked, 1)
  hold('events of the reading', found.finished, 1)
  if (found.analyses > 1) wrong.push(`${found.analyses} readings`)
  if (status === 'refused' || status === 'quarantined') wrong.push(`it is ${status}`)
  const response = await from.visit(`/api/evidence/files/${found.files[0]?.id ?? ''}`)
  const digest = createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')
  hold('SHA-256 of what is there', digest, gift.sha256)
  return wrong
}
