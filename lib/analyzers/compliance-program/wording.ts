/** How many numbers tell a wording. The share that two texts have in common estimates how much of their wording is. */
export const wordingLength = 64
/** Shorter texts are too much alike to tell whose they are. */
const fewestWords = 300
/** Words that stand together; a changed word changes this many groups. */
const together = 3

/**
 * A wording as 64 numbers (MinHash over groups of three words), by which a manual that was copied and edited is known
 * again: case, punctuation, numbers, dates and the names of the firms in it do not count. Headings and sentences of the
 * law that two manuals share change little of it. Empty for a short text.
 * @param organizations names that the text gives itself or others
 */
export function wordingOf(text: string, organizations: string[]): string[] {
  const wordsIn = (some: string) => some.toLowerCase().match(/\p{L}{2,}/gu) ?? []
  const names = new Set(organizations.flatMap(wordsIn))
  const words = wordsIn(text).filter((word) => !names.has(word))
  if (words.length < fewestWords) return []
  const groups = new Set<number>()
  for (let i = 0; i + together <= words.length; i++) groups.add(hashOf(words.slice(i, i + together).join(' ')))
  const least = new Uint32Array(wordingLength).fill(0xffffffff)
  for (const group of groups) {
    for (let i = 0; i < wordingLength; i++) {
      const value = mixed(group ^ Math.imul(i + 1, 0x9e3779b1))
      if (value < (least[i] as number)) least[i] = value
    }
  }
  return [...least].map((value) => value.toString(36))
}

/** FNV-1a, 32 bits: it spreads, and hides nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finalizer of MurmurHash3: every bit in moves every bit out. */
function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
