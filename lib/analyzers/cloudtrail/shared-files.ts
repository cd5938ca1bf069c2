import type { FileScan, Scanned } from './scan-file'

/** Pieces of memory that two threads share, a file in each, and what is to be known of each (`fields`). */
export type SharedFiles = { control: Int32Array; memories: Uint8Array[] }
/** What another thread left of a file: what the extractor says, and the memory with the file and the rows. */
export type ScannedFile = Scanned & { memory: Uint8Array }

/** Most files that wait for the other thread or for their turn. */
const most = 8
/** Bytes of a piece: a file as long as the extractor has room for, and many rows. No more of it is used than a file needs. */
const size = 5 * 1024 * 1024
/** Nothing in it that is waited for; packed bytes at its end, for whoever comes first; with the other thread; scanned; not to be scanned. */
const [unused, offered, taken, scanned, refused] = [0, 1, 2, 3, 4]
/** Numbers of each piece. `turn` counts the files; `said` is where the other thread wrote what it found, as JSON. */
const [state, turn, packed, file, hash, saidAt, saidLength, fields] = [0, 1, 2, 3, 4, 5, 6, 7]
/** The number behind those of all pieces changes with each offer. */
const offers = most * fields

/** Where packed bytes begin, near the end of a piece: at a whole word, since shared memory is otherwise copied byte by byte. */
const packedAt = (length: number) => (size - length) & ~7
const packedIn = (memory: Uint8Array, length: number) => memory.subarray(packedAt(length), packedAt(length) + length)

/** The side that counts: offers files, and takes back each at its turn, scanned or not. An offer is the number of its piece. */
export type FileSharing = {
  shared: SharedFiles
  /** Null when no piece is free, or the file is too long for one. */
  offer: (parts: Uint8Array[], number: number, hash: boolean) => number | null
  /** True when nobody has begun it: nobody will. */
  takeBack: (offer: number) => boolean
  isTaken: (offer: number) => boolean
  scanned: (offer: number) => ScannedFile | null
  free: (offer: number) => void
}

export function fileSharing(): FileSharing {
  const control = new Int32Array(new SharedArrayBuffer((offers + 1) * 4))
  const memories = Array.from({ length: most }, () => new Uint8Array(new SharedArrayBuffer(size)))
  const free = [...memories.keys()]
  let turns = 0
  return {
    shared: { control, memories },
    offer(parts, number, hashed) {
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      const slot = length > size ? undefined : free.pop()
      if (slot === undefined) return null
      let at = packedAt(length)
      for (const part of parts) {
        memories[slot]?.set(part, at)
        at += part.length
      }
      control.set([turns++, length, number, Number(hashed)], slot * fields + turn)
      Atomics.store(control, slot * fields + state, offered)
      Atomics.add(control, offers, 1)
      Atomics.notify(control, offers)
      return slot
    },
    takeBack: (slot) => Atomics.compareExchange(control, slot * fields + state, offered, unused) === offered,
    isTaken: (slot) => Atomics.load(control, slot * fields + state) === taken,
    scanned(slot) {
      if (Atomics.load(control, slot * fields + state) !== scanned) return null
      const [memory, at, length] = [memories[slot] as Uint8Array, control[slot * fields + saidAt] as number, control[slot * fields + saidLength] as number]
      return { ...(JSON.parse(Buffer.from(memory.buffer, at, length).toString()) as Scanned), memory }
    },
    free: (slot) => void free.push(slot),
  }
}

/**
 * For the other thread: scans the offered file whose turn comes last, so that nobody waits for it. False when there is none.
 */
export function scanOne({ control, memories }: SharedFiles, scan: FileScan): boolean {
  let [slot, last] = [-1, -1]
  for (let i = 0; i < most; i++) {
    if (Atomics.load(control, i * fields + state) === offered && (control[i * fields + turn] as number) > last) [slot, last] = [i, control[i * fields + turn] as number]
  }
  if (slot < 0) return false
  const of = (field: number) => slot * fields + field
  if (Atomics.compareExchange(control, of(state), offered, taken) !== offered) return true
  const memory = memories[slot] as Uint8Array
  const found = scan(packedIn(memory, control[of(packed)] as number), control[of(file)] as number, control[of(hash)] === 1, memory)
  const said = new TextEncoder().encode(JSON.stringify(found))
  const fits = found !== null && found.end + said.length <= size
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
