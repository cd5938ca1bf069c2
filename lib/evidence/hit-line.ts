/** What to look for at a place: a word that is surely meant, what was observed, and the sentence about it. */
export type Sought = { mark?: ((word: string) => boolean) | undefined; observed?: string | undefined; message?: string | undefined }
export type Hit = { line: number; word: string }

const tokens = (text: string) => text.split(/[\s,;()[\]{}"'<>=]+/).map((word) => word.replace(/[.:]+$/, '')).filter((word) => word.length > 3)
/** Words of a sentence that can only have been copied out of the evidence: names with digits, dots, signs or a case of their own. */
const copied = (text: string) => tokens(text).filter((word) => /[\d@._:/\\-]|[a-z][A-Z]|[A-Z]{2}/.test(word.slice(0, 200)))

/** What a sentence lists behind its last colon, in the parts that stand apart in the evidence: "hfexports to eastus". */
const listed = (text: string) => (/:\s([^:]+(?:::?\S[^:]*)*)$/.exec(text.slice(0, 1_000))?.[1] ?? '').split('/').flatMap(tokens)

/**
 * The line of a record, of a value or of a passage that shows what an observation says, and the word on it: the one
 * with most of the observed words, the later word when even; else the one with most words of the sentence. Null when no
 * line holds any.
 */
export function hitIn(lines: string[], { mark, observed = '', message = '' }: Sought): Hit | null {
  if (mark) {
    for (const [line, text] of lines.entries()) {
      const word = wordsIn(text).find(mark)
      if (word !== undefined) return { line, word }
    }
  }
  return best(lines, observed === '' ? [] : [observed]) ?? best(lines, tokens(observed)) ?? best(lines, listed(message), false) ?? best(lines, copied(message))
}

/** Addresses, ARNs and other words of a line, as a key of a word can name them. */
const wordsIn = (text: string): string[] => [...(text.match(/[\w.+-]+@[\w.-]+\w|arn:[\w:/.-]+\w/g) ?? []), ...(text.match(/[^\s"',;()[\]{}<>]{4,}/g) ?? [])]

function best(lines: string[], words: string[], byCount = true): Hit | null {
  const wanted = words.map((word) => word.toLowerCase())
  let found: (Hit & { score: number }) | null = null
  for (const [line, text] of lines.entries()) {
    const lower = text.toLowerCase()
    const held = wanted.map((word, i) => (lower.includes(word.length > 3 ? word : `"${word}"`) ? i : -1)).filter((i) => i >= 0)
    const last = held.at(-1)
    if (last === undefined) continue
    // How late the word stands decides among equals: a service is named before its call, a resource before its region.
    const score = (byCount ? held.length * 1_000 : 0) + last
    if (!found || score > found.score) found = { line, word: words[last] as string, score }
  }
  return found && { line: found.line, word: found.word }
}

/** A line cut around a word, whatever its case, as far as it holds it: before, the word, behind. */
export function around(line: string, word: string): [string, string, string] {
  const at = word === '' ? -1 : line.toLowerCase().indexOf(word.toLowerCase())
  return at < 0 ? [line, '', ''] : [line.slice(0, at), line.slice(at, at + word.length), line.slice(at + word.length)]
}
