import type { AuditEventInput } from '../audit/events'
import { recordOperator } from '../audit/record-operator'
import type { OwnerDb } from '../db/owner'
import type { Organization } from '../db/generated/client'
import type { Tx } from '../db/tenant'
import { keyServiceOf } from './keys/open-keys'
import { addKey, dataKeyOf, wrapFor } from './organization-key'

type Of = Pick<Organization, 'id' | 'kind'>
const together = 200

const record = (tx: Pick<Tx, '$executeRaw'>, { id, kind }: Of, event: AuditEventInput) => recordOperator(tx, kind === 'prime' ? { primeId: id } : { subId: id }, event)

/**
 * Gives an organization a new key and wraps every data key of its objects with it; no byte of evidence is touched. The
 * old key stays until it is destroyed: backups of the database need it. Cut off, doing it again goes on.
 * @returns the number of the new key, and how many data keys it wraps now
 */
export async function rotateKey(db: OwnerDb, organization: Of): Promise<{ number: number; rewrapped: number }> {
  const orgId = organization.id
  const newest = await db.vaultKey.findFirst({ where: { orgId }, orderBy: { number: 'desc' } })
  const number = (newest?.number ?? 0) + 1
  const keyId = await addKey(db, orgId, number)
  let rewrapped = 0
  for (let after = ''; ; ) {
    const objects = await db.vaultObject.findMany({ where: { orgId, keyId: { not: keyId }, wrappedKey: { not: null }, key: { destroyedAt: null }, ...(after ? { id: { gt: after } } : {}) }, orderBy: { id: 'asc' }, take: together })
    for (const object of objects) {
      const wrappedKey = await wrapFor(keyId, object, await dataKeyOf(object))
      const { count } = await db.vaultObject.updateMany({ where: { id: object.id, keyId: object.keyId, wrappedKey: { not: null } }, data: { keyId, wrappedKey } })
      rewrapped += count
    }
    const last = objects.at(-1)
    if (!last) break
    after = last.id
  }
  await db.$transaction((tx) => record(tx, organization, { code: 'vault.key-rotated', data: { number, rewrapped } }))
  return { number, rewrapped }
}

/** A hold is in force: nothing of what it covers may become unreadable. */
export class Held extends Error {
  constructor() {
    super('A legal hold is in force on evidence of this organization. Its keys stay until every hold is lifted.')
    this.name = 'Held'
  }
}

/**
 * Destroys every key of an organization: its files cannot be read by anyone afterwards, in backups neither. It is on
 * record before the first key goes.
 * @returns a sentence for each key, saying how
 * @throws Held
 */
export async function destroyKeys(db: OwnerDb, organization: Of, reason: string): Promise<string[]> {
  const orgId = organization.id
  const held = await db.legalHold.findFirst({ where: { liftedAt: null, subId: orgId }, select: { id: true } })
  if (held) throw new Held()
  const keys = await db.vaultKey.findMany({ where: { orgId, destroyedAt: null }, orderBy: { number: 'asc' } })
  if (keys.length === 0) return []
  await db.$transaction((tx) => record(tx, organization, { code: 'vault.keys-destroyed', data: { keys: keys.length, reason } }))
  const how: string[] = []
  for (const { id, number } of keys) {
    how.push(`Key ${number}: ${await (await keyServiceOf(id)).destroy(id)}`)
    await db.vaultKey.update({ where: { id }, data: { destroyedAt: new Date() } })
  }
  return how
}
