import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/record'
import { ComplianceProgramFacts } from '../analyzers/compliance-program/facts'
import { analyzers } from '../analyzers/registry.gen'
import { type Tx, withTenant } from '../db/tenant'
import type { EvidenceRevision } from '../db/generated/client'
import { env } from '../env'
import { ColumnMapping } from '../evidence/columns'
import type { Members } from '../evidence/members'
import type { UploadState } from '../evidence/uploads/states'
import { markWording } from '../evidence/wording-elsewhere'
import { failpoint } from '../failpoint'
import { checkFiles, moveUploads } from './check'
import { enqueue } from './enqueue'
import { type GivenFile, givenFile } from './given-file'
import { unrecognized } from './kinds'
import type { JobData } from './queues'
import type { Outcome } from './reading'
import { ReadingFailed, runReading } from './run-reading'
import { keysAway, waitForKeys } from './wait-for'
import { worker } from './worker-actor'

/** Whether a newer version of the reader exists than the one that read it. */
export const isOutdated = (analysis: { analyzer: string; analyzerVersion: string } | undefined) => {
  const reader = analyzers.find(({ id }) => id === analysis?.analyzer)
  return reader !== undefined && reader.version !== analysis?.analyzerVersion
}

type Work = { revision: EvidenceRevision; kind: string; columns: ColumnMapping | null; files: GivenFile[]; checked: boolean }

/** States in which files were found clean before; anything else is checked first. */
const found: string[] = ['clean', 'analyzing', 'done'] satisfies UploadState[]

/** What is to be read. Null when this revision was already read, by this version when `again`: the same job may arrive twice. */
async function begin(tx: Tx, revisionId: string, again: boolean): Promise<Work | null> {
  await tx.$queryRaw`select 1 from "EvidenceRevision" where id = ${revisionId}::uuid for update`
  const row = await tx.evidenceRevision.findUnique({ where: { id: revisionId }, include: { item: true, uploads: { select: { state: true } }, files: { orderBy: { position: 'asc' }, include: { object: true } }, analyses: { where: { status: 'read' }, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1 } } })
  if (!row || !(row.status === 'pending' || (again && row.status === 'read' && isOutdated(row.analyses[0])))) return null
  const { item, files, uploads, analyses: _, ...revision } = row
  const kind = item.kind === unrecognized ? '' : item.kind
  const columns = ColumnMapping.parse(row.columns)
  // What an older version has read needs no second check; anything that waits to be read does, unless it is on record.
  const checked = row.status === 'read' || (uploads.length > 0 && uploads.every(({ state }) => found.includes(state)))
  return { revision, kind, columns: Object.keys(columns).length > 0 ? columns : null, files: files.map(givenFile), checked }
}

/** Shows that this reader is at work. One reading is kept for each reader and version; reading again takes its place. @returns its id */
async function running(tx: Tx, { revision }: Work, reader: { id: string; version: string }): Promise<string> {
  const { id: revisionId, primeId, subId, assessmentId } = revision
  const key = { revisionId, analyzer: reader.id, analyzerVersion: reader.version }
  const now = { status: 'running', startedAt: new Date(), finishedAt: null, reason: '' }
  const analysis = await tx.analysis.upsert({
    where: { revisionId_analyzer_analyzerVersion: key },
    create: { id: uuidv7(), primeId, subId, assessmentId, ...key, ...now },
    update: now,
    select: { id: true },
  })
  return analysis.id
}

/** What the reader says on its way: the columns of a table nobody recognizes, and what is in archives. */
type Told = { header: string[]; members: Members | Record<string, never> }

