import { randomBytes } from 'node:crypto'
import { KeyGone, KeysAway, type WrapContext, WrongKey } from './keys/key-service'
import { keyServiceOf, newKeys } from './keys/open-keys'
import { Removed, type SealedObject, type VaultDb } from './object'

/**
 * The key that wraps what is new of an organization: the newest that was not destroyed. The first object of an
 * organization makes its first key.
 * @returns its id
 */
export async function currentKey(db: VaultDb, orgId: string): Promise<string> {
  const newest = () => db.vaultKey.findFirst({ where: { orgId }, orderBy: { number: 'desc' } })
  const known = await newest()
  if (known && known.destroyedAt === null) return known.id
  // Two first uploads at once must not make two keys.
  await db.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${`vault key of ${orgId}`}, 0))`
  const last = await newest()
  if (last && last.destroyedAt === null) return last.id
  return addKey(db, orgId, (last?.number ?? 0) + 1)
}

/** Makes key `number` of an organization, which from now on wraps what is new. @returns its id */
export async function addKey(db: VaultDb, orgId: string, number: number): Promise<string> {
  const id = await (await newKeys()).create(orgId)
  await db.vaultKey.createMany({ data: [{ id, orgId, number }] })
  return id
}

const wrapContext = (object: Pick<SealedObject, 'id' | 'orgId'>): WrapContext => ({ organizationId: object.orgId, objectId: object.id })

/** A data key of an object, wrapped by a key of its organization. */
export async function wrapFor(keyId: string, object: Pick<SealedObject, 'id' | 'orgId'>, dataKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return (await keyServiceOf(keyId)).wrap(keyId, dataKey, wrapContext(object))
}

/** A fresh data key for an object, plain and wrapped. */
export async function newDataKey(keyId: string, object: Pick<SealedObject, 'id' | 'orgId'>): Promise<{ dataKey: Buffer; wrappedKey: Uint8Array<ArrayBuffer> }> {
  const dataKey = randomBytes(32)
  return { dataKey, wrappedKey: await wrapFor(keyId, object, dataKey) }
}

/** The data key of an object. @throws Removed, KeyGone or WrongKey when nobody can have it, KeysAway when that is not known */
export async function dataKeyOf(object: SealedObject): Promise<Buffer> {
  if (object.wrappedKey === null) throw new Removed(object.id)
  try {
    return await (await keyServiceOf(object.keyId)).unwrap(object.keyId, object.wrappedKey, wrapContext(object))
  } catch (error) {
    throw error instanceof KeyGone || error instanceof WrongKey ? error : new KeysAway(error)
  }
}
