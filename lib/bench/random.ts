/** Numbers that look random and are the same for the same seed (mulberry32), so that every run reads the same files. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  const letters = (alphabet: string, length: number): string => Array.from({ length }, () => alphabet[below(alphabet.length)]).join('')
  return {
    below,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    hex: (length: number): string => {
      let text = ''
      while (text.length < length) text += next().toString(16).padStart(8, '0')
      return text.slice(0, length)
    },
    id: (length: number): string => letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length),
    uuid(): string {
      const h = this.hex(32)
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`
    },
  }
}
export type Random = ReturnType<typeof seeded>
