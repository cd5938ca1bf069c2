/** Whether an id was seen before, in at most 128 MB. */
export type SeenIds = {
  /** True when it is new within `of`; null once so many are kept that it is no longer checked. */
  add: (id: string, of?: string) => boolean | null
  /** The same by the hashes of both, as `hashText` gives them. */
  addHashed: (idHigh: number, idLow: number, ofHigh: number, ofLow: number) => boolean | null
  /** Looks at where an id will be put, so that the processor fetches it: many at once wait hardly longer than one. The number says nothing. */
  expect: (idHigh: number, idLow: number, ofHigh: number, ofLow: number) => number
  size: () => number
}

/** Shares of the ids, each in a table that grows on its own: a small one is put into a larger one within the processor's cache. */
const tables = 256
const full = 0.7
const encoder = new TextEncoder()

/** Two hashes of 32 bits of a text, over its UTF-8 bytes by four. The extractor of CloudTrail computes the same. */
export function hashText(text: string): { high: number; low: number } {
  const bytes = encoder.encode(text)
  let high = 0x811c9dc5
  let low = 0x9747b28c
  for (let i = 0; i < bytes.length; i += 4) {
    const word = (bytes[i] as number) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24)
    high = Math.imul(high ^ word, 0x01000193)
    high ^= high >>> 15
    low = Math.imul(low ^ word, 0x5bd1e995)
    low ^= low >>> 13
  }
  return { high, low }
}

/**
 * Remembers ids by 64 bits of hash: among ten million ids a false match is less likely than one in a hundred thousand.
 * `limit` ids are kept at most.
 */
export function seenIds(limit = 8_000_000): SeenIds {
  const slots: Uint32Array[] = Array.from({ length: tables }, () => new Uint32Array(2 * 8))
  const held = new Uint32Array(tables)
  let size = 0
  const grown = (table: Uint32Array): Uint32Array => {
    const larger = new Uint32Array(table.length * 2)
    for (let i = 0; i < table.length; i += 2) {
      if (table[i] !== 0 || table[i + 1] !== 0) insert(larger, table[i] as number, table[i + 1] as number)
    }
    return larger
  }
  const addHashed: SeenIds['addHashed'] = (idHigh, idLow, ofHigh, ofLow) => {
    if (size >= limit) return null
    const high = mixedHigh(idHigh, idLow, ofHigh, ofLow)
    const number = high & (tables - 1)
    const table = slots[number] as Uint32Array
    if (!insert(table, high, mixedLow(idLow, ofLow))) return false
    size++
    held[number] = (held[number] as number) + 1
    if ((held[number] as number) > (table.length / 2) * full) slots[number] = grown(table)
    return true
  }
  return {
    size: () => size,
    addHashed,
    expect(idHigh, idLow, ofHigh, ofLow) {
      const table = slots[mixedHigh(idHigh, idLow, ofHigh, ofLow) & (tables - 1)] as Uint32Array
      return table[2 * (mixedLow(idLow, ofLow) & (table.length / 2 - 1))] as number
    },
    add(id, of = '') {
      const [a, b] = [hashText(id), hashText(of)]
      return addHashed(a.high, a.low, b.high, b.low)
    },
  }
}

function mixedHigh(idHigh: number, idLow: number, ofHigh: number, ofLow: number): number {
  const low = Math.imul(ofLow, 31) ^ idLow
  return (Math.imul(ofHigh, 31) ^ idHigh ^ (low >>> 13)) >>> 0
}

/** Never 0, which marks a free place. */
function mixedLow(idLow: number, ofLow: number): number {
  const low = Math.imul(ofLow, 31) ^ idLow
  return ((low ^ (low >>> 15)) >>> 0) || 1
}

/** Puts a hash into a table that has room for it; false when it was there. */
function insert(table: Uint32Array, high: number, low: number): boolean {
  const mask = table.length / 2 - 1
  for (let slot = low & mask; ; slot = (slot + 1) & mask) {
    const [a, b] = [table[2 * slot], table[2 * slot + 1]]
    if (a === high && b === low) return false
    if (a === 0 && b === 0) {
      table[2 * slot] = high
      table[2 * slot + 1] = low
      return true
    }
  }
}
