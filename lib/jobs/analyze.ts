import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/record'
import { analyzers } from '../analyzers/registry.gen'
import { type Tx, withTenant } from '../db/tenant'
import type { EvidenceRevision } from '../db/generated/client'
import { env } from '../env'
import { vaultRoot } from '../vault/open-vault'
import { enqueue } from './enqueue'
import { unrecognized } from './kinds'
import type { JobData } from './queues'
import type { Outcome } from './reading'
import { ReadingFailed, runReading } from './run-reading'

type Work = { revision: EvidenceRevision; kind: string; analysisId: string | null; files: { name: string; size: number; sha256: string }[] }

const worker = (orgId: string) => ({ system: 'Veritar', orgId, orgKind: 'subcontractor' as const })

/** Marks the work as running. Null when this revision was already read: the same job may arrive twice. */
async function begin(tx: Tx, revisionId: string): Promise<Work | null> {
  await tx.$queryRaw`select 1 from "EvidenceRevision" where id = ${revisionId}::uuid for update`
  const found = await tx.evidenceRevision.findUnique({ where: { id: revisionId }, include: { item: true, files: { orderBy: { position: 'asc' } } } })
  if (!found || found.status !== 'pending') return null
  const { item, files, ...revision } = found
  const kind = item.kind === unrecognized ? '' : item.kind
  const work = { revision, kind, files: files.map((file) => ({ name: file.name, size: Number(file.size), sha256: file.sha256 })) }
  const analyzer = analyzers.find(({ id }) => id === kind)
  if (!analyzer) return { ...work, analysisId: null }
  const { primeId, subId, assessmentId } = revision
  const key = { revisionId, analyzer: analyzer.id, analyzerVersion: analyzer.version }
  const before = await tx.analysis.findUnique({ where: { revisionId_analyzer_analyzerVersion: key }, select: { status: true } })
  if (before?.status === 'read') {
    await tx.evidenceRevision.update({ where: { id: revisionId }, data: { status: 'read' }, select: { id: true } })
    return null
  }
  const running = { status: 'running', startedAt: new Date(), reason: '' }
  const analysis = await tx.analysis.upsert({
    where: { revisionId_analyzer_analyzerVersion: key },
    create: { id: uuidv7(), primeId, subId, assessmentId, ...key, ...running },
    update: running,
    select: { id: true },
  })
  return { ...work, analysisId: analysis.id }
}

/** Keeps what was read: facts, observations, status and the event, in one transaction. */
async function keep(tx: Tx, work: Work, outcome: Outcome | { type: 'failed'; reason: string }): Promise<void> {
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
  const analysisId = work.analysisId ?? uuidv7()
  if (work.analysisId) await tx.analysis.update({ where: { id: analysisId }, data: finished, select: { id: true } })
  else if (outcome.type === 'read') {
    await tx.analysis.create({ data: { id: analysisId, ...place, revisionId: revision.id, analyzer: outcome.analyzer, analyzerVersion: outcome.version, ...finished }, select: { id: true } })
  }
  await tx.observation.createMany({
    data: observations.map((o, position) => ({
      id: uuidv7(), ...place, analysisId, position, rule: o.rule, severity: o.severity, criterionId: o.criterion, also: o.also ?? [], message: o.message,
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
      ...(recognized ? { recognizedAs: recognized.kind, recognizedConfidence: recognized.confidence } : {}),
    },
    select: { id: true },
  })
  const assessment = { id: place.assessmentId, primeId: place.primeId, subId: place.subId }
  await recordAudit(tx, {
    actor: worker(place.subId),
    assessment,
    event: { code: 'analysis.finished', data: { revisionId: revision.id, analyzer: work.kind || recognized?.kind || unrecognized, version: reader?.version ?? '', status: outcome.type, observations: observations.length } },
  })
  await enqueue(tx, 'rescore', { orgId: place.primeId, assessmentId: place.assessmentId })
}

/** Reads one evidence revision and keeps what it found. Doing it again changes nothing. */
export async function analyzeRevision({ orgId, revisionId }: JobData<'analyze'>): Promise<void> {
  const tenant = { orgId, personId: null }
  const work = await withTenant(tenant, (tx) => begin(tx, revisionId))
  if (!work) return
  const { ANALYZE_SECONDS: seconds, ANALYZE_MEMORY_MB: memoryMb } = env()
  let saving: Promise<unknown> = Promise.resolve()
  const onProgress = (done: { bytes: number; items: number }) => {
    const { analysisId } = work
    if (!analysisId) return
    saving = saving.then(() =>
      withTenant(tenant, (tx) => tx.analysis.update({ where: { id: analysisId }, data: { progressBytes: done.bytes, progressItems: done.items }, select: { id: true } })).catch(() => undefined),
    )
  }
  const outcome = await runReading({ kind: work.kind, root: vaultRoot(), files: work.files }, { seconds, memoryMb }, onProgress).catch((error: unknown) => {
    if (error instanceof ReadingFailed) return { type: 'failed' as const, reason: error.message }
    throw error
  })
  await saving
  await withTenant(tenant, (tx) => keep(tx, work, outcome))
}
