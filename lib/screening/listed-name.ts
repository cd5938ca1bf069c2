import { plainName } from '../checklist/entity-names'

/** Legal forms and titles that tell nobody apart, beside those of `plainName`. */
const empty = /\b(?:gmbh|ag|kg|sa|srl|sarl|spa|bv|nv|oy|ab|as|aps|pte|pty|sdn|bhd|jsc|ojsc|pjsc|ooo|oao|zao|fzco|fze|kk|the|of|and|mr|mrs|ms|dr)\b/g

/** A name for comparison with a list: as `plainName`, without more legal forms; empty when it is nothing but those. */
export const listedName = (name: string): string => plainName(name).replace(empty, ' ').replace(/\s+/g, ' ').trim()

/** Jaro-Winkler similarity of two texts, 0 to 1. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const matched: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      matched.push(a[i] as string)
      break
    }
  }
  const same = matched.length
  if (same === 0) return 0
  const other = [...b].filter((_, j) => taken[j])
  const swapped = matched.filter((letter, i) => letter !== other[i]).length / 2
  const jaro = (same / a.length + same / b.length + (same - swapped) / same) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
