import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { recordAudit } from '../audit/record'
import { inContext } from '../db/tenant'
import { env } from '../env'
import { addressOf } from '../limits/address'
import { rememberSession } from '../limits/process-counts'
import type { Actor, OrganizationKind } from './actor'
import type { SaidOfSignIn } from './claims'
import { cookieName } from './cookie-name'
import { refuse } from './denial'
import { closeSession, findSession, openSession, recordStale, type Session, switchable } from './session-store'
import { newToken, tokenHash } from './token'

async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName())?.value
}

/** The hash of this request's session id, when it carries one; says nothing about whether it is still good. */
export async function sessionHash(): Promise<string | null> {
  const token = await sessionToken()
  return token ? tokenHash(token) : null
}

/** The session of this request, checked against the session table once; also one that still lacks its hardware key. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const hash = await sessionHash()
  if (!hash) return null
  const session = await findSession(hash, await address())
  if (session) rememberSession(hash, session.actor)
  else await recordStale(hash)
  return session
})

/** Where the request comes from. */
const address = async () => addressOf(await headers())

/** Who is acting; null when nobody is signed in, or the hardware key is still to come. */
export async function currentActor(): Promise<Actor | null> {
  const session = await currentSession()
  return session?.assured ? session.actor : null
}

/**
 * The actor of a page or action. Without one it redirects to /sign-in; on the wrong side the page does not exist, nor
 * does a page of either side for the Export Control Officer, whose pages belong to both; that is on record.
 * @param kind the side the page belongs to, when it belongs to one
 */
export async function requireActor(kind?: OrganizationKind): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect((await currentSession()) ? '/sign-in/key' : '/sign-in')
  if (kind && (actor.orgKind !== kind || actor.role === 'export-officer')) await refuse(actor, `the ${kind}’s pages`, 'own')
  return actor
}

/**
 * Starts a session for one membership and sets its cookie. The id is new each time; a session this browser had before
 * is over from here on.
 * @throws Error when the membership is not the person's or not active
 */
export async function startSession(start: { personId: string; membershipId: string; method: string; said?: SaidOfSignIn | undefined; until?: Date }): Promise<void> {
  const before = await sessionHash()
  const token = newToken()
  const userAgent = ((await headers()).get('user-agent') ?? '').slice(0, 300)
  await openSession({ ...start, sidHash: tokenHash(token), userAgent, address: await address() })
  if (before) await closeSession(before, start.method === 'switched' ? 'switched' : 'replaced')
  await setToken(token)
}

async function setToken(token: string): Promise<void> {
  const https = env().APP_ORIGIN.startsWith('https:')
  // Lax: the identity provider sends the browser back by a top-level GET, and that page must know who came back.
  ;(await cookies()).set(cookieName(), token, { httpOnly: true, sameSite: 'lax', secure: https, path: '/', priority: 'high' })
}

/** A fresh id for a session that is about to be raised: `put` it into the cookie once the database has it. */
export function freshToken(): { sidHash: string; put: () => Promise<void> } {
  const token = newToken()
  return { sidHash: tokenHash(token), put: () => setToken(token) }
}

/** Ends the session at the server, then forgets the cookie. Doing it twice is harmless. */
export async function endSession(): Promise<void> {
  const hash = await sessionHash()
  if (hash) await closeSession(hash, 'signed-out')
  ;(await cookies()).delete(cookieName())
}

/**
 * Ends this session and starts one for another membership of the same person: a role is never changed in place. It keeps
 * what the identity provider said, and the end of the one before: nobody signed in anew.
 * @throws Error when this sign-in is not good for that membership
 */
export async function switchMembership(actor: Actor, membershipId: string): Promise<void> {
  const { memberships, said, until } = await switchable(actor)
  if (!memberships.some(({ id }) => id === membershipId)) throw new Error('This membership cannot be used to sign in.')
  await startSession({ personId: actor.personId, membershipId, method: 'switched', said, until })
}

/** Records a sign-in that was refused; nobody is signed in, so the event belongs to no organization. */
export async function recordRefusal(method: string, reason: string): Promise<void> {
  await inContext({}, (tx) => recordAudit(tx, { actor: null, event: { code: 'session.refused', data: { method, reason } } }))
}
