import type { Block } from '../formats/document'

/** Joins a line to what stands before it; words that a line end has broken become whole again. */
export type JoinLines = (before: string, next: string) => string

const broken = /(\p{L}+(?:\.\p{L}+)*\.?)[-\u2010]$/u
const goesOn = /^\p{Ll}+/u

/**
 * How the lines of a document join. A hyphen at the end of a line stays where both halves are words of the document, or the
 * whole stands in it with the hyphen ("export-" and "controlled"); else it was only there because the line ended.
 */
export function lineJoiner(blocks: Block[]): JoinLines {
  let words: Set<string> | null = null
  const known = (word: string) => {
    words ??= new Set(blocks.flatMap(({ text }) => text.toLowerCase().match(/(?<![-\u2010])\b\p{L}+(?:-\p{L}+)*\b(?!-$)/gu) ?? []))
    return words.has(word.toLowerCase())
  }
  return (before, next) => {
    if (before === '') return next
    const end = before.slice(-80)
    if (!/[\p{L}\p{N}.][-\u2010]$/u.test(end) || !/^[\p{L}\p{N}]/u.test(next)) return `${before} ${next}`
    const half = broken.exec(end)?.[1]
    const rest = half === undefined ? undefined : goesOn.exec(next.slice(0, 80))?.[0]
    if (half === undefined || rest === undefined) return before + next
    if (half.includes('.') || known(`${half}-${rest}`) || (!known(half + rest) && known(half) && known(rest))) return before + next
    return before.slice(0, -1) + next
  }
}
