import { recordAudit } from '../../audit/record'
import { mailTo } from '../../assessments/mail'
import type { HardwareKey } from '../../db/generated/client'
import { withTenant } from '../../db/tenant'
import type { Holder } from './answer'

/**
 * Blocks a key whose counter did not go forward: somebody else may have a copy. Its sessions end, its person is told, and
 * the event is the alert.
 * @returns false when it was removed or blocked in the meantime
 */
export async function blockKey(holder: Holder, key: HardwareKey, given: number): Promise<boolean> {
  return withTenant(holder, async (tx) => {
    const { count } = await tx.hardwareKey.updateMany({ where: { id: key.id, removedAt: null, blockedAt: null }, data: { blockedAt: new Date() } })
    if (count === 0) return false
    await tx.session.updateMany({ where: { assuredById: key.id, revokedAt: null }, data: { revokedAt: new Date() } })
    await mailTo(tx, holder.personId, holder.orgId, 'One of your security keys was blocked', `“${key.name}” (${key.model}) answered out of order, as a copy of it would. Veritar blocked it and ended the sessions it opened. Use your other key and tell an administrator.`)
    const data = { keyId: key.id, model: key.model, counter: String(key.counter), given: String(given) }
    await recordAudit(tx, { actor: holder, event: { code: 'key.blocked', data }, outcome: 'denied' })
    return true
  })
}