/** Keeps what was read: facts, observations, status and the event, in one transaction. */
async function keep(tx: Tx, work: Work, running: string | null, { header, members }: Told, outcome: Outcome | { type: 'failed'; reason: string }): Promise<void> {
  const { revision } = work
  const place = { primeId: revision.primeId, subId: revision.subId, assessmentId: revision.assessmentId }
  const reader = outcome.type === 'read' ? analyzers.find(({ id }) => id === outcome.analyzer) : undefined
  const facts = outcome.type === 'read' ? (reader?.facts.parse(outcome.facts) as object) : undefined
  const recognized = 'recognized' in outcome ? outcome.recognized : null
  const observations = outcome.type === 'read' ? outcome.observations : []
  const reason = 'reason' in outcome ? outcome.reason : ''
  // Recognizing is part of reading: what was left to us gets its name now.
  if (!work.kind && recognized) await tx.evidenceItem.update({ where: { id: revision.itemId }, data: { kind: recognized.kind }, select: { id: true } })
  const finished = { status: outcome.type, reason, finishedAt: new Date(), ...(facts ? { facts } : {}) }
  if (running) await tx.analysis.update({ where: { id: running }, data: finished, select: { id: true } })
  // The same bytes read again by the same version give the same observations; those of the first time stay.
  const before = running ? await tx.observation.count({ where: { analysisId: running } }) : 0
  if (running && before === 0) await tx.observation.createMany({
    data: observations.map((o, position) => ({
      id: uuidv7(), ...place, analysisId: running, position, rule: o.rule, severity: o.severity, criterionId: o.criterion, also: o.also ?? [], message: o.message,
      locator: o.locator, count: o.count, observed: o.observed ?? null, expected: o.expected ?? null, confidence: o.confidence ?? null,
    })),
  })
  await tx.evidenceRevision.update({
    where: { id: revision.id },
    data: {
      // A reader that failed has read nothing, and nothing of it counts.
      status: outcome.type === 'failed' ? 'unreadable' : outcome.type,
      reason,
      remedy: 'remedy' in outcome ? outcome.remedy : '',
      places: outcome.type === 'quarantined' ? outcome.places : outcome.type === 'unreadable' ? [outcome.place] : [],
      header,
      members,
      ...(recognized ? { recognizedAs: recognized.kind, recognizedConfidence: recognized.confidence } : {}),
    },
    select: { id: true },
  })
  const program = facts && reader?.id === 'compliance-program' ? ComplianceProgramFacts.parse(facts) : null
  if (program?.aboutExportControl) await markWording(tx, revision, program.wording)
  await moveUploads(tx, revision.id, outcome.type === 'quarantined' ? 'quarantined' : 'done', { reason })
  const assessment = { id: place.assessmentId, primeId: place.primeId, subId: place.subId }
  await recordAudit(tx, {
    actor: worker(place.subId),
    assessment,
    event: { code: 'analysis.finished', data: { revisionId: revision.id, analyzer: reader?.id ?? (work.kind || recognized?.kind || unrecognized), version: reader?.version ?? '', status: outcome.type, observations: observations.length } },
  })
  await enqueue(tx, 'rescore', { orgId: place.primeId, assessmentId: place.assessmentId })
}

/** Reads one evidence revision and keeps what it found. Doing it again changes nothing. */
export async function analyzeRevision({ orgId, revisionId, again = false }: JobData<'analyze'>): Promise<void> {
  const tenant = { orgId, personId: null }
  const work = await withTenant(tenant, (tx) => begin(tx, revisionId, again))
  if (!work || (!work.checked && !(await checkFiles(tenant, work.revision, work.files, again)))) return
  failpoint('analysis.clean')
  await withTenant(tenant, (tx) => moveUploads(tx, revisionId, 'analyzing'))
  const { ANALYZE_SECONDS: seconds, ANALYZE_MEMORY_MB: memoryMb } = env()
  let analysisId: string | null = null
  let saving: Promise<unknown> = Promise.resolve()
  const save = (work: () => Promise<unknown>) => {
    saving = saving.then(work)
    // Its error is raised where it is awaited.
    saving.catch(() => undefined)
  }
  const told: Told = { header: [], members: {} }
  const on = {
    table: (names: string[]) => {
      told.header = names
    },
    members: (members: Members) => {
      told.members = members
    },
    taken: (reader: { id: string; version: string }) =>
      save(async () => {
        analysisId = await withTenant(tenant, (tx) => running(tx, work, reader))
      }),
    progress: (done: { bytes: number; items: number }) =>
      save(async () => {
        const id = analysisId
        if (id) await withTenant(tenant, (tx) => tx.analysis.update({ where: { id }, data: { progressBytes: done.bytes, progressItems: done.items }, select: { id: true } })).catch(() => undefined)
      }),
  }
  const outcome = await runReading({ kind: work.kind, ...(work.columns && { columns: work.columns }), files: work.files }, { seconds, memoryMb }, on).catch(async (error: unknown) => {
    if (error instanceof ReadingFailed && (await keysAway(tenant, error.cause))) return null
    if (error instanceof ReadingFailed) return { type: 'failed' as const, reason: error.message }
    throw error
  })
  await saving
  if (outcome === null) return waitForKeys(tenant, { orgId, revisionId, again })
  failpoint('analysis.read')
  await withTenant(tenant, (tx) => keep(tx, work, analysisId, told, outcome))
  failpoint('analysis.kept')
}
