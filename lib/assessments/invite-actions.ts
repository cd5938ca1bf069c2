'use server'

import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/record'
import type { Actor } from '../auth/actor'
import { Gates, PrimePolicy } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import { addDays } from '../checklist/dates'
import { isoDay } from '../day-words'
import type { Tx } from '../db/tenant'
import { action, Conflict } from '../guard'
import { withinLimit } from '../limits/count'
import { unansweredGates } from '../programs/gates-form'
import { nextCode } from './assessment-code'
import { Invite } from './invite-schema'
import { issueInvitation } from './issue-invitation'
import { progressOf } from './progress'

/** The subcontractor that is invited: one the prime knows, or a new one with its relationship. */
async function subcontractorOf(tx: Tx, actor: Actor, chosen: Invite['subcontractor']): Promise<{ id: string; legalName: string }> {
  if (chosen.kind === 'existing') {
    const known = await tx.organization.findFirst({ where: { id: chosen.id, kind: 'subcontractor', asSub: { some: { primeId: actor.orgId } } }, select: { id: true, legalName: true } })
    if (!known) throw new Conflict('This subcontractor is not in your list any more. Choose again.')
    return known
  }
  if (chosen.cage) {
    const same = await tx.organization.findFirst({ where: { cage: chosen.cage, asSub: { some: { primeId: actor.orgId } } }, select: { legalName: true } })
    if (same) throw new Conflict(`${same.legalName} already has CAGE ${chosen.cage}. Choose it from your list.`)
  }
  const id = uuidv7()
  // Without RETURNING: the row is not visible before the relationship is there.
  await tx.organization.createMany({ data: [{ id, kind: 'subcontractor', legalName: chosen.legalName, cage: chosen.cage || null, aliases: [] }] })
  await tx.relationship.createMany({ data: [{ primeId: actor.orgId, subId: id }] })
  await recordAudit(tx, { actor, event: { code: 'subcontractor.created', data: { organizationId: id }, target: id } })
  return { id, legalName: chosen.legalName }
}

/**
 * Invites a subcontractor to a program in one step: relationship, assessment, invitation and mail, together or not at all.
 * Refused while a gate of the program is unanswered (domain.md section 4: the prime answers before the sub is invited).
 * @returns the link, which is shown this once; only its hash is stored
 */
export const inviteSubcontractor = action(
  'assessment:create',
  Invite,
  (input) => ({ program: input.programId }),
  async ({ tx, actor, input, program, now }) => {
    const gates = Gates.parse(program.gates)
    const open = unansweredGates(catalog.gates, gates)
    if (open.length > 0) throw new Conflict(`Answer ${open.map((gate) => gate.id).join(', ')} of ${program.name} first: until then every outcome could only be “not determined”.`)
    const today = isoDay(now)
    if (input.dueOn <= today) throw new Conflict('The due date has passed. Choose a later day.')
    if (input.dueOn > addDays(today, 366)) throw new Conflict('Choose a due date within a year.')

    const sub = await subcontractorOf(tx, actor, input.subcontractor)
    const running = await tx.assessment.findFirst({ where: { subId: sub.id, programId: program.id, stage: { not: 'decided' } }, select: { code: true } })
    if (running) throw new Conflict(`${sub.legalName} already has ${running.code} open for ${program.name}. Open that one instead.`)

    await withinLimit(tx, 'invitation', actor.personId)
    const id = uuidv7()
    const code = await nextCode(tx, actor.orgId, now)
    const place = { id, primeId: actor.orgId, subId: sub.id }
    const asked = progressOf(catalog.criteria, { name: program.name, customer: program.customer, gates, policy: PrimePolicy.parse(program.policy) }, {}).asked
    await tx.assessment.create({
      data: { ...place, code, programId: program.id, catalogVersion: catalog.version, dueOn: new Date(input.dueOn), requestedById: actor.personId, openKnockOuts: [], asked },
      select: { id: true },
    })
    const { invitationId, link, sends } = await issueInvitation(tx, actor, { place, email: input.email, name: input.name, program: program.name, subcontractor: sub.legalName, dueOn: input.dueOn, now })
    await recordAudit(tx, { actor, assessment: place, event: { code: 'assessment.created', data: { code, programId: program.id, subId: sub.id, catalog: catalog.version } } })
    return {
      event: { code: 'assessment.invited', data: { invitationId, email: input.email }, target: id },
      result: { id, code, link, email: input.email, subcontractor: sub.legalName, program: program.name, asked, sends },
    }
  },
)
