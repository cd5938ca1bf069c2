'use server'

import { v7 as uuidv7 } from 'uuid'
import { digestOf, inputsDigest } from '../assessments/snapshot'
import { judgeAssessment, rescore } from '../assessments/rescore'
import { payloadDigest } from '../auth/step-up/operation'
import { catalog } from '../checklist/catalog'
import { mailRespondents } from '../assessments/mail'
import { failpoint } from '../failpoint'
import { action, Conflict } from '../guard'
import { mayDecide, statementFor } from './decision'
import { confirmedWords } from './decision-proof'
import { Decide } from './schema'

/**
 * Records the approver's decision with the snapshot it rests on: case and scorecard, and their SHA-256.
 * Approving against the computed outcome takes an Empowered Official; both stay on the record.
 */
export const decide = action(
  'determination:write',
  Decide,
  (input) => ({ assessment: input.assessmentId }),
  async ({ tx, actor, input, assessment, now, proof }) => {
    const { input: given, card } = await judgeAssessment(tx, assessment.id, now)
    if (inputsDigest(given) !== input.inputs) throw new Conflict('Something changed since you opened this page. Reload it and decide on what is true now.')
    const { allowed, against, why } = mayDecide(input.decision, card, actor.empoweredOfficial)
    if (!allowed) throw new Conflict(why)
    for (const condition of input.conditions) {
      if (!catalog.byId(condition.criterionId)) throw new Conflict(`The catalog has no criterion ${condition.criterionId}.`)
      if (condition.dueOn <= now.toISOString().slice(0, 10)) throw new Conflict('A condition is due in the future.')
    }
    const tenant = { primeId: assessment.primeId, subId: assessment.subId, assessmentId: assessment.id }
    const snapshot = { case: given, scorecard: card }
    const id = uuidv7()
    await tx.determination.create({
      data: {
        id,
        ...tenant,
        decision: input.decision,
        computed: card.outcome,
        againstComputed: against,
        reason: input.reason,
        statement: statementFor(input.decision, card, input.conditions.length),
        byId: actor.personId,
        byName: actor.name,
        at: now,
        validUntil: input.validUntil ? new Date(input.validUntil) : null,
        snapshot: JSON.parse(JSON.stringify(snapshot)),
        snapshotDigest: digestOf(snapshot),
        ...(proof ? { keyProof: JSON.parse(JSON.stringify(proof)) } : {}),
      },
    })
    if (input.decision === 'approved-with-conditions') {
      await tx.condition.createMany({
        data: input.conditions.map((c, position) => ({ id: uuidv7(), ...tenant, determinationId: id, position, text: c.text, closedBy: c.closedBy, criterionId: c.criterionId, dueOn: new Date(c.dueOn), ifMissed: c.ifMissed })),
      })
    }
    failpoint('decision.frozen')
    const stage = input.decision === 'returned' ? 'submitted' : input.decision === 'escalated' ? 'with-approver' : 'decided'
    const { count } = await tx.assessment.updateMany({
      where: { id: assessment.id, stage: 'with-approver', version: assessment.version },
      data: { stage, approverId: input.decision === 'escalated' ? null : actor.personId, decidedAt: stage === 'decided' ? now : null, version: { increment: 1 } },
    })
    if (count !== 1) throw new Conflict()
    await rescore(tx, assessment.id, now)
    if (stage === 'decided') await mailRespondents(tx, assessment, `${actor.orgName} decided on ${assessment.code}`, `There is a determination on ${assessment.code}. Sign in to read it and what it asks of you.`)
    return {
      event: { code: 'determination.recorded', data: { determinationId: id, decision: input.decision, computed: card.outcome, againstComputed: against, digest: digestOf(snapshot), keyProof: proof && payloadDigest(proof) } },
      result: { id },
    }
  },
  async ({ tx, input, assessment, now }) => {
    const { card } = await judgeAssessment(tx, assessment.id, now)
    return confirmedWords(assessment.code, input, statementFor(input.decision, card, input.conditions.length))
  },
)
