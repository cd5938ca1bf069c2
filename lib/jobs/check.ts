import { recordAudit } from '../audit/record'
import { type Tenant, type Tx, withTenant } from '../db/tenant'
import type { EvidenceRevision } from '../db/generated/client'
import { env } from '../env'
import { ScannerAway } from '../evidence/scanner/clamd'
import { scanAll } from '../evidence/scanner/open-scanner'
import type { UploadState } from '../evidence/uploads/states'
import { failpoint } from '../failpoint'
import { Altered } from '../vault/chunked'
import { Removed } from '../vault/object'
import { enqueue } from './enqueue'
import type { GivenFile } from './given-file'
import { ReadingFailed, runChecks } from './run-reading'
import { keysAway, waitFor, waitForKeys } from './wait-for'
import { worker } from './worker-actor'

type Verdict = { state: 'clean' | 'quarantined' | 'refused'; scan: string; reason: string; remedy: string; places: object[] }

const replace = 'Upload another file in its place.'

/** Moves the uploads of a revision along; a revision from before uploads were rows has none. */
export async function moveUploads(tx: Tx, revisionId: string, state: UploadState, said: { reason?: string; remedy?: string } = {}): Promise<void> {
  await tx.upload.updateMany({ where: { revisionId, state: { not: state } }, data: { state, reason: said.reason ?? '', remedy: said.remedy ?? '' } })
}

/** A key store that is away comes back, and it waits until then; bytes that are not what they were stay so. @returns why they cannot be read, or null */
async function lostFor(files: GivenFile[]): Promise<string | null> {
  try {
    for (const { bytes } of files) for await (const _ of bytes(0, 1)) break
    return null
  } catch (error) {
    if (error instanceof Altered || error instanceof Removed) return 'The stored bytes of this evidence are not what they were.'
    throw error
  }
}

/** Type, structure and malware, in this order; what cannot be found out is not clean. @throws ScannerAway, and what `lostFor` throws */
async function judge(tenant: Tenant, files: GivenFile[]): Promise<Verdict> {
  const no = (state: 'quarantined' | 'refused', reason: string, remedy: string, place: object): Verdict => ({ state, scan: '', reason, remedy, places: [place] })
  const lost = await lostFor(files)
  if (lost !== null) return no('refused', lost, replace, {})
  const { ANALYZE_SECONDS: seconds, ANALYZE_MEMORY_MB: memoryMb } = env()
  const checked = await runChecks(files, { seconds, memoryMb }).catch(async (error: unknown) => {
    if (error instanceof ReadingFailed && (await keysAway(tenant, error.cause))) throw error.cause
    if (error instanceof ReadingFailed) return { type: 'refused' as const, reason: error.message, place: {}, remedy: replace }
    throw error
  })
  failpoint('check.structure')
  if (checked.type === 'refused') return no('refused', checked.reason, checked.remedy, checked.place)
  const scanned = await scanAll(files.map(({ name, size, bytes }) => ({ name, stream: () => bytes(0, size) }))).catch((error: unknown) => {
    if (error instanceof Altered || error instanceof Removed) return null
    throw error
  })
  if (scanned === null) return no('refused', 'The stored bytes of this evidence are not what they were.', replace, {})
  failpoint('check.scanned')
  const place = { file: scanned.file ?? '' }
  if (scanned.result === 'infected') return no('quarantined', `The malware scanner found ${scanned.name}.`, `Find out where it comes from before you send anything else. ${replace}`, place)
  if (scanned.result === 'not-scanned') return no('quarantined', `The malware scanner could not look into all of it. ${scanned.why}`, 'Upload it in smaller parts, without archives in archives and without passwords.', place)
  return { state: 'clean', scan: scanned.scanned, reason: '', remedy: '', places: [] }
}

/**
 * Checks the files of a revision before any reader sees them, and keeps what came of it with its event, in one transaction.
 * @returns true when they may be read
 */
export async function checkFiles(tenant: Tenant, revision: EvidenceRevision, files: GivenFile[], again: boolean): Promise<boolean> {
  await withTenant(tenant, (tx) => moveUploads(tx, revision.id, 'checking'))
  failpoint('check.begun')
  const what = { orgId: tenant.orgId, revisionId: revision.id, again }
  const verdict = await judge(tenant, files).catch(async (error: unknown) => {
    if (error instanceof ScannerAway) return error
    if (await keysAway(tenant, error)) return 'keys away' as const
    throw error
  })
  if (verdict === 'keys away') return (await waitForKeys(tenant, what), false)
  return withTenant(tenant, async (tx) => {
    if (verdict instanceof ScannerAway) {
      await waitFor(tx, what, verdict.message, 'Nothing needs to be done: it is checked as soon as the scanner answers.')
      return false
    }
    const { state, scan, reason, remedy, places } = verdict
    await moveUploads(tx, revision.id, state, { reason, remedy })
    // Whatever was wrong with it, its bytes leave for nobody.
    await tx.evidenceRevision.update({ where: { id: revision.id }, data: { scan, reason, remedy, places, ...(state === 'clean' ? {} : { status: 'refused' }) }, select: { id: true } })
    const assessment = { id: revision.assessmentId, primeId: revision.primeId, subId: revision.subId }
    await recordAudit(tx, { actor: worker(revision.subId), assessment, event: { code: 'evidence.checked', data: { revisionId: revision.id, result: state, scan }, target: revision.id } })
    if (state !== 'clean') await enqueue(tx, 'rescore', { orgId: revision.primeId, assessmentId: revision.assessmentId })
    return state === 'clean'
  })
}
