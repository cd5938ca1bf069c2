import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON, type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import { parse as uuidBytes, v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import { recordAudit } from '../../audit/record'
import { withTenant } from '../../db/tenant'
import type { Holder } from './answer'
import { claimedChallenge } from './assertion'
import { judgeAttestation, type Registration } from './attestation'
import { newChallenge, useChallenge } from './challenge-store'
import { closeWindows, enrolmentOf } from './enrolment'
import { keyModels, type KeyModel } from './key-models'
import { relyingParty } from './key-mode'
import type { Refusal } from './refusals'
import { tellOfKey } from './waiting-keys'

const Text = z.string().max(100_000).regex(/^[A-Za-z0-9_-]*$/)

/** What a browser sends of a new key, and what its person calls it. */
export const NewKey = z.strictObject({
  name: z.string().trim().min(1, 'Give the key a name that you will recognize.').max(60),
  response: z.object({
    id: Text,
    rawId: Text,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: Text, attestationObject: Text, transports: z.array(z.string().max(20)).max(10).optional() }),
  }),
})
export type NewKey = z.infer<typeof NewKey>

type Begun = { options: PublicKeyCredentialCreationOptionsJSON } | { refusal: Refusal }

/** What the browser needs to make a key for this person, or why none is offered. */
export async function beginRegistration(holder: Holder & { email: string }): Promise<Begun> {
  const party = relyingParty()
  if (!party) return { refusal: 'address' }
  if (keyModels().length === 0) return { refusal: 'no-list' }
  return withTenant(holder, async (tx) => {
    if (!(await enrolmentOf(tx, holder))) return { refusal: 'window' as const }
    const keys = await tx.hardwareKey.findMany({ where: { personId: holder.personId, removedAt: null }, select: { credentialId: true, transports: true } })
    const challenge = await newChallenge(tx, holder, 'register')
    const options = await generateRegistrationOptions({
      rpName: 'Veritar',
      rpID: party.id,
      userName: holder.email,
      userDisplayName: holder.name,
      userID: new Uint8Array(uuidBytes(holder.personId)),
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: 120_000,
      attestationType: 'direct',
      supportedAlgorithmIDs: [-7],
      preferredAuthenticatorType: 'securityKey',
      authenticatorSelection: { authenticatorAttachment: 'cross-platform', residentKey: 'discouraged', userVerification: 'required' },
      excludeCredentials: keys.map((key) => ({ id: key.credentialId, transports: key.transports })),
    })
    return { options }
  })
}

/** The library's word on a registration, or null when it refuses it. */
async function verified(given: NewKey['response'], challenge: string, party: { id: string; origin: string }): Promise<Registration | null> {
  const response = { ...given, clientExtensionResults: {} } as RegistrationResponseJSON
  try {
    // The user's verification and the algorithm are judged by our own gate, which says which of them was missing.
    const { registrationInfo } = await verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: false })
    return registrationInfo ?? null
  } catch {
    return null
  }
}

async function judged(holder: Holder, given: NewKey, now: Date): Promise<{ refusal: Refusal; aaguid?: string } | { info: Registration; model: KeyModel }> {
  const challenge = claimedChallenge(given.response.response.clientDataJSON)
  const party = relyingParty()
  if (!party) return { refusal: 'address' }
  if (!(await withTenant(holder, (tx) => useChallenge(tx, holder, 'register', challenge)))) return { refusal: 'late' }
  const info = await verified(given.response, challenge, party)
  if (!info) return { refusal: 'invalid' }
  const verdict = await judgeAttestation(info, keyModels(), now)
  return 'refusal' in verdict ? { ...verdict, aaguid: info.aaguid } : { info, model: verdict.model }
}

/**
 * Keeps a new key when everything about it is right, tells its person by mail and the record.
 * @returns the key, or why it is not taken; a refusal is on record too
 */
export async function finishRegistration(holder: Holder, given: NewKey, now: Date): Promise<{ keyId: string } | { refusal: Refusal }> {
  const verdict = await judged(holder, given, now)
  return withTenant(holder, async (tx) => {
    const refuse = async (refusal: Refusal, aaguid = '') => {
      await recordAudit(tx, { actor: holder, event: { code: 'key.refused', data: { reason: refusal, aaguid } }, outcome: 'denied' })
      return { refusal }
    }
    if ('refusal' in verdict) return refuse(verdict.refusal, verdict.aaguid)
    const { info, model } = verdict
    // Two at once of the same person follow one another: the second finds the window used.
    await tx.$queryRaw`select 1 from "Person" where id = ${holder.personId}::uuid for no key update`
    const enrolment = await enrolmentOf(tx, holder)
    if (!enrolment) return refuse('window', model.aaguid)
    const keyId = uuidv7()
    const { count } = await tx.hardwareKey.createMany({
      data: [{
        id: keyId,
        personId: holder.personId,
        credentialId: info.credential.id,
        publicKey: new Uint8Array(info.credential.publicKey),
        aaguid: model.aaguid,
        model: model.name,
        name: given.name,
        counter: info.credential.counter,
        transports: given.response.response.transports ?? [],
        attestation: new Uint8Array(info.attestationObject),
        clientData: new Uint8Array(Buffer.from(given.response.response.clientDataJSON, 'base64url')),
      }],
      skipDuplicates: true,
    })
    if (count === 0) return refuse('known', model.aaguid)
    await closeWindows(tx, holder.personId)
    // The database says so: who issued the link it came through, and whether somebody else must confirm it.
    const { linkedById, waits } = await tx.hardwareKey.findUniqueOrThrow({ where: { id: keyId }, select: { linkedById: true, waits: true } })
    await tellOfKey(tx, holder, { name: given.name, model: model.name, linkedById, waits })
    await recordAudit(tx, { actor: holder, event: { code: 'key.registered', data: { keyId, model: model.name, aaguid: model.aaguid, recovery: enrolment === 'window', linkedById, waits } } })
    return { keyId }
  })
}
