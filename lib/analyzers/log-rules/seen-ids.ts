/** Whether an id was seen before, in at most 128 MB. */
export type SeenIds = {
  /** True when it is new; null once so many are kept that it is no longer checked. */
  add: (id: string) => boolean | null
  size: () => number
}

const full = 0.6

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
  return {
    size: () => size,
    add(id) {
      if (size >= limit) return null
      let high = 0x811c9dc5
      let low = 0x9747b28c
      for (let i = 0; i < id.length; i++) {
        const unit = id.charCodeAt(i)
        high = Math.imul(high ^ unit, 0x01000193)
        low = Math.imul(low ^ (unit + (high >>> 15)), 0x5bd1e995)
      }
      const isNew = insert(slots, (high ^ (low >>> 13)) >>> 0, ((low ^ (low >>> 15)) >>> 0) || 1)
      if (isNew && ++size > (slots.length / 2) * full) grow()
      return isNew
    },
  }
}
