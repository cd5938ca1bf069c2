/**
 * Where the keys of organizations are. A data key goes in and comes out wrapped, and the other way round; the key of an
 * organization never leaves. What implements this: a folder of this machine, a PKCS#11 module, AWS KMS.
 */
export type KeyService = {
  /** Makes a key. @returns its id, which begins with the prefix of the service */
  create: (organizationId: string) => Promise<string>
  /** @param context what the data key is for; it is unwrapped for nothing else */
  wrap: (keyId: string, dataKey: Uint8Array, context: WrapContext) => Promise<Uint8Array<ArrayBuffer>>
  /** @throws KeyGone when the key was destroyed or is not there, WrongKey when the wrapped key or its context is not what it was */
  unwrap: (keyId: string, wrapped: Uint8Array, context: WrapContext) => Promise<Buffer>
  /** Destroys a key, and with it everything it wraps. One that is gone already stays so. @returns how, in a sentence */
  destroy: (keyId: string) => Promise<string>
}

export type WrapContext = { organizationId: string; objectId: string }

/** The key of an organization is not there: destroyed, or its store was lost. */
export class KeyGone extends Error {
  constructor(readonly keyId: string) {
    super(`The key ${keyId} is not there any more. If it was destroyed, what it protected cannot be read by anyone; if not, restore it from a backup.`)
    this.name = 'KeyGone'
  }
}

/** A wrapped data key does not belong to this key, organization or object, or was altered. */
export class WrongKey extends Error {
  constructor(keyId: string) {
    super(`A data key could not be unwrapped with ${keyId}: it was altered, or it belongs to something else.`)
    this.name = 'WrongKey'
  }
}

/** What holds the keys gave no answer: whether a key is there is not known. */
export class KeysAway extends Error {
  constructor(cause: unknown) {
    super(`The keys of the vault could not be asked: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'KeysAway'
  }
}
