import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import { recordAudit } from '../audit/record'
import { inContext, setContext } from '../db/tenant'
import type { SignIn } from './identity'
import { tokenHash } from './token'

/** The value of the setting `setup`. */
const Setup = z.object({ tokenHash: z.string(), expiresAt: z.string(), usedAt: z.string().nullable() })

export const SetupForm = z.strictObject({
  organization: z.string().trim().min(1, 'Enter the legal name of your organization.').max(300),
  name: z.string().trim().min(1, 'Enter your name.').max(200),
  email: z.email('Enter an e-mail address.').max(300),
})
export type SetupForm = z.infer<typeof SetupForm>

/** Whether a set-up link still works. */
export async function setupOpen(token: string, now: Date): Promise<boolean> {
  return inContext({ token_hash: tokenHash(token) }, async (tx) => {
    const setting = await tx.setting.findUnique({ where: { key: 'setup' } })
    const setup = Setup.safeParse(setting?.value)
    return setup.success && setup.data.usedAt === null && new Date(setup.data.expiresAt) > now
  })
}

/**
 * Makes the first prime organization and its first person, as administrator and reviewer, and uses up the link.
 * @returns what to sign in with, or null when the link does not work any more
 */
export async function completeSetup(token: string, form: SetupForm, now: Date): Promise<SignIn | null> {
  const hash = tokenHash(token)
  return inContext({ token_hash: hash }, async (tx) => {
    await tx.$queryRaw`select 1 from "Setting" where key = 'setup' for update`
    const setup = Setup.safeParse((await tx.setting.findUnique({ where: { key: 'setup' } }))?.value)
    if (!setup.success || setup.data.usedAt !== null || new Date(setup.data.expiresAt) <= now) return null
    const orgId = uuidv7()
    const personId = uuidv7()
    const membershipId = uuidv7()
    await tx.organization.createMany({ data: [{ id: orgId, kind: 'prime', legalName: form.organization, aliases: [] }] })
    await setContext(tx, { org_id: orgId, token_hash: hash })
    await tx.person.createMany({ data: [{ id: personId, name: form.name, email: form.email }] })
    await tx.membership.createMany({ data: [{ id: membershipId, orgId, personId, role: 'admin' }, { id: uuidv7(), orgId, personId, role: 'reviewer' }] })
    await tx.setting.update({ where: { key: 'setup' }, data: { value: { ...setup.data, usedAt: now.toISOString() } } })
    await recordAudit(tx, { actor: { system: form.name, orgId, orgKind: 'prime' }, event: { code: 'setup.completed', data: { organizationId: orgId } } })
    return { personId, membershipId }
  })
}
