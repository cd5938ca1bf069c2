import 'server-only'
import { validate as isUuid } from 'uuid'
import type { Actor } from '../auth/actor'
import { type Tx, readAs } from '../db/tenant'
import { seenElsewhere } from '../evidence/seen-elsewhere'
import { wordingElsewhere } from '../evidence/wording-elsewhere'
import type { Snapshot } from './snapshot'
import { staleReasons } from './snapshot'
import { evidenceOpen } from '../evidence/open'
import { judgeAssessment } from './rescore'

export type Assessment = NonNullable<Awaited<ReturnType<typeof findAssessment>>>

/** One assessment with its two sides and program, or null when the actor may not see it: absent and another's look alike. */
export async function findAssessment(actor: Actor, id: string) {
  if (!isUuid(id)) return null
  return readAs(actor, (tx) => tx.assessment.findUnique({ where: { id }, include: { sub: true, prime: true, program: true } }))
}

const newestFirst = [{ at: 'desc' as const }, { id: 'desc' as const }]

async function namesOf(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({ where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } }, select: { id: true, name: true } })
  return new Map(people.map((person) => [person.id, person.name]))
}

/**
 * Everything the review pages show of one assessment, judged now: case, scorecard, what was said and decided about it.
 * @throws Error when the assessment is not visible to the actor, or its evidence is closed to them (pages ask first and say why)
 */
export async function reviewOf(actor: Actor, id: string, now: Date) {
  return readAs(actor, async (tx) => {
    if (!(await evidenceOpen(tx, id))) throw new Error('The evidence of this assessment is closed to this person.')
    const where = { assessmentId: id }
    const { input, card } = await judgeAssessment(tx, id, now)
    const reviews = await tx.criterionReview.findMany({ where, orderBy: newestFirst })
    const knockOuts = await tx.knockOutDecision.findMany({ where, orderBy: newestFirst })
    const findings = await tx.finding.findMany({ where, orderBy: [{ openedAt: 'desc' }] })
    const messages = await tx.message.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
    const determinations = await tx.determination.findMany({ where, orderBy: newestFirst, include: { conditions: { orderBy: { position: 'asc' } } } })
    const items = await tx.evidenceItem.findMany({
      where,
      orderBy: { id: 'asc' },
      include: { revisions: { orderBy: { number: 'desc' }, include: { files: { orderBy: { position: 'asc' } }, analyses: { orderBy: [{ createdAt: 'desc' }], take: 1, omit: { facts: true } }, reviews: { orderBy: newestFirst, take: 1 } } } },
    })
    const newestOf = (some: typeof items) => some.flatMap((item) => item.revisions[0]?.id ?? [])
    const [seen, reworded] = await Promise.all([seenElsewhere(tx, newestOf(items)), wordingElsewhere(tx, newestOf(items.filter(({ kind }) => kind === 'compliance-program')))])
    const assessment = await tx.assessment.findUniqueOrThrow({ where: { id }, select: { requestedById: true, reviewerId: true, approverId: true } })
    const names = await namesOf(tx, [
      ...[...reviews, ...knockOuts, ...messages, ...determinations].map((row) => row.byId),
      ...findings.flatMap((f) => [f.openedById, f.closedById]),
      ...items.flatMap((i) => i.revisions.map((r) => r.uploadedById)),
      assessment.requestedById,
      assessment.reviewerId,
      assessment.approverId,
    ])
    const latest = determinations.find((d) => d.decision !== 'returned' && d.decision !== 'escalated') ?? null
    const stale = latest ? staleReasons(latest.snapshot as unknown as Snapshot, input, card) : []
    return { input, card, reviews, knockOuts, findings, messages, determinations, items, seen, reworded, latest, stale, nameOf: (personId: string | null) => (personId && names.get(personId)) || 'someone no longer visible' }
  })
}
export type Review = Awaited<ReturnType<typeof reviewOf>>

/** Who did what on one assessment, newest first, at most `take` events; the subcontractor's view leaves out internal ones. */
export async function historyOf(actor: Actor, id: string, take = 200) {
  return readAs(actor, (tx) => tx.auditEvent.findMany({ where: { assessmentId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], omit: { payload: true, salt: true, mac: true }, take }))
}
