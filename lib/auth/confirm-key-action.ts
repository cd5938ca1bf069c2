'use server'

import * as z from 'zod'
import { mailTo } from '../assessments/mail'
import { action } from '../guard'
import { waitingKey } from './webauthn/waiting-keys'

const Confirmed = z.strictObject({ keyId: z.uuid(), verifiedBy: z.string().trim().min(10, 'Say in a sentence how you made sure that they have it.').max(500) })

/** Confirms that a key which was registered through a sign-in link is in the hands of its person; from then on it counts. */
export const confirmKey = action(
  'key:confirm',
  Confirmed,
  () => 'own' as const,
  async ({ tx, actor, input, now }) => {
    const key = await waitingKey(tx, actor, input.keyId)
    await tx.hardwareKey.update({ where: { id: key.id }, data: { confirmedAt: now, confirmedById: actor.personId }, select: { id: true } })
    await mailTo(tx, key.personId, actor.orgId, 'Your security key counts now', `${actor.name} confirmed that “${key.name}” (${key.model}) is in your hands. It signs you in from now on. If you have no such key, tell another administrator at once.`)
    return { event: { code: 'key.confirmed', data: { keyId: key.id, personId: key.personId, model: key.model, linkedById: key.linkedById, verifiedBy: input.verifiedBy }, target: key.personId }, result: {} }
  },
  async ({ tx, actor, input }) => {
    const key = await waitingKey(tx, actor, input.keyId)
    return `You confirm that ${key.holder} has the security key “${key.name}” (${key.model}). ${key.issuer} issued the link it was registered through.\nYou made sure of it: ${input.verifiedBy}`
  },
)
