import 'server-only'
import * as z from 'zod'
import type { FactLine, Locator, Severity } from '../analyzers/analyzer'
import { analyzers } from '../analyzers/registry.gen'
import { evidenceKinds, isEvidenceKind } from '../checklist/evidence-kinds'
import { isoDay } from '../day-words'
import type { Tx } from '../db/tenant'
import { type UploadState, uploadStates } from './uploads/states'
import { ColumnMapping } from './columns'
import { evidenceOpen } from './open'
import { standing } from './view'

export type EvidenceStatus = 'pending' | 'read' | 'unread' | 'unreadable' | 'quarantined' | 'refused'

/** One item as the respondent sees it: its newest revision and what reading it has given so far. */
export type EvidenceView = {
  id: string
  kind: string
  /** The kind in words; items left to recognition and not yet read have none. */
  kindTitle: string | null
  title: string
  criteria: string[]
  revision: number
  status: EvidenceStatus
  sha256: string
  size: number
  uploadedAt: string
  effectiveFrom: string | null
  effectiveTo: string | null
  recognizedAs: string | null
  /** 0 to 1. */
  confidence: number | null
  /** Columns of a table that could not be read, for the respondent to say what they tell; empty otherwise. */
  header: string[]
  columns: ColumnMapping
  reason: string
  remedy: string
  places: Locator[]
  files: { name: string; size: number; sha256: string }[]
  progress: { bytes: number; items: number } | null
  /** While it is not read yet: the state of its files that is least far. */
  stage: UploadState | null
  facts: FactLine[]
  observations: { rule: string; severity: Severity; criterion: string; message: string; locator: Locator; count: number }[]
  /** Whether the person may see what was read out of it; facts and observations are empty where not. */
  open: boolean
  /** Titles of other items of this assessment that hold a file with the same SHA-256. */
  sameAs: string[]
}

const severities: Severity[] = ['critical', 'high', 'medium', 'low', 'info']
const Places = z.array(z.looseObject({})).catch([])

function describe(analyzer: string, facts: unknown): FactLine[] {
  const reader = analyzers.find(({ id }) => id === analyzer)
  const parsed = reader?.facts.safeParse(facts)
  return reader && parsed?.success ? reader.describe(parsed.data) : []
}

/** Every item that was not withdrawn, newest first, within what the transaction may see. */
export async function evidenceViews(tx: Tx, assessmentId: string): Promise<EvidenceView[]> {
  const open = await evidenceOpen(tx, assessmentId)
  const items = await tx.evidenceItem.findMany({
    where: { assessmentId, withdrawnAt: null },
    orderBy: { id: 'desc' },
    include: {
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: { uploads: { select: { state: true } }, files: { orderBy: { position: 'asc' } }, analyses: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 2, include: { observations: { orderBy: { position: 'asc' }, take: 500 } } } },
      },
    },
  })
  const holders = new Map<string, { id: string; title: string }[]>()
  for (const item of items) {
    for (const file of item.revisions[0]?.files ?? []) holders.set(file.sha256, [...(holders.get(file.sha256) ?? []), item])
  }
  return items.flatMap((item) => {
    const revision = item.revisions[0]
    if (!revision) return []
    const analysis = standing(revision)
    const running = revision.analyses.find((one) => one.status === 'running')
    const read = revision.status === 'read' && analysis?.status === 'read'
    const others = revision.files.flatMap((file) => holders.get(file.sha256) ?? []).filter((other) => other.id !== item.id)
    return [
      {
        id: item.id,
        kind: item.kind,
        kindTitle: isEvidenceKind(item.kind) ? evidenceKinds[item.kind].title : null,
        title: item.title,
        criteria: item.criteria,
        revision: revision.number,
        status: revision.status as EvidenceStatus,
        sha256: revision.sha256,
        size: Number(revision.size),
        uploadedAt: revision.uploadedAt.toISOString(),
        effectiveFrom: revision.effectiveFrom && isoDay(revision.effectiveFrom),
        effectiveTo: revision.effectiveTo && isoDay(revision.effectiveTo),
        recognizedAs: revision.recognizedAs,
        confidence: revision.recognizedConfidence,
        header: open && (revision.status === 'unreadable' || revision.status === 'unread') ? revision.header : [],
        columns: ColumnMapping.parse(revision.columns),
        reason: revision.reason,
        remedy: revision.remedy,
        places: Places.parse(revision.places) as Locator[],
        files: revision.files.map((file) => ({ name: file.name, size: Number(file.size), sha256: file.sha256 })),
        stage: revision.status === 'pending' ? (uploadStates.find((state) => revision.uploads.some((upload) => upload.state === state)) ?? null) : null,
        progress: running ? { bytes: Number(running.progressBytes), items: running.progressItems } : null,
        facts: read ? describe(analysis.analyzer, analysis.facts) : [],
        observations: read
          ? analysis.observations
              .map((o) => ({ rule: o.rule, severity: o.severity as Severity, criterion: o.criterionId, message: o.message, locator: o.locator as Locator, count: o.count }))
              .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
          : [],
        open,
        sameAs: [...new Set(others.map((other) => other.title))],
      },
    ]
  })
}
