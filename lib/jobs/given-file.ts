import type { SealedObject } from '../vault/object'
import { rangesOf } from '../vault/reading'

/** A file that a reading process may ask for, with the only way to its bytes; `end` is exclusive. */
export type GivenFile = { name: string; size: number; sha256: string; bytes: (start: number, end: number) => AsyncIterable<Uint8Array> }

type Row = { name: string; size: bigint; sha256: string; object: SealedObject | null }

/**
 * A file of the vault for a reading process.
 * @param row with its object
 */
export function givenFile({ name, size, sha256, object }: Row): GivenFile {
  let ranges: ReturnType<typeof rangesOf> | undefined
  return {
    name,
    size: Number(size),
    sha256,
    async *bytes(start, end) {
      if (object === null) throw new Error('This file has no object in the vault: its bytes were missing or altered when the vault began to encrypt.')
      ranges ??= rangesOf(object)
      yield* (await ranges)({ start, end })
    },
  }
}
