import { createGunzip, gunzip } from 'node:zlib'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { gunzipInto, type Room } from './gunzip-into'

/** Unpacked bytes per packed byte beyond which a file is taken for a decompression bomb (domain.md section 5). */
export const maximumGzipRatio = 100
/** Below this many unpacked bytes the ratio says nothing. */
const ratioFloor = 1024 * 1024
const wholeLimit = 4 * 1024 * 1024
const wholeUnpacked = 32 * 1024 * 1024
const ordinary = 256 * 1024

const bomb = (file: string) =>
  new UnreadableEvidence(
    `The gzip data unpacks to more than ${maximumGzipRatio} times its size.`,
    { file },
    'Upload the log files as delivered, uncompressed if need be.',
  )
const broken = (file: string, error: unknown) =>
  new UnreadableEvidence(
    error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
      ? 'The gzip data is cut off before its end.'
      : 'The gzip data is damaged, or something follows its end.',
    { file },
    'Download the file again and upload it unchanged.',
  )

/** What has come of a file so far, enough to know what it is: all of a small packed one, or the beginning and the rest. */
export type Arrived = { file: string; kind: 'plain' | 'small gzip' | 'large gzip'; parts: Uint8Array[]; rest: AsyncIterator<Uint8Array> }

/**
 * Fetches a file as far as `Arrived` says. Whoever does not read it to its end calls `rest.return`. With `passing`, and
 * where the file has such, the chunks of one that is not packed lie in memory that is used again.
 */
export async function arrive(file: EvidenceFile, passing?: 'passing'): Promise<Arrived> {
  const parts: Uint8Array[] = []
  const again = passing && file.passing
  const rest = (again ?? file.open)()[Symbol.asyncIterator]()
  const as = (kind: Arrived['kind']): Arrived => ({ file: file.name, kind, parts, rest })
  let gzip: boolean | undefined
  for (let held = 0; ; ) {
    const next = await rest.next()
    if (next.done) return as(gzip ? 'small gzip' : 'plain')
    parts.push(next.value)
    held += next.value.length
    if (held >= 2) gzip ??= startsLikeGzip(parts)
    if (gzip === false) return as('plain')
    if (again) parts.push(new Uint8Array(parts.pop() as Uint8Array))
    if (held > wholeLimit) return as('large gzip')
  }
}

const ended: AsyncIterator<Uint8Array> = { next: () => Promise.resolve({ done: true, value: undefined }) }

/** The same of a file that was read whole. */
export function arrivedWhole(file: string, bytes: Uint8Array): Arrived {
  return { file, kind: startsLikeGzip([bytes]) ? 'small gzip' : 'plain', parts: bytes.length === 0 ? [] : [bytes], rest: ended }
}

/**
 * The bytes of a log file, unpacked when it is gzip (by its first two bytes; concatenated members are one stream).
 * Memory stays bounded however large the file is.
 * @throws UnreadableEvidence when the gzip data is cut off, damaged, followed by something else, or a bomb.
 */
export async function* unpacked(file: EvidenceFile): AsyncGenerator<Uint8Array> {
  yield* unpackedOf(await arrive(file), unpackedWhole)
}

/** The same bytes of a file that has arrived. `whole` unpacks a small one. */
export async function* unpackedOf(arrived: Arrived, whole: (file: string, packed: Uint8Array) => Uint8Array | null | Promise<Uint8Array | null>): AsyncGenerator<Uint8Array> {
  const { file, kind, parts, rest } = arrived
  try {
    if (kind === 'large gzip') return yield* streamed(file, parts, rest)
    if (kind === 'small gzip') {
      const packed = wholeOf(arrived)
      const plain = await whole(file, packed)
      if (plain) yield plain
      else yield* streamed(file, [packed], rest)
      return
    }
    yield* parts
    parts.length = 0
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** All that has come of a file, in one piece. */
export const wholeOf = ({ parts }: Arrived): Uint8Array => (parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts))

function startsLikeGzip(parts: Uint8Array[]): boolean {
  const head = parts.flatMap((part) => [...part.subarray(0, 2)])
  return head[0] === 0x1f && head[1] === 0x8b
}

/**
 * The size that the last four bytes of gzip data name, within what the data can unpack to. Room for all of it at once
 * saves putting pieces together; a false size costs only that.
 */
function sizeNamed(whole: Uint8Array): number {
  const named = whole.length < 4 ? 0 : new DataView(whole.buffer, whole.byteOffset + whole.length - 4, 4).getUint32(0, true)
  return Math.max(ordinary, Math.min(named + 1, whole.length * maximumGzipRatio, wholeUnpacked))
}

const limits = (whole: Uint8Array) => ({ maxOutputLength: wholeUnpacked, chunkSize: sizeNamed(whole) })

/** All of a small file at once, which is several times faster; null when it turns out large after all. */
async function unpackedWhole(file: string, whole: Uint8Array): Promise<Uint8Array | null> {
  try {
    return judged(file, whole, await new Promise<Uint8Array>((done, fail) => gunzip(whole, limits(whole), (error, plain) => (error ? fail(error) : done(plain)))))
  } catch (error) {
    return nullWhenLarge(file, error)
  }
}

/**
 * The same at once, into memory that is used again.
 * @throws UnreadableEvidence as `unpacked` does
 */
export function unpackedInto(room: Room, file: string, whole: Uint8Array): Uint8Array | null {
  try {
    return judged(file, whole, gunzipInto(room, whole, limits(whole)))
  } catch (error) {
    return nullWhenLarge(file, error)
  }
}

function judged(file: string, whole: Uint8Array, plain: Uint8Array): Uint8Array {
  if (plain.length > ratioFloor && plain.length > whole.length * maximumGzipRatio) throw bomb(file)
  return plain
}

function nullWhenLarge(file: string, error: unknown): null {
  if (error instanceof UnreadableEvidence) throw error
  if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null
  throw broken(file, error)
}

async function* streamed(name: string, first: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: ordinary })
  let packed = 0
  let resume = () => {}
  stream.on('drain', () => resume()).on('close', () => resume())
  const feed = async (chunk: Uint8Array) => {
    packed += chunk.length
    if (!stream.destroyed && !stream.write(chunk) && !stream.destroyed) await new Promise<void>((go) => (resume = go))
  }
  const pump = async () => {
    for (const chunk of first) for (let at = 0; at < chunk.length; at += ordinary) await feed(chunk.subarray(at, at + ordinary))
    for (let next = await rest.next(); !next.done && !stream.destroyed; next = await rest.next()) await feed(next.value)
    stream.end()
  }
  let failure: unknown
  const pumping = pump().catch((error: unknown) => {
    failure = error
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  let plain = 0
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      plain += chunk.length
      if (plain > ratioFloor && plain > packed * maximumGzipRatio) throw bomb(name)
      yield chunk
    }
  } catch (error) {
    if (error instanceof UnreadableEvidence || error === failure) throw error
    throw broken(name, error)
  } finally {
    stream.destroy()
    await pumping
  }
}
