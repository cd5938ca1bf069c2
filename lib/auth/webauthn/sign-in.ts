import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { recordAudit } from '../../audit/record'
import { type Tx, withTenant } from '../../db/tenant'
import { assureSession } from '../session-store'
import { answered, type Holder } from './answer'
import type { Assertion } from './assertion'
import { newChallenge, type Purpose } from './challenge-store'
import { keyModels } from './key-models'
import { relyingParty } from './key-mode'
import type { AnswerRefusal } from './refusals'
import type { KeyOperation } from '../step-up/operation'

/** The keys of a person that count today: not removed, not blocked, of a model that is still allowed, confirmed where that takes somebody else. */
export async function usableKeys(tx: Tx, personId: string) {
  const aaguids = keyModels().map(({ aaguid }) => aaguid)
  return tx.hardwareKey.findMany({ where: { personId, removedAt: null, blockedAt: null, aaguid: { in: aaguids }, OR: [{ waits: false }, { confirmedAt: { not: null } }] }, select: { id: true, credentialId: true, transports: true, name: true }, orderBy: { registeredAt: 'asc' } })
}

/** What the browser needs to ask one of this person's keys; null when they have none that counts. */
export async function askKey(tx: Tx, holder: { sessionId: string; personId: string }, purpose: Exclude<Purpose, 'register'>, operation?: KeyOperation): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const party = relyingParty()
  const keys = await usableKeys(tx, holder.personId)
  if (!party || keys.length === 0) return null
  const challenge = await newChallenge(tx, holder, purpose, operation)
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    allowCredentials: keys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    userVerification: 'required',
    timeout: purpose === 'sign-in' ? 120_000 : 300_000,
  })
}

/**
 * The second factor of a sign-in: raises the session, under the new id given, when the key answered rightly.
 * @returns why it did not, or null when it did
 */
export async function confirmSignIn(holder: Holder, assertion: Assertion, sidHash: string): Promise<AnswerRefusal | null> {
  const answer = await answered(holder, 'sign-in', assertion)
  await withTenant(holder, async (tx) => {
    if ('refusal' in answer) return recordAudit(tx, { actor: holder, event: { code: 'session.refused', data: { method: 'hardware key', reason: answer.refusal } }, outcome: 'denied' })
    await assureSession(tx, { sessionId: holder.sessionId, keyId: answer.key.id, sidHash })
    await recordAudit(tx, { actor: holder, event: { code: 'session.confirmed', data: { keyId: answer.key.id, model: answer.key.model } } })
  })
  return 'refusal' in answer ? answer.refusal : null
}
