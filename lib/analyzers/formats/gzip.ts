import { createGunzip, gunzip } from 'node:zlib'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'

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

/**
 * The bytes of a log file, unpacked when it is gzip (by its first two bytes; concatenated members are one stream).
 * Memory stays bounded however large the file is.
 * @throws UnreadableEvidence when the gzip data is cut off, damaged, followed by something else, or a bomb.
 */
export async function* unpacked(file: EvidenceFile): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = []
  let held = 0
  let gzip: boolean | undefined
  const source = file.open()[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await source.next()
      if (next.done) break
      parts.push(next.value)
      held += next.value.length
      if (gzip === undefined && held >= 2) gzip = startsLikeGzip(parts)
      if (gzip === false) yield* drain(parts)
      else if (gzip && held > wholeLimit) return yield* streamed(file.name, parts, source)
    }
    if (!gzip) return yield* drain(parts)
    const whole = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts, held)
    const plain = await unpackWhole(file.name, whole)
    if (plain) yield plain
    else yield* streamed(file.name, [whole], source)
  } finally {
    await source.return?.()
  }
}

function startsLikeGzip(parts: Uint8Array[]): boolean {
  const head = parts.flatMap((part) => [...part.subarray(0, 2)])
  return head[0] === 0x1f && head[1] === 0x8b
}

function* drain(parts: Uint8Array[]): Generator<Uint8Array> {
  yield* parts
  parts.length = 0
}

/**
 * The size that the last four bytes of gzip data name, within what the data can unpack to. Room for all of it at once
 * saves putting pieces together; a false size costs only that.
 */
function sizeNamed(whole: Uint8Array): number {
  const named = whole.length < 4 ? 0 : new DataView(whole.buffer, whole.byteOffset + whole.length - 4, 4).getUint32(0, true)
  return Math.max(ordinary, Math.min(named + 1, whole.length * maximumGzipRatio, wholeUnpacked))
}

/** All of a small file at once, which is several times faster; null when it turns out large after all. */
function unpackWhole(name: string, whole: Uint8Array): Promise<Uint8Array | null> {
  return new Promise((done, fail) => {
    gunzip(whole, { maxOutputLength: wholeUnpacked, chunkSize: sizeNamed(whole) }, (error, plain) => {
      if (error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') done(null)
      else if (error) fail(broken(name, error))
      else if (plain.length > ratioFloor && plain.length > whole.length * maximumGzipRatio) fail(bomb(name))
      else done(plain)
    })
  })
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
