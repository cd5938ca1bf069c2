import { determinationProof } from '../audit/determination-proof'
import type { Tx } from '../db/tenant'
import { digestOf, inputsDigest, type Snapshot, staleReasons } from '../assessments/snapshot'
import { judgeAssessment } from '../assessments/rescore'
import { catalog } from '../checklist/catalog'
import { keyWords } from '../reviews/decision-proof'
import type { ReportInput } from './input'

const day = (date: Date | null) => (date ? date.toISOString().slice(0, 10) : null)

/**
 * Reads what the report says. Of a decided assessment it prints the frozen snapshot, never today's figures;
 * what changed since is a notice.
 */
export async function reportInputOf(tx: Tx, id: string, now: Date): Promise<ReportInput> {
  const where = { assessmentId: id }
  const assessment = await tx.assessment.findUniqueOrThrow({ where: { id }, include: { prime: true } })
  const today = await judgeAssessment(tx, id, now)
  const determination = await tx.determination.findFirst({
    where: { ...where, decision: { in: ['approved', 'approved-with-conditions', 'rejected'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    include: { conditions: { orderBy: { position: 'asc' } } },
  })
  const reviews = await tx.criterionReview.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  const findings = await tx.finding.findMany({ where, orderBy: [{ openedAt: 'asc' }] })
  const files = await tx.evidenceFile.findMany({ where, include: { revision: { select: { itemId: true, number: true } } }, orderBy: [{ revisionId: 'asc' }, { position: 'asc' }] })
  const people = await tx.person.findMany({ where: { id: { in: [assessment.requestedById, ...reviews.map((r) => r.byId), ...findings.map((f) => f.openedById)] } } })
  const nameOf = (personId: string) => people.find((p) => p.id === personId)?.name ?? 'someone no longer visible'
  const snapshot = determination ? (determination.snapshot as unknown as Snapshot) : null
  const { case: input, scorecard: card } = snapshot ?? { case: today.input, scorecard: today.card }
  return {
    code: assessment.code,
    prime: assessment.prime.legalName,
    generatedAt: now.toISOString(),
    card,
    input,
    criteria: catalog.criteria,
    determination: determination && {
      decision: determination.decision,
      computed: determination.computed,
      againstComputed: determination.againstComputed,
      reason: determination.reason,
      statement: determination.statement,
      by: determination.byName,
      hardwareKey: await keyWords(determination),
      at: determination.at.toISOString(),
      validUntil: day(determination.validUntil),
      snapshotDigest: determination.snapshotDigest,
      conditions: determination.conditions.map((c) => ({ text: c.text, closedBy: c.closedBy, criterion: c.criterionId, dueOn: day(c.dueOn) ?? '', ifMissed: c.ifMissed, status: c.status })),
    },
    stale: snapshot ? staleReasons(snapshot, today.input, today.card) : [],
    requestedBy: nameOf(assessment.requestedById),
    reviewers: [...new Set(reviews.map((r) => nameOf(r.byId)))],
    findings: findings.map((f) => ({ criterion: f.criterionId, title: f.title, detail: f.detail, severity: f.severity, status: f.status, by: nameOf(f.openedById), at: f.openedAt.toISOString(), dueOn: day(f.dueOn), closeReason: f.closeReason })),
    reviews: reviews.map((r) => ({ criterion: r.criterionId, decision: r.decision, outcome: r.outcome, computed: r.computed, reason: r.reason, by: nameOf(r.byId), at: r.at.toISOString() })),
    files: files.filter((f) => input.evidence.some((e) => e.id === f.revision.itemId && e.revision === f.revision.number)).map((f) => ({ evidence: f.revision.itemId, name: f.name, size: Number(f.size), sha256: f.sha256 })),
    logProof: determination && (await determinationProof(tx, determination)),
    digest: determination?.snapshotDigest ?? digestOf({ inputs: inputsDigest(input) }),
  }
}
