import 'server-only'
import type { Locator, Rule } from '../analyzers/analyzer'
import type { z } from 'zod'
import { factSchemas } from '../analyzers/facts-by-kind'
import { analyzers } from '../analyzers/registry.gen'
import type { AuditEventInput } from '../audit/events'
import { recordAudit } from '../audit/record'
import type { Actor } from '../auth/actor'
import { recordDenial } from '../auth/denial'
import { can } from '../auth/policy'
import type { Assessment } from '../db/generated/client'
import { begun, lastly, type Tx, withTenantAhead } from '../db/tenant'
import { env } from '../env'
import { type GivenFile, givenFile } from '../jobs/given-file'
import { runExcerpts } from '../jobs/run-reading'
import type { Excerpt } from './excerpt'
import { seenElsewhere } from './seen-elsewhere'
import type { AskedPlace } from './locator-query'
import { placeOfKey } from './place-key'
import { wordingElsewhere } from './wording-elsewhere'
import { evidenceOpen } from './open'

/**
 * One revision of an evidence item with its newest reading and the excerpt at the place that is asked for.
 * The reading is on record before any byte is opened. Null when absent, another's, or not permitted: all look alike.
 */
export async function viewEvidence(actor: Actor, assessmentId: string, itemId: string, number: number | null, asked: AskedPlace | null) {
  const why: { because?: 'us-person' } = {}
  const found = await withTenantAhead(actor, async (tx) => {
    const assessment = await tx.assessment.findUnique({ where: { id: assessmentId }, include: { sub: true, program: true } })
    await begun(tx)
    if (!assessment) return null
    if (!(await mayRead(tx, actor, assessment, why))) return null
    const item = await tx.evidenceItem.findFirst({
      where: { id: itemId, assessmentId },
      include: { revisions: { orderBy: { number: 'desc' }, include: { files: { orderBy: { position: 'asc' } }, analyses: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 2, include: { observations: { orderBy: { position: 'asc' } } } } } } },
    })
    const revision = item?.revisions.find((r) => r.number === number) ?? item?.revisions[0]
    if (!item || !revision) return null
    const first = revision.files[0]
    const page = { assessment, item, revision, seenElsewhere: (await seenElsewhere(tx, [revision.id])).size > 0, wordingElsewhere: item.kind === 'compliance-program' && (await wordingElsewhere(tx, [revision.id])).size > 0, beside: isLog(item.kind) ? await besideALog(tx, assessmentId) : null }
    const files = asked ? await givenFiles(tx, revision.id) : []
    await recordAudit(tx, { actor, assessment, event: { code: 'evidence.read', data: { revisionId: revision.id, fileId: first?.id ?? '', sha256: revision.sha256 }, target: revision.id } }, lastly)
    return { page, files }
  })
  if (!found) {
    await recordDenial(actor, 'evidence:read', assessmentId, why.because)
    return null
  }
  const { page, files } = found
  const { revision } = page
  const analysis = standing(revision)
  const reader = analyzers.find((a) => a.id === analysis?.analyzer)
  const facts = reader && analysis?.status === 'read' ? reader.facts.safeParse(analysis.facts) : null
  const readable = revision.status === 'read' || revision.status === 'unread'
  const locator = asked && ((asked.key && placeOfKey(asked.key, analysis?.observations ?? [], analysis?.facts)) || asked.locator)
  const [excerpt = null] = locator && readable ? await excerptsOf([{ files, locator }]) : []
  const rules: Rule[] = reader?.rules ?? []
  return {
    ...page,
    analysis: analysis ?? null,
    rules,
    facts: facts?.success ? facts.data : null,
    lines: reader && facts?.success ? reader.describe(facts.data) : [],
    locator,
    here: locator ? (analysis?.observations.find((o) => o.rule === asked?.rule && samePlace(o.locator as Locator, locator)) ?? null) : null,
    excerpt,
  }
}
const samePlace = (one: Locator, other: Locator) => (['file', 'sheet', 'record', 'row', 'line', 'page', 'pointer', 'quote', 'section'] as const).every((key) => one[key] === other[key])

export type EvidencePage = NonNullable<Awaited<ReturnType<typeof viewEvidence>>>

/** The reading that stands: the newest that was read, also while a newer reader is still at it; else the newest of all. */
export function standing<A extends { status: string }>(revision: { status: string; analyses: A[] }): A | undefined {
  return (revision.status === 'read' ? revision.analyses.find((one) => one.status === 'read') : undefined) ?? revision.analyses[0]
}

const isLog = (kind: string) => kind === 'cloudtrail' || kind === 'audit-log'

