import type { Tx } from '../db/tenant'

const day = (date: Date | null) => (date ? date.toISOString().slice(0, 10) : null)

/**
 * The newest revision of every item that was not withdrawn, with what its newest analysis found.
 * A replaced revision never counts: when the newest one cannot be read, nothing older stands in for it.
 */
export async function evidenceOf(tx: Tx, assessmentId: string) {
  const items = await tx.evidenceItem.findMany({
    where: { assessmentId, withdrawnAt: null },
    orderBy: { id: 'asc' },
    include: {
      revisions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: {
          reviews: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
          analyses: { where: { status: 'read' }, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: 1, include: { observations: { orderBy: { position: 'asc' } } } },
        },
      },
    },
  })
  const current = items.flatMap((item) => {
    const revision = item.revisions[0]
    if (!revision) return []
    const analysis = revision.analyses[0]
    const read = revision.status === 'read' && analysis?.status === 'read'
    return [
      {
        id: item.id,
        kind: item.kind,
        title: item.title,
        revision: revision.number,
        sha256: revision.sha256,
        criteria: item.criteria,
        receivedAt: revision.uploadedAt.toISOString(),
        effectiveFrom: day(revision.effectiveFrom),
        effectiveTo: day(revision.effectiveTo),
        // What was refused before any reader saw it is, for a verdict, as good as what could not be read.
        status: revision.status === 'read' && !read ? 'pending' : revision.status === 'refused' ? 'unreadable' : revision.status,
        reason: revision.reason,
        analyzer: analysis ? { id: analysis.analyzer, version: analysis.analyzerVersion } : null,
        ...(read ? { facts: analysis.facts } : {}),
        observations: read
          ? analysis.observations.map((o) => ({
              rule: o.rule,
              severity: o.severity,
              criterion: o.criterionId,
              also: o.also,
              message: o.message,
              locator: o.locator,
              count: o.count,
              ...(o.observed === null ? {} : { observed: o.observed }),
              ...(o.expected === null ? {} : { expected: o.expected }),
              ...(o.confidence === null ? {} : { confidence: o.confidence }),
            }))
          : [],
        review: revision.reviews[0] ?? null,
      },
    ]
  })
  return { items: current, reviews: current.flatMap((item) => (item.review ? [item.review] : [])) }
}
