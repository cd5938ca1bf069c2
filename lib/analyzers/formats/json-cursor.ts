/** A place in a stream of bytes that arrive in chunks. `at` and `keep` are indexes into `bytes`. */
export type Cursor = {
  bytes: Buffer
  /** Where bytes are put together that came in two chunks, used again and again. */
  room: Buffer
  /** Next byte to look at. */
  at: number
  /** First byte that is still needed; what stands before is dropped when more bytes arrive. */
  keep: number
  /** Offset of `bytes[0]` in the stream. */
  base: number
  ended: boolean
  /** Line of the byte at `counted`, from 1. */
  line: number
  counted: number
  /** The first line break at or behind `counted`, or the end of the bytes; -1 until somebody asks for a line. */
  nextBreak: number
}

/** Suspends until another chunk was given, or the end was announced. */
export type Reading<T> = Generator<void, T, void>

export const newline = 0x0a

export const cursor = (): Cursor => ({ bytes: Buffer.alloc(0), room: Buffer.alloc(0), at: 0, keep: 0, base: 0, ended: false, line: 1, counted: 0, nextBreak: 0 })

/** Adds a chunk behind the bytes that are still needed. */
export function feed(c: Cursor, chunk: Uint8Array): void {
  lineAt(c, c.keep)
  c.bytes = joined(c, Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
  c.base += c.keep
  c.at -= c.keep
  c.counted -= c.keep
  c.keep = 0
  c.nextBreak = -1
}

/** What is still needed and a chunk behind it. A chunk on its own is not copied. */
function joined(c: Cursor, chunk: Buffer): Buffer {
  const rest = c.bytes.length - c.keep
  if (rest === 0) return chunk
  const needed = rest + chunk.length
  const room = c.room.length < needed ? Buffer.allocUnsafe(2 * needed) : c.room
  c.bytes.copy(room, 0, c.keep)
  room.set(chunk, rest)
  c.room = room
  return room.subarray(0, needed)
}

function nextBreak(c: Cursor, from: number): number {
  const found = c.bytes.indexOf(newline, from)
  return found < 0 ? c.bytes.length : found
}

/** Line of the byte at `index`, from 1. Calls must not go backwards beyond the last counted place. */
export function lineAt(c: Cursor, index: number): number {
  if (c.counted >= index) return c.line
  if (c.nextBreak < 0) c.nextBreak = nextBreak(c, c.counted)
  while (c.nextBreak < index) {
    c.line++
    c.nextBreak = nextBreak(c, c.nextBreak + 1)
  }
  c.counted = index
  return c.line
}

/** The next byte, or -1 at the end of the stream. Does not move. */
export function* peek(c: Cursor): Reading<number> {
  while (c.at >= c.bytes.length) {
    if (c.ended) return -1
    yield
  }
  return c.bytes[c.at] as number
}

/** Skips white space as JSON defines it and returns the byte after it, or -1 at the end. */
export function* skipSpace(c: Cursor): Reading<number> {
  for (;;) {
    const { bytes } = c
    let i = c.at
    for (; i < bytes.length; i++) {
      const byte = bytes[i] as number
      if (byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09) continue
      c.at = i
      return byte
    }
    c.at = i
    if (c.ended) return -1
    yield
  }
}