/** What a log is held against in the same assessment: the rosters and the digests that were read, newest first. */
async function besideALog(tx: Tx, assessmentId: string) {
  const items = await tx.evidenceItem.findMany({
    where: { assessmentId, withdrawnAt: null, kind: { in: ['roster', 'cloudtrail-digest'] } },
    orderBy: { id: 'desc' },
    include: { revisions: { orderBy: { number: 'desc' }, take: 1, include: { analyses: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1 } } } },
  })
  const factsOf = <T>(kind: string, schema: z.ZodType<T>): T[] =>
    items.flatMap((item) => {
      const [revision] = item.revisions
      const parsed = item.kind === kind && revision?.status === 'read' ? schema.safeParse(revision.analyses[0]?.facts) : null
      return parsed?.success ? [parsed.data] : []
    })
  return { rosters: factsOf('roster', factSchemas.roster), digests: factsOf('cloudtrail-digest', factSchemas['cloudtrail-digest']) }
}

/** By role and by the U.S.-person gate; what refuses is kept in `why`. */
async function mayRead(tx: Tx, actor: Actor, assessment: Assessment, why: { because?: 'us-person' }): Promise<boolean> {
  if (!can(actor, 'evidence:read', { assessment })) return false
  if (await evidenceOpen(tx, assessment.id)) return true
  why.because = 'us-person'
  return false
}

const seconds = 20

/** The files of a revision with the way to their bytes, whose keys stay here; null when they were disposed of. */
async function givenFiles(tx: Tx, revisionId: string): Promise<GivenFile[] | null> {
  const files = await tx.evidenceFile.findMany({ where: { revisionId }, orderBy: { position: 'asc' }, include: { object: true } })
  return files.some((file) => file.object?.state === 'removed') ? null : files.map(givenFile)
}

const disposed = { type: 'none', why: 'This evidence was disposed of. What was read from it stays on the record.' } as const

/** Excerpts of stored files, one a place; where nothing can be shown, each says why. */
async function excerptsOf(places: { files: GivenFile[] | null; locator: Locator }[]): Promise<Excerpt[]> {
  const there = places.flatMap(({ files, locator }) => (files ? [{ files, locator }] : []))
  const shown = there.length > 0 ? await excerptsFrom(there) : []
  return places.map(({ files }) => (files ? (shown.shift() ?? disposed) : disposed))
}

async function excerptsFrom(places: { files: GivenFile[]; locator: Locator }[]): Promise<Excerpt[]> {
  return runExcerpts(places, { seconds, memoryMb: env().ANALYZE_MEMORY_MB }).catch((error: unknown) => places.map(() => ({ type: 'none', why: error instanceof Error ? error.message : 'It could not be opened.' }) as const))
}

export type Place = { item: { id: string; title: string; kind: string }; revision: number; locator: Locator; excerpt: Excerpt }

/**
 * What stands at some places of the evidence of one assessment, each opening on record before any byte is read.
 * Places of withdrawn, foreign, unreadable or absent evidence are left out.
 */
export async function viewPlaces(actor: Actor, assessmentId: string, wanted: { evidence: string; revision: number; locator: Locator }[]): Promise<Place[]> {
  const why: { because?: 'us-person' } = {}
  const found = await withTenantAhead(actor, async (tx) => {
    const assessment = await tx.assessment.findUnique({ where: { id: assessmentId } })
    await begun(tx)
    if (!assessment) return null
    if (!(await mayRead(tx, actor, assessment, why))) return null
    const places = []
    const opened: AuditEventInput[] = []
    for (const { evidence, revision: number, locator } of wanted) {
      const revision = await tx.evidenceRevision.findFirst({ where: { itemId: evidence, assessmentId, number, status: { in: ['read', 'unread'] } }, include: { item: true, files: { orderBy: { position: 'asc' } } } })
      if (!revision) continue
      places.push({ item: revision.item, revision: number, files: await givenFiles(tx, revision.id), locator })
      opened.push({ code: 'evidence.read', data: { revisionId: revision.id, fileId: revision.files[0]?.id ?? '', sha256: revision.sha256 }, target: revision.id })
    }
    for (const event of opened) await recordAudit(tx, { actor, assessment, event }, lastly)
    return places
  })
  if (!found) await recordDenial(actor, 'evidence:read', assessmentId, why.because)
  if (!found || found.length === 0) return []
  const excerpts = await excerptsOf(found)
  return found.map(({ item, revision, locator }, i) => ({ item: { id: item.id, title: item.title, kind: item.kind }, revision, locator, excerpt: excerpts[i] as Excerpt }))
}
