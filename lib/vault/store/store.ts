/** Where whole encrypted files are kept. A store sees ciphertext only, under names that we gave. */
export type Store = {
  /** Takes a complete file of the local disk, which is gone afterwards. Durable when it returns; the same name again replaces. */
  take: (name: StoreName, file: string) => Promise<void>
  /** Bytes of an object, or null when there is none. */
  length: (name: StoreName) => Promise<number | null>
  /** Some bytes of an object, in pieces of any size; `end` is exclusive. @throws Error when it ends before that */
  read: (name: StoreName, start: number, end: number) => AsyncIterable<Uint8Array>
  /** Removes an object; none is no error. */
  remove: (name: StoreName) => Promise<void>
}

/** An object's place: its organization and its own id, both UUIDs. */
export type StoreName = { organizationId: string; objectId: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The parts of a path or key. Nothing that a person chose ever becomes one. @throws Error for anything but UUIDs */
export function partsOf({ organizationId, objectId }: StoreName): [string, string, string] {
  if (!uuid.test(organizationId) || !uuid.test(objectId)) throw new Error('An object of the vault is named by two UUIDs.')
  return [organizationId, objectId.slice(-2), objectId]
}
