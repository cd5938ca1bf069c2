import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { recordAudit } from '../../audit/record'
import type { Tx } from '../../db/tenant'
import { withTenant } from '../../db/tenant'
import type { Actor } from '../actor'
import { answered } from '../webauthn/answer'
import { Assertion } from '../webauthn/assertion'
import { keyMode, relyingParty } from '../webauthn/key-mode'
import { answerRefusals } from '../webauthn/refusals'
import { askKey } from '../webauthn/sign-in'
import type { KeyProof } from './key-proof'
import { newOperation, payloadDigest } from './operation'

/** What an act needs before it happens: the key of the person, under these words. */
export type StepUp = { says: string; options: PublicKeyCredentialRequestOptionsJSON }

/** Which act: the permission it uses, what on, and its input as parsed. */
export type Act = { operation: string; target: string; input: unknown }

/**
 * Whether an act of this person takes a key: everybody's where keys are required, and everywhere that of who ever had one.
 */
export async function mustConfirm(tx: Tx, personId: string): Promise<boolean> {
  if (keyMode() === 'required') return true
  return (await tx.hardwareKey.findFirst({ where: { personId }, select: { id: true } })) !== null
}

/** Asks for the key: a challenge that is the SHA-256 of the act and of the words shown. Null when this person has no key that counts. */
export async function askToConfirm(tx: Tx, actor: Actor, act: Act, says: string, now: Date): Promise<StepUp | null> {
  const operation = newOperation({ ...act, says, personId: actor.personId, now })
  const options = await askKey(tx, actor, 'step-up', operation)
  return options && { says, options }
}

/**
 * Checks the answer to such a challenge against the act that is now to be done. It is used up, and on record, before the
 * act begins.
 * @returns what is kept with the act, or a sentence that says why it is not done
 */
export async function confirmed(actor: Actor, act: Act, answer: unknown): Promise<{ proof: KeyProof } | { error: string }> {
  const parsed = Assertion.safeParse(answer)
  const party = relyingParty()
  if (!parsed.success || !party) return { error: answerRefusals.invalid }
  const given = await answered(actor, 'step-up', parsed.data)
  if ('refusal' in given) return { error: answerRefusals[given.refusal] }
  const { key, operation } = given
  const same = operation !== null && operation.operation === act.operation && operation.target === act.target && operation.payload === payloadDigest(act.input)
  if (!same) return { error: 'Your key confirmed something else than this. Try again.' }
  const proof: KeyProof = {
    operation,
    input: act.input,
    assertion: parsed.data,
    key: { id: key.id, credentialId: key.credentialId, publicKey: Buffer.from(key.publicKey).toString('base64url'), aaguid: key.aaguid, model: key.model, name: key.name },
    party,
  }
  await withTenant(actor, (tx) => recordAudit(tx, { actor, event: { code: 'key.used', data: { operation: act.operation, keyId: key.id, digest: payloadDigest(proof) }, target: act.target } }))
  return { proof }
}
