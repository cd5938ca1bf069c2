import 'server-only'
import type { Actor } from '../auth/actor'
import { CriterionAnswers } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import { score } from '../checklist/score'
import { readAs } from '../db/tenant'
import { evidenceOpen } from '../evidence/open'
import { evidenceViews } from '../evidence/queries'
import { unfinishedUploads } from '../evidence/uploads/unfinished'
import { referenceAt } from '../reference/at'
import { isoDay } from '../day-words'
import { judgeAssessment } from './rescore'

/** What primes ask of the actor's firm: what is due first comes first, what is decided comes last. */
export async function findRequests(actor: Actor) {
  const rows = await readAs(actor, (tx) =>
    tx.assessment.findMany({
      where: { subId: actor.orgId },
      select: { id: true, code: true, stage: true, dueOn: true, submittedAt: true, reopenedAt: true, answered: true, asked: true, evidenceCount: true, decidedAt: true, prime: { select: { legalName: true } }, program: { select: { name: true } } },
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    }),
  )
  const rank = (stage: string) => ['answering', 'submitted', 'with-approver', 'decided'].indexOf(stage)
  return rows.sort((a, b) => rank(a.stage) - rank(b.stage))
}
export type Request = Awaited<ReturnType<typeof findRequests>>[number]

/**
 * One request to the actor's firm with everything its pages show, or null when there is none.
 * The card is what signing now would give: the signature is assumed, because submitting asks for it.
 * What the prime thinks is not in it: reviews are the prime's own and not visible here. Where `open` is false the person
 * may not read evidence back: the database shows none of what was read, and the card leaves it out.
 */
export async function findRequest(actor: Actor, id: string, now: Date) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  return readAs(actor, async (tx) => {
    const assessment = await tx.assessment.findFirst({ where: { id, subId: actor.orgId }, omit: { scorecard: true }, include: { prime: { select: { legalName: true } }, disposal: { select: { at: true, files: true } } } })
    if (!assessment) return null
    const where = { assessmentId: id }
    const open = await evidenceOpen(tx, id)
    const { input } = await judgeAssessment(tx, id, now)
    const signed = input.attestation ?? { by: actor.name, at: now.toISOString() }
    const card = score(catalog.criteria, { ...input, attestation: signed }, referenceAt(isoDay(now)), catalog.version)
    const answers = await tx.answer.findMany({ where })
    const evidence = await evidenceViews(tx, id)
    const uploads = await unfinishedUploads(tx, id, now)
    const messages = await tx.message.findMany({ where: { ...where, audience: 'shared' }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
    const findings = await tx.finding.findMany({ where: { ...where, shared: true }, orderBy: [{ openedAt: 'desc' }] })
    const determination = await tx.determination.findFirst({
      where: { ...where, decision: { in: ['approved', 'approved-with-conditions', 'rejected'] } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      omit: { snapshot: true },
      include: { conditions: { orderBy: { position: 'asc' } } },
    })
    const people = await tx.person.findMany({ where: { id: { in: [...messages.map((m) => m.byId), assessment.requestedById] } }, select: { id: true, name: true } })
    const nameOf = (personId: string) => people.find((person) => person.id === personId)?.name ?? 'someone no longer visible'
    const saved = new Map(answers.map((row) => [row.criterionId, { ...CriterionAnswers.parse({ values: row.values, note: row.note, doesNotApply: row.doesNotApply }), version: row.version }]))
    return { assessment, open, program: input.program, card, saved, evidence, uploads, messages, findings, determination, nameOf }
  })
}
export type PortalRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>
