import type { VaultObject } from '../db/generated/client'
import type { Tx } from '../db/tenant'

/** What the vault needs of the database: a scoped transaction, or the owner's client when a world is made. */
export type VaultDb = Pick<Tx, 'vaultKey' | 'vaultObject' | '$queryRaw'>

/** The row of an object that can be read or written. */
export type SealedObject = Pick<VaultObject, 'id' | 'orgId' | 'keyId' | 'wrappedKey' | 'size' | 'sha256'>

/** The object was disposed of, or its upload was given up: its data key is gone, and no one can read it. */
export class Removed extends Error {
  constructor(readonly objectId: string) {
    super(`The object ${objectId} was removed. Its bytes cannot be read any more.`)
    this.name = 'Removed'
  }
}

/** The first format of objects; part of what each is encrypted for, so that no other can ever be taken for it. */
const format = 1

/** What an object's bytes belong to: organization, object, version. They open for nothing else. */
export const contextOf = ({ orgId, id }: Pick<SealedObject, 'orgId' | 'id'>): string => `veritar vault|${orgId}|${id}|${format}`
