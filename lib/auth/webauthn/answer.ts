import { attempt } from '../../limits/count'
import { type Tenant, withTenant } from '../../db/tenant'
import type { HardwareKey } from '../../db/generated/client'
import type { KeyOperation } from '../step-up/operation'
import { type Assertion, claimedChallenge, verifyAssertion } from './assertion'
import { type Purpose, useChallenge } from './challenge-store'
import { blockKey } from './block-key'
import { keyModels } from './key-models'
import { relyingParty } from './key-mode'
import type { AnswerRefusal } from './refusals'
import { stillWaits } from './waiting-keys'

export type Holder = Tenant & { personId: string; sessionId: string; name: string; orgKind: 'prime' | 'subcontractor' }
type Answered = { key: HardwareKey; operation: KeyOperation | null; challenge: string } | { refusal: AnswerRefusal }

/** The key of this person that an assertion names, if it still counts. */
async function keyOf(holder: Holder, credentialId: string): Promise<HardwareKey | { refusal: AnswerRefusal }> {
  const key = await withTenant(holder, (tx) => tx.hardwareKey.findFirst({ where: { credentialId, personId: holder.personId } }))
  if (!key || key.removedAt) return { refusal: 'unknown-key' }
  if (key.blockedAt) return { refusal: 'blocked' }
  if (stillWaits(key)) return { refusal: 'waits' }
  return keyModels().some(({ aaguid }) => aaguid === key.aaguid) ? key : { refusal: 'model-gone' }
}

/**
 * Checks the answer to a challenge of this session. The challenge is used up first, in a transaction of its own, and the
 * key's counter goes forward with its use; one that does not blocks the key, whatever becomes of the act.
 */
export async function answered(holder: Holder, purpose: Purpose, assertion: Assertion): Promise<Answered> {
  if (await attempt('key', holder.personId, holder)) return { refusal: 'often' }
  const challenge = claimedChallenge(assertion.response.clientDataJSON)
  const used = await withTenant(holder, (tx) => useChallenge(tx, holder, purpose, challenge))
  if (!used) return { refusal: 'late' }
  const party = relyingParty()
  const key = await keyOf(holder, assertion.id)
  if ('refusal' in key) return key
  const verified = party && (await verifyAssertion(assertion, challenge, party, key))
  if (!verified) return { refusal: 'invalid' }
  const went = await withTenant(holder, (tx) => tx.$executeRaw`
    update "HardwareKey" set counter = ${verified.counter}, "lastUsedAt" = now()
    where id = ${key.id}::uuid and "removedAt" is null and "blockedAt" is null and (counter < ${verified.counter} or (counter = 0 and ${verified.counter} = 0))`)
  if (went === 1) return { key, operation: used.operation, challenge }
  return { refusal: (await blockKey(holder, key, verified.counter)) ? 'blocked' : 'unknown-key' }
}
