import { extractorMemory } from './extractor/extractor'
import type { FileScan, Scanned } from './scan-file'

/** The memory of the other thread's extractor, with pieces behind it, a file in each, and what is to be known of each (`fields`). */
export type SharedFiles = { control: Int32Array; memory: WebAssembly.Memory; pieces: Uint8Array[] }
/** What another thread left of a file: what the extractor says, and the memory with the file and the rows. */
export type ScannedFile = Scanned & { memory: Uint8Array }

/** Most files that wait for the other thread or for their turn. */
const most = 8
/** Bytes of a piece: a file as long as the extractor has room for, and many rows. No more of it is used than a file needs. */
const size = 5 * 1024 * 1024
/** Nothing in it that is waited for; packed bytes at its end, for whoever comes first; with the other thread; scanned; not to be scanned. */
const [unused, offered, taken, scanned, refused] = [0, 1, 2, 3, 4]
/** Numbers of each piece. `turn` counts the files; `said` is where the other thread wrote what it found, as JSON. */
const [state, turn, packedAt, packedLength, file, hash, saidAt, saidLength, fields] = [0, 1, 2, 3, 4, 5, 6, 7, 8]
/** The number behind those of all pieces changes with each offer. */
const offers = most * fields

/** The side that counts: offers files, and takes back each at its turn, scanned or not. A file is known by the number of its piece. */
export type FileSharing = {
  shared: SharedFiles
  /** The end of a piece of memory, for a packed file of at most so many bytes; null when none is free, or the file is too long. */
  held: (length: number) => { slot: number; memory: Uint8Array } | null
  /** Offers the first `length` bytes of what `held` gave. */
  offer: (slot: number, length: number, number: number, hash: boolean) => void
  /** True when nobody has begun it: nobody will. */
  takeBack: (slot: number) => boolean
  isTaken: (slot: number) => boolean
  scanned: (slot: number) => ScannedFile | null
  free: (slot: number) => void
}

/** Null where the engine has no memory for it. */
export function fileSharing(): FileSharing | null {
  const extracting = extractorMemory(most, size)
  if (!extracting) return null
  const control = new Int32Array(new SharedArrayBuffer((offers + 1) * 4))
  const { memory, pieces } = extracting
  const free = [...pieces.keys()]
  let turns = 0
  return {
    shared: { control, memory, pieces },
    held(length) {
      const slot = length > size ? undefined : free.pop()
      if (slot === undefined) return null
      // At a whole word: shared memory is otherwise copied byte by byte.
      const at = (size - length) & ~7
      Atomics.store(control, slot * fields + state, unused)
      control[slot * fields + packedAt] = at
      return { slot, memory: (pieces[slot] as Uint8Array).subarray(at) }
    },
    offer(slot, length, number, hashed) {
      const of = slot * fields
      control[of + turn] = turns++
      control[of + packedLength] = length
      control[of + file] = number
      control[of + hash] = Number(hashed)
      Atomics.store(control, of + state, offered)
      Atomics.add(control, offers, 1)
      Atomics.notify(control, offers)
    },
    takeBack: (slot) => Atomics.compareExchange(control, slot * fields + state, offered, unused) === offered,
    isTaken: (slot) => Atomics.load(control, slot * fields + state) === taken,
    scanned(slot) {
      if (Atomics.load(control, slot * fields + state) !== scanned) return null
      const [memory, at, length] = [pieces[slot] as Uint8Array, control[slot * fields + saidAt] as number, control[slot * fields + saidLength] as number]
      return { ...(JSON.parse(Buffer.from(memory.buffer, memory.byteOffset + at, length).toString()) as Scanned), memory }
    },
    free: (slot) => void free.push(slot),
  }
}

/**
 * For the other thread: scans the offered file whose turn comes last, so that nobody waits for it. False when there is none.
 */
export function scanOne({ control, pieces }: SharedFiles, scan: FileScan): boolean {
  let [slot, last] = [-1, -1]
  for (let i = 0; i < most; i++) {
    if (Atomics.load(control, i * fields + state) === offered && (control[i * fields + turn] as number) > last) [slot, last] = [i, control[i * fields + turn] as number]
  }
  if (slot < 0) return false
  const of = (field: number) => slot * fields + field
  if (Atomics.compareExchange(control, of(state), offered, taken) !== offered) return true
  // What is found stands before the packed file, which stays as it is: whoever counts may have to read it after all.
  const at = control[of(packedAt)] as number
  const memory = (pieces[slot] as Uint8Array).subarray(0, at)
  const packed = (pieces[slot] as Uint8Array).subarray(at, at + (control[of(packedLength)] as number))
  const found = scan(packed, control[of(file)] as number, control[of(hash)] === 1, memory)
  const said = new TextEncoder().encode(JSON.stringify(found))
  const fits = found !== null && found.end + said.length <= memory.length
  if (fits) memory.set(said, found.end)
  control[of(saidAt)] = found?.end ?? 0
  control[of(saidLength)] = said.length
  Atomics.store(control, of(state), fits ? scanned : refused)
  return true
}

/** For the other thread: scans what is offered, and never returns. */
export function scanForever(shared: SharedFiles, scan: FileScan): never {
  for (;;) {
    const before = Atomics.load(shared.control, offers)
    if (!scanOne(shared, scan)) Atomics.wait(shared.control, offers, before)
  }
}
