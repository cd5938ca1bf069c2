import 'server-only'
import type { Locator, Rule } from '../analyzers/analyzer'
import { analyzers } from '../analyzers/registry.gen'
import { recordAudit } from '../audit/record'
import type { Actor } from '../auth/actor'
import { can } from '../auth/policy'
import { withTenant } from '../db/tenant'
import { vault } from '../vault/open-vault'
import { type Excerpt, excerptAt } from './excerpt'

/**
 * One revision of an evidence item with its newest reading and the excerpt a locator names.
 * The reading is on record before any byte is opened. Null when absent, another's, or not permitted: all look alike.
 */
export async function viewEvidence(actor: Actor, assessmentId: string, itemId: string, number: number | null, locator: Locator | null) {
  const found = await withTenant(actor, async (tx) => {
    const assessment = await tx.assessment.findUnique({ where: { id: assessmentId }, include: { sub: true, program: true } })
    if (!assessment || !can(actor, 'evidence:read', { assessment })) return null
    const item = await tx.evidenceItem.findFirst({
      where: { id: itemId, assessmentId },
      include: { revisions: { orderBy: { number: 'desc' }, include: { files: { orderBy: { position: 'asc' } }, analyses: { orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1, include: { observations: { orderBy: { position: 'asc' } } } } } } },
    })
    const revision = item?.revisions.find((r) => r.number === number) ?? item?.revisions[0]
    if (!item || !revision) return null
    const first = revision.files[0]
    await recordAudit(tx, { actor, assessment, event: { code: 'evidence.read', data: { revisionId: revision.id, fileId: first?.id ?? '', sha256: revision.sha256 }, target: revision.id } })
    return { assessment, item, revision }
  })
  if (!found) return null
  const { item, revision } = found
  const analysis = revision.analyses[0]
  const reader = analyzers.find((a) => a.id === analysis?.analyzer)
  const facts = reader && analysis?.status === 'read' ? reader.facts.safeParse(analysis.facts) : null
  const files = revision.files.map((f) => ({ name: f.name, size: Number(f.size), open: () => vault().open(f.sha256) }))
  const readable = revision.status === 'read' || revision.status === 'unread'
  const excerpt: Excerpt | null = !locator || !readable ? null : await excerptAt(item.kind, files, locator).catch((error: unknown): Excerpt => ({ type: 'none', why: error instanceof Error ? error.message : 'It could not be opened.' }))
  const rules: Rule[] = reader?.rules ?? []
  return {
    ...found,
    analysis: analysis ?? null,
    rules,
    facts: facts?.success ? facts.data : null,
    lines: reader && facts?.success ? reader.describe(facts.data) : [],
    excerpt,
  }
}
export type EvidencePage = NonNullable<Awaited<ReturnType<typeof viewEvidence>>>
