import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../actor'
import { closeDatabase, withTenant } from '../../../db/tenant'
import { asOwner, twoPrimes } from '../../../db/test-world'
import { provide } from '../../../env'
import { findSession, openSession } from '../../session-store'
import { newToken, tokenHash } from '../../token'
import { beginRegistration, finishRegistration } from '../register'
import { askKey, confirmSignIn } from '../sign-in'
import { manufacturer, softwareKey } from './software-key'

const aaguid = 'c1f9a0bc-1dd2-404a-b27f-8e29047a43fd'
/** Where the keys of a test are made for; its requests come from there. */
export const place = { origin: 'http://localhost:3000', rpId: 'localhost' }
/** A key that claims the one model that is allowed. */
export const newKey = () => softwareKey(aaguid)

/** A session as the second factor finds it. */
export async function session(personId: string): Promise<Actor & { sidHash: string }> {
  const membership = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
  const sidHash = tokenHash(newToken())
  await openSession({ personId, membershipId: membership.id, method: 'demo', sidHash, userAgent: 'test' })
  const found = await findSession(sidHash)
  return { ...found!.actor, sidHash }
}

/** The id of the key in the result of a registration. */
export const idOf = (result: object) => (result as { keyId: string }).keyId
export const ask = (actor: Actor) => withTenant(actor, (tx) => askKey(tx, actor, 'sign-in'))
export const events = (actor: Actor, code: string) => withTenant(actor, (tx) => tx.auditEvent.findMany({ where: { actorId: actor.personId, code } }))

/** Signs in with a key and returns the id of the raised session. */
export async function confirm(actor: Actor, key: ReturnType<typeof softwareKey>, counter: number) {
  const options = await ask(actor)
  const sidHash = tokenHash(newToken())
  const refusal = await confirmSignIn(actor, key.assert({ ...place, challenge: options?.challenge ?? '' }, { counter }), sidHash)
  return { refusal, sidHash }
}

/** Two primes, and one model of key that is allowed, with the means to register keys of it. */
export async function keyWorld() {
  const w = await twoPrimes()
  const maker = await manufacturer()
  const dir = mkdtempSync(join(tmpdir(), 'veritar-keys-'))
  writeFileSync(join(dir, 'models.json'), JSON.stringify({ models: [{ aaguid, name: 'Test key', roots: [maker.rootPem] }] }))
  provide({ APP_ORIGIN: place.origin, VERITAR_KEY_MODELS: join(dir, 'models.json') })
  async function register(actor: Actor, key = newKey(), how?: Parameters<typeof key.register>[1]) {
    const begun = await beginRegistration(actor)
    if ('refusal' in begun) return { key, result: begun, response: null }
    const response = key.register({ ...place, challenge: begun.options.challenge }, how ?? { attester: await maker.attester(aaguid) })
    const { clientExtensionResults: _, ...rest } = response
    const given = { name: 'My key', response: rest as never }
    return { key, result: await finishRegistration(actor, given, new Date()), response: given }
  }
  const end = async () => {
    rmSync(dir, { recursive: true, force: true })
    await closeDatabase()
  }
  return { w, register, end }
}
