import { keyTable } from './fields'
import { program } from './program'

/** Class of a value of a field, from 1; -1 when records with this value have to be parsed. */
export type Classify = (field: number, value: unknown) => number

/**
 * Reads CloudTrail records out of JSON bytes without making values of them: which are alike in all that rules and facts
 * ask, and of each its time and the hash of its id. It knows only what it has proven to be JSON, spelled as CloudTrail
 * does; at anything else it stops.
 */
export type Extractor = {
  window: number
  /** Memory for a file; what stands in it is not copied in order to be read. */
  room: Uint8Array
  /** Reads from `at` on; returns the number of rows. Records of a `list` have commas between them. */
  scan: (bytes: Uint8Array, at: number, list: boolean) => number
  /** The bytes ended in the midst of a record. */
  cut: () => boolean
  /** There is no room for more different values: `forget` makes it, and numbers records anew. */
  full: () => boolean
  forget: () => void
  /** The class of the name of the file that the next records are of. */
  file: (number: number) => void
  /** Seven numbers a record: first byte, byte behind the last, its kind, its identity, seconds since 1970, two of the hash of the id. */
  rows: Uint32Array
}
export const rowLength = 7
/** Numbers of kinds are below this. */
export const kindLimit = 12_288
/** Numbers of identities are below this. */
export const identityLimit = 65_536

// As in assembly/layout.ts and lib/start/build-extractor.ts.
const page = 0x10000
const pages = 297
const input = 0x10000
const inputSize = 0x100000
const fileAt = 0xe80000
const fileSize = 0x400000
const rowsAt = 0x120000
const rowCount = 4096
const keysAt = 0xd11000

type Program = {
  scan: (from: number, length: number, list: number) => number
  isCut: () => number
  isFull: () => number
  forget: () => void
  setFile: (number: number) => void
}
let compiled: WebAssembly.Module | null | undefined
const decoder = new TextDecoder()

/** Code and memory of an extractor, which another thread can be given, with pieces of memory behind what it uses itself. */
export type ExtractorParts = { module: WebAssembly.Module; memory: WebAssembly.Memory; pieces: Uint8Array[] }

/** Parts with `pieces` of `size` bytes: files that stand in one are not copied in order to be read. Null where the engine cannot run it. */
export function extractorParts(pieces = 0, size = 0): ExtractorParts | null {
  compiled ??= compile()
  if (!compiled) return null
  try {
    const whole = pages + Math.ceil((pieces * size) / page)
    const memory = new WebAssembly.Memory({ initial: whole, maximum: whole, shared: true })
    return { module: compiled, memory, pieces: Array.from({ length: pieces }, (_, i) => new Uint8Array(memory.buffer, pages * page + i * size, size)) }
  } catch {
    return null
  }
}

/** A new extractor that knows no value yet; null where the engine cannot run it, and everything is parsed. */
export function extractor(classify: Classify, parts = extractorParts()): Extractor | null {
  if (!parts) return null
  const memory = Buffer.from(parts.memory.buffer)
  const host = { classify: (field: number, at: number, length: number) => classify(field, JSON.parse(decoder.decode(memory.subarray(at, at + length)))) }
  const run = new WebAssembly.Instance(parts.module, { host, env: { memory: parts.memory } }).exports as unknown as Program
  memory.set(keyTable(), keysAt)
  return {
    window: inputSize,
    room: memory.subarray(fileAt, fileAt + fileSize),
    scan(bytes, at, list) {
      if (bytes.buffer === memory.buffer) return run.scan(bytes.byteOffset + at, bytes.length - at, Number(list))
      const length = Math.min(inputSize, bytes.length - at)
      // Memory of several threads is set byte by byte, and filled as fast as any other is.
      memory.fill(bytes.subarray(at, at + length), input, input + length)
      return run.scan(input, length, Number(list))
    },
    cut: () => run.isCut() !== 0,
    full: () => run.isFull() !== 0,
    forget: run.forget,
    file: run.setFile,
    rows: new Uint32Array(parts.memory.buffer, rowsAt, rowLength * rowCount),
  }
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0)))
  } catch {
    return null
  }
}
