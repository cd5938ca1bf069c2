import { v7 as uuidv7 } from 'uuid'
import * as build from '../../prisma/builders'
import { actions, handlers, type Place, type Row } from '../auth/access'
import { assureSession, closeSession, openSession } from '../auth/session-store'
import { newToken, tokenHash } from '../auth/token'
import { withTenant } from '../db/tenant'
import { asOwner } from '../db/test-world'
import { callAction } from './action-call'
import type { Built } from './built'
import { call } from './call'
import { addressOf } from './matrix'

type Held = { token: string; sidHash: string; personId: string; membershipId: string; orgId: string }

/** A respondent of this organization with a session in use. */
export async function heldSession(orgId: string, name: string): Promise<Held> {
  const { id: personId } = await asOwner((db) => build.member(db, orgId, name, `${newToken().slice(0, 8)}@old.example`, 'respondent'))
  const { id: membershipId } = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
  const token = newToken()
  await openSession({ personId, membershipId, method: 'demo', sidHash: tokenHash(token), userAgent: 'test' })
  return { token, sidHash: tokenHash(token), personId, membershipId, orgId }
}

const set = (column: string, held: Held) => asOwner((db) => db.$executeRawUnsafe(`update "Session" set "${column}" = now() - interval '1 second' where "sidHash" = $1`, held.sidHash))

/** Raises the session by a hardware key, as a sign-in with one does: it goes on under a new id. */
async function rotate(held: Held): Promise<void> {
  const keyId = uuidv7()
  await asOwner((db) => db.hardwareKey.create({ data: { id: keyId, personId: held.personId, credentialId: newToken(), publicKey: new Uint8Array([1]), aaguid: 'a', model: 'A model', name: 'A key', counter: 0, transports: [], attestation: new Uint8Array([1]), clientData: new Uint8Array([1]) } }))
  await withTenant(held, async (tx) => {
    const { id: sessionId } = await tx.session.findUniqueOrThrow({ where: { sidHash: held.sidHash } })
    await assureSession(tx, { sessionId, keyId, sidHash: tokenHash(newToken()) })
  })
}

/** Every way a session stops being one, and what the record calls it. */
export const endings: Record<string, { because: string; end: (held: Held, origin: string) => Promise<unknown> }> = {
  'signing out': { because: 'ended', end: ({ token }, origin) => call(origin, '/api/sign-out', { method: 'POST', headers: { cookie: `veritar=${token}`, origin } }) },
  'a new sign-in in the same browser': { because: 'ended', end: ({ sidHash }) => closeSession(sidHash, 'replaced') },
  'a change of role': { because: 'changed', end: ({ membershipId }) => asOwner((db) => db.membership.update({ where: { id: membershipId }, data: { role: 'admin' } })) },
  'the membership being deactivated': { because: 'changed', end: ({ membershipId }) => asOwner((db) => db.membership.update({ where: { id: membershipId }, data: { active: false } })) },
  'the person being deactivated': { because: 'changed', end: ({ personId }) => asOwner((db) => db.person.update({ where: { id: personId }, data: { active: false } })) },
  'a new id at the step to a hardware key': { because: 'rotated', end: rotate },
  '15 minutes without use': { because: 'idle', end: (held) => set('idleExpiresAt', held) },
  '12 hours': { because: 'too-old', end: (held) => set('expiresAt', held) },
}

/** What one cookie is answered by a page, an action, a handler, a download and the upload endpoint: nobody, or somebody. */
export async function everyDoor(origin: string, built: Built, cookie: string, at: Place): Promise<Record<string, 'nobody' | 'somebody'>> {
  const headers = { cookie, origin }
  const send = (what: string) => {
    const [method = '', path = ''] = what.split(' ')
    const row = handlers[what] as Row
    return call(origin, addressOf(path, row, at), { method, headers: { ...headers, ...row.headers?.(at) } })
  }
  const saveAnswer = built.actions.find(({ name }) => name.endsWith('#saveAnswer'))
  const page = await call(origin, '/portal', { headers })
  const acted = await callAction(origin, addressOf(saveAnswer?.pages[0] ?? '', {} as Row, at), saveAnswer?.id ?? '', [actions['lib/assessments/answer-actions#saveAnswer']?.input?.(at)], headers)
  const [analysis, file, upload] = [await send('GET /api/analysis/[id]'), await send('GET /api/evidence/files/[id]'), await send('POST /api/evidence/uploads')]
  const nobody = (yes: boolean) => (yes ? 'nobody' : 'somebody')
  return {
    page: nobody(page.status === 307 && page.headers.location === '/sign-in'),
    action: nobody(/^You are signed out/.test((acted.value as { error?: string } | null)?.error ?? '')),
    handler: nobody(analysis.status === 401),
    download: nobody(file.status === 401),
    upload: nobody(upload.status === 401),
  }
}
