'use server'

import { action, Conflict } from '../guard'
import { enqueue } from '../jobs/enqueue'
import { ChangeProfile } from './profile-schema'

/**
 * Changes the actor's own profile. Assessments it already submitted are judged again, because registration,
 * owners and vendors decide outcomes; a determination made before is shown stale and never rewritten.
 * @returns the new version and the code as it is stored: masked
 */
export const changeProfile = action('organization:write', ChangeProfile, (input) => ({ organization: input.organizationId }), async ({ tx, input, organization }) => {
  const { organizationId: id, version, registrationExpiresOn, ...rest } = input
  const data = { ...rest, registrationExpiresOn: registrationExpiresOn === null ? null : new Date(registrationExpiresOn) }
  const { count } = await tx.organization.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
  if (count !== 1) throw new Conflict('A colleague changed the profile in the meantime. What you typed is still here: open the profile in another tab, compare, and save again after reloading.')
  const fields = (Object.keys(data) as (keyof typeof data)[]).filter((field) => JSON.stringify(data[field]) !== JSON.stringify(organization[field]))
  const judged = await tx.assessment.findMany({ where: { subId: id, submittedAt: { not: null } }, select: { id: true, primeId: true } })
  for (const assessment of judged) await enqueue(tx, 'rescore', { orgId: assessment.primeId, assessmentId: assessment.id })
  return { event: { code: 'organization.changed', data: { organizationId: id, fields }, target: id }, result: { version: version + 1, registrationCode: input.registrationCode } }
})
