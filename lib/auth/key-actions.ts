'use server'

import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { headers } from 'next/headers'
import * as z from 'zod'
import { withTenant } from '../db/tenant'
import { action, type ActionResult, sameOrigin } from '../guard'
import { currentSession, freshToken } from './session'
import type { Session } from './session-store'
import { askToConfirm, confirmed } from './step-up/step-up'
import { Assertion } from './webauthn/assertion'
import { answerRefusals, refusalWords } from './webauthn/refusals'
import { beginRegistration, finishRegistration, NewKey } from './webauthn/register'
import { openRecovery, removeKey } from './webauthn/revoke'
import { askKey, confirmSignIn, usableKeys } from './webauthn/sign-in'

const failed = (error: string) => ({ ok: false, error }) as const

/** The session of a request of our own page, also one that still lacks its key: these acts are how it gets one. */
async function ownSession(): Promise<Session | { ok: false; error: string }> {
  if (!sameOrigin((await headers()).get('origin'))) return failed('This request did not come from Veritar.')
  return (await currentSession()) ?? failed('You are signed out. Sign in again.')
}

const KeyName = NewKey.pick({ name: true })

/** Offers to make a key. Who has one already confirms that with it first. */
export async function beginKey(input: unknown, answer?: unknown): Promise<ActionResult<PublicKeyCredentialCreationOptionsJSON>> {
  const session = await ownSession()
  if ('ok' in session) return session
  const parsed = KeyName.safeParse(input)
  if (!parsed.success) return { ok: false, error: 'Please check what you entered.', fields: { name: parsed.error.issues[0]?.message ?? '' } }
  const { actor, assured, keyed } = session
  if (assured && keyed) {
    const act = { operation: 'key:write', target: actor.personId, input: parsed.data }
    if (answer === undefined) {
      const stepUp = await withTenant(actor, (tx) => askToConfirm(tx, actor, act, `You register another security key for yourself: “${parsed.data.name}”.`, new Date()))
      return stepUp ? { ok: false, error: 'Confirm this with a key you have.', stepUp } : failed('None of your keys counts here now. Ask an administrator of your organization.')
    }
    const given = await confirmed(actor, act, answer)
    if ('error' in given) return failed(given.error)
  }
  const begun = await beginRegistration(actor)
  return 'refusal' in begun ? failed(refusalWords(begun.refusal)) : { ok: true, value: begun.options }
}

/** Keeps the key that the browser made, or says in words why not. */
export async function finishKey(input: unknown): Promise<ActionResult<null>> {
  const session = await ownSession()
  if ('ok' in session) return session
  const parsed = NewKey.safeParse(input)
  if (!parsed.success) return failed(refusalWords('invalid'))
  const done = await finishRegistration(session.actor, parsed.data, new Date())
  return 'refusal' in done ? failed(refusalWords(done.refusal)) : { ok: true, value: null }
}

/** Asks for a key at sign-in. */
export async function beginSignIn(): Promise<ActionResult<PublicKeyCredentialRequestOptionsJSON>> {
  const session = await ownSession()
  if ('ok' in session) return session
  const options = await withTenant(session.actor, (tx) => askKey(tx, session.actor, 'sign-in'))
  return options ? { ok: true, value: options } : failed('You have no security key that counts here now. Ask an administrator of your organization.')
}

/** Checks the answer; when it is right the session goes on under a new id. */
export async function finishSignIn(answer: unknown): Promise<ActionResult<null>> {
  const session = await ownSession()
  if ('ok' in session) return session
  const parsed = Assertion.safeParse(answer)
  if (!parsed.success) return failed(answerRefusals.invalid)
  const token = freshToken()
  const refusal = await confirmSignIn(session.actor, parsed.data, token.sidHash)
  if (refusal) return failed(answerRefusals[refusal])
  await token.put()
  return { ok: true, value: null }
}

/** Removes one of one's own keys. */
export const dropKey = action(
  'key:write',
  z.strictObject({ keyId: z.uuid() }),
  () => 'own' as const,
  async ({ tx, actor, input }) => {
    const data = await removeKey(tx, actor, input.keyId)
    return { event: { code: 'key.removed', data, target: input.keyId }, result: {} }
  },
  async ({ tx, actor, input }) => {
    const key = await tx.hardwareKey.findFirst({ where: { id: input.keyId, personId: actor.personId }, select: { name: true, model: true } })
    const left = (await usableKeys(tx, actor.personId)).filter(({ id }) => id !== input.keyId).length
    return `You remove your security key “${key?.name ?? ''}” (${key?.model ?? ''}). ${left === 1 ? 'One key is left to you then.' : `${left} keys are left to you then.`}`
  },
)

const Recovery = z.strictObject({ personId: z.uuid(), verifiedBy: z.string().trim().min(10, 'Say in a sentence how you made sure that it is them.').max(500) })

/** Removes the lost keys of a colleague and lets them register anew. */
export const recoverColleague = action(
  'key:recover',
  Recovery,
  () => 'own' as const,
  async ({ tx, actor, input }) => {
    const removed = await openRecovery(tx, actor, input)
    return { event: { code: 'key.recovery-opened', data: { ...input, removed }, target: input.personId }, result: {} }
  },
  async ({ tx, actor, input }) => {
    const member = await tx.membership.findFirst({ where: { orgId: actor.orgId, personId: input.personId }, select: { person: { select: { name: true } } } })
    return `You remove every security key of ${member?.person.name ?? 'nobody known'} and let them register a new one within 24 hours.\nYou made sure that it is them: ${input.verifiedBy}`
  },
)
