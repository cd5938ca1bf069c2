/** Whether an id was seen before, in at most 128 MB. */
export type SeenIds = {
  /** True when it is new within `of`; null once so many are kept that it is no longer checked. */
  add: (id: string, of?: string) => boolean | null
  /** The same by the hashes of both, as `hashText` gives them. */
  addHashed: (idHigh: number, idLow: number, ofHigh: number, ofLow: number) => boolean | null
  size: () => number
}

const full = 0.6
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
  let slots = new Uint32Array(2 * 1024)
  let size = 0
  const insert = (into: Uint32Array, high: number, low: number): boolean => {
    const mask = into.length / 2 - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const [a, b] = [into[2 * slot], into[2 * slot + 1]]
      if (a === high && b === low) return false
      if (a === 0 && b === 0) {
        into[2 * slot] = high
        into[2 * slot + 1] = low
        return true
      }
    }
  }
  const grow = () => {
    const larger = new Uint32Array(slots.length * 2)
    for (let i = 0; i < slots.length; i += 2) {
      if (slots[i] !== 0 || slots[i + 1] !== 0) insert(larger, slots[i] as number, slots[i + 1] as number)
    }
    slots = larger
  }
  const addHashed: SeenIds['addHashed'] = (idHigh, idLow, ofHigh, ofLow) => {
    if (size >= limit) return null
    const high = Math.imul(ofHigh, 31) ^ idHigh
    const low = Math.imul(ofLow, 31) ^ idLow
    const isNew = insert(slots, (high ^ (low >>> 13)) >>> 0, ((low ^ (low >>> 15)) >>> 0) || 1)
    if (isNew && ++size > (slots.length / 2) * full) grow()
    return isNew
  }
  return {
    size: () => size,
    addHashed,
    add(id, of = '') {
      const [a, b] = [hashText(id), hashText(of)]
      return addHashed(a.high, a.low, b.high, b.low)
    },
  }
}
