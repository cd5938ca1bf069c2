import { room, type Room } from '../formats/gunzip-into'
import { unpackedInto } from '../formats/gzip'
import { extractorParts, type ExtractorParts } from './extractor/extractor'
import type { FileScan, Scanned } from './scan-file'

/** The extractor of the other thread, with pieces of memory behind its own, a file in each, and what is to be known of each (`fields`). */
export type SharedFiles = { control: Int32Array; parts: ExtractorParts }
/** What another thread left of a file: what the extractor says, and the memory with the file and the rows. */
export type ScannedFile = Scanned & { memory: Uint8Array }

/** Most files that wait for the other thread or for their turn. */
const most = 9
/** Bytes of a piece: a file as long as the extractor has room for, and many rows. No more of it is used than a file needs. */
const size = 5 * 1024 * 1024
/** Bytes behind a file that the extractor needs for itself. */
const behind = 64
/**
 * What stands in a piece: nothing that is waited for; packed bytes at its end; those with a thread that unpacks them; the file
 * at its beginning, too; that with the other thread; what it found; or nothing that it can scan, so that the file is read
 * at its turn. The packed bytes stay until then.
 */
const [unused, offered, unpacking, unpacked, taken, scanned, refused] = [0, 1, 2, 3, 4, 5, 6]
/** Numbers of each piece. `turn` counts the files; `said` is where the other thread wrote what it found, as JSON. */
const [state, turn, packedAt, packedLength, plainLength, file, hash, saidAt, saidLength, fields] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
/** The number behind those of all pieces changes with everything that the other thread may wait for. */
const news = most * fields

/** The side that counts: offers files, and gets what the other thread found in each. A file is known by the number of its piece. */
export type FileSharing = {
  shared: SharedFiles
  /** The end of a piece of memory, for a packed file of at most so many bytes; null when none is free, or the file is too long. */
  held: (length: number) => { slot: number; memory: Uint8Array } | null
  /** Offers the first `length` bytes of what `held` gave. */
  offer: (slot: number, length: number, number: number, hash: boolean) => void
  /** What was found in a file; null when it cannot be scanned, undefined while that is not known. */
  found: (slot: number) => ScannedFile | null | undefined
  /** Unpacks the offered file whose turn comes last; false when there is none. */
  help: () => boolean
  /** Waits until a file may have been scanned, for a millisecond at most. */
  wait: (slot: number) => void
  free: (slot: number) => void
}

/** Null where the engine has no such memory. */
export function fileSharing(): FileSharing | null {
  const parts = extractorParts(most, size)
  if (!parts) return null
  const control = new Int32Array(new SharedArrayBuffer((news + 1) * 4))
  const shared = { control, parts }
  const free = [...parts.pieces.keys()]
  let turns = 0
  const near = room(new Uint8Array(size))
  return {
    shared,
    held(length) {
      const slot = length > size ? undefined : free.pop()
      if (slot === undefined) return null
      // At a whole word: shared memory is otherwise copied byte by byte.
      const at = (size - length) & ~7
      Atomics.store(control, slot * fields + state, unused)
      control[slot * fields + packedAt] = at
      return { slot, memory: (parts.pieces[slot] as Uint8Array).subarray(at) }
    },
    offer(slot, length, number, hashed) {
      const of = slot * fields
      control[of + turn] = turns++
      control[of + packedLength] = length
      control[of + file] = number
      control[of + hash] = Number(hashed)
      tell(shared, slot, offered)
    },
    found(slot) {
      const now = Atomics.load(control, slot * fields + state)
      if (now === unused || now === refused) return null
      if (now !== scanned) return undefined
      const [memory, at, length] = [parts.pieces[slot] as Uint8Array, control[slot * fields + saidAt] as number, control[slot * fields + saidLength] as number]
      return { ...(JSON.parse(Buffer.from(memory.buffer, memory.byteOffset + at, length).toString()) as Scanned), memory }
    },
    help() {
      const slot = find(shared, [offered], (a, b) => a > b)
      if (slot === null) return false
      if (unpack(shared, slot, near)) tell(shared, slot, unpacked)
      return true
    },
    wait: (slot) => void Atomics.wait(control, slot * fields + state, Atomics.load(control, slot * fields + state), 1),
    free: (slot) => void free.push(slot),
  }
}

/** The file in one of these states whose turn comes before that of the others, or after. */
function find({ control }: SharedFiles, states: number[], comes: (a: number, b: number) => boolean): number | null {
  let best: number | null = null
  for (let i = 0; i < most; i++) {
    if (!states.includes(Atomics.load(control, i * fields + state))) continue
    if (best === null || comes(control[i * fields + turn] as number, control[best * fields + turn] as number)) best = i
  }
  return best
}

/** Says what is with a file, to whoever waits for it. */
function tell({ control }: SharedFiles, slot: number, what: number): void {
  Atomics.store(control, slot * fields + state, what)
  Atomics.notify(control, slot * fields + state)
  Atomics.add(control, news, 1)
  Atomics.notify(control, news)
}

/** Unpacks an offered file to the beginning of its piece; false when another thread has it, or it cannot be: then it is refused. */
function unpack(shared: SharedFiles, slot: number, near: Room | null): boolean {
  const { control, parts } = shared
  const of = (field: number) => slot * fields + field
  if (Atomics.compareExchange(control, of(state), offered, unpacking) !== offered) return false
  const piece = parts.pieces[slot] as Uint8Array
  const at = control[of(packedAt)] as number
  const into = piece.subarray(0, Math.max(0, at - behind))
  const plain = unpackedOrNull(near ?? room(into), piece.subarray(at, at + (control[of(packedLength)] as number)))
  if (!plain || plain.length > into.length || (!near && plain.buffer !== piece.buffer)) {
    tell(shared, slot, refused)
    return false
  }
  if (near) Buffer.from(into.buffer, into.byteOffset).fill(plain, 0, plain.length)
  control[of(plainLength)] = plain.length
  return true
}

/** What is damaged is said where the file is counted. */
function unpackedOrNull(into: Room, packed: Uint8Array): Uint8Array | null {
  try {
    return unpackedInto(into, '', packed)
  } catch {
    return null
  }
}

/** For the other thread: scans the file whose turn comes first, and unpacks it before that where nobody has. False when there is none. */
export function scanOne(shared: SharedFiles, scan: FileScan): boolean {
  const { control, parts } = shared
  const slot = find(shared, [offered, unpacked], (a, b) => a < b)
  if (slot === null) return false
  const of = (field: number) => slot * fields + field
  if (!unpack(shared, slot, null) && Atomics.compareExchange(control, of(state), unpacked, taken) !== unpacked) return true
  const memory = (parts.pieces[slot] as Uint8Array).subarray(0, control[of(packedAt)] as number)
  const found = scan(memory, control[of(plainLength)] as number, control[of(file)] as number, control[of(hash)] === 1)
  const said = new TextEncoder().encode(JSON.stringify(found))
  const fits = found !== null && found.end + said.length <= memory.length
  if (fits) memory.set(said, found.end)
  control[of(saidAt)] = found?.end ?? 0
  control[of(saidLength)] = said.length
  tell(shared, slot, fits ? scanned : refused)
  return true
}

/** For the other thread: scans what is offered, and never returns. */
export function scanForever(shared: SharedFiles, scan: FileScan): never {
  for (;;) {
    const before = Atomics.load(shared.control, news)
    if (!scanOne(shared, scan)) Atomics.wait(shared.control, news, before)
  }
}
