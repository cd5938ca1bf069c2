import { headerWords } from './guard/headers'

/** What a table of one kind looks like: the names its columns go by, and which of them make it that kind. */
export type TableShape<F extends string> = {
  /** "training export", for messages. */
  noun: string
  /** Lower-case words of column names for each field. */
  synonyms: Record<F, readonly string[]>
  /** Whether a header with these fields is one. */
  isHeader: (fields: Set<F>) => boolean
  remedy: string
}

/**
 * The fields a header row supplies, by column index. Of several columns for a field the one whose name is listed first
 * wins, so that an e-mail beats a name. A note in parentheses is ignored.
 */
export function fieldsOf<F extends string>(shape: TableShape<F>, header: string[]): Map<number, F> {
  const named = new Map<string, { field: F; rank: number }>()
  const beside = new Map<string, { field: F; rank: number }>()
  for (const [field, names] of Object.entries(shape.synonyms) as [F, readonly string[]][]) names.forEach((name, rank) => (named.has(name) ? beside : named).set(name, { field, rank }))
  const best = new Map<F, { index: number; rank: number }>()
  header.forEach((cell, index) => {
    const bare = cell.replace(/\([^()]{0,200}\)|\[[^\][]{0,200}\]/g, ' ')
    const found = inOneOf(named, cell, bare)
    const before = found && best.get(found.field)
    if (found && (!before || found.rank < before.rank)) best.set(found.field, { index, rank: found.rank })
  })
  // A column that lost against a better one serves another field of its name, where nothing else does.
  const used = new Set([...best.values()].map(({ index }) => index))
  header.forEach((cell, index) => {
    const other = used.has(index) ? undefined : inOneOf(beside, cell, cell)
    if (other && !best.has(other.field)) best.set(other.field, { index, rank: other.rank })
  })
  return new Map([...best].map(([field, { index }]) => [index, field]))
}

const inOneOf = <T>(names: ReadonlyMap<string, T>, cell: string, bare: string): T | undefined => names.get(headerWords(cell)) ?? names.get(headerWords(bare)) ?? names.get(plainWords(bare))

/** Lower-case words without a break inside them, for names such as FedRAMP and DoD. */
const plainWords = (header: string) => header.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
