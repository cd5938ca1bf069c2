'use server'

import { v7 as uuidv7 } from 'uuid'
import { addDays } from '../checklist/dates'
import { dayWords, isoDay } from '../day-words'
import { action, Conflict } from '../guard'
import { colleague } from './members'
import { longestReview, methodWords, RecordVerification, WithdrawVerification } from './schema'

const own = () => 'own' as const

/** Records that a colleague was verified as a U.S. person, or verified anew; the newest record is the one that counts. */
export const recordVerification = action('verification:write', RecordVerification, own, async ({ tx, actor, input, now }) => {
  const member = await colleague(tx, actor, input.membershipId)
  if (!member.active) throw new Conflict('This member is not active.')
  const { method, verifiedOn, nextReview } = input
  if (verifiedOn > isoDay(now)) throw new Conflict('The day of the verification lies in the future.')
  if (nextReview <= verifiedOn) throw new Conflict('The next review comes after the verification.')
  if (nextReview > addDays(verifiedOn, longestReview)) throw new Conflict('The next review is due within a year of the verification.')
  const id = uuidv7()
  await tx.verification.create({ data: { id, orgId: actor.orgId, personId: member.personId, method, verifiedOn: new Date(verifiedOn), nextReview: new Date(nextReview), verifiedById: actor.personId }, select: { id: true } })
  return { event: { code: 'verification.recorded', data: { verificationId: id, membershipId: member.id, method, verifiedOn, nextReview }, target: member.id }, result: { id } }
}, async ({ tx, actor, input }) => {
  const { person } = await colleague(tx, actor, input.membershipId)
  return `You record that ${person.name} was verified as a U.S. person on ${dayWords(input.verifiedOn)}: ${methodWords[input.method].toLowerCase()}. Next review ${dayWords(input.nextReview)}.\nEvidence of ITAR programs opens to them until then.`
})

/** Withdraws a colleague's verification. Their next request finds evidence closed. */
export const withdrawVerification = action('verification:write', WithdrawVerification, own, async ({ tx, actor, input, now }) => {
  const member = await colleague(tx, actor, input.membershipId)
  const newest = await tx.verification.findFirst({ where: { orgId: actor.orgId, personId: member.personId }, orderBy: { id: 'desc' } })
  if (!newest || newest.withdrawnAt) throw new Conflict('There is no verification to withdraw.')
  await tx.verification.update({ where: { id: newest.id }, data: { withdrawnAt: now, withdrawnById: actor.personId, withdrawReason: input.reason }, select: { id: true } })
  return { event: { code: 'verification.withdrawn', data: { verificationId: newest.id, membershipId: member.id, reason: input.reason }, target: member.id }, result: {} }
}, async ({ tx, actor, input }) => {
  const { person } = await colleague(tx, actor, input.membershipId)
  return `You withdraw the U.S.-person verification of ${person.name}: evidence of ITAR programs closes to them with their next request.\nReason: ${input.reason}`
})
