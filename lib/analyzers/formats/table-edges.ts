/** Lines that may stand above the header of a table: the title of a report, its date, what it was filtered by. */
const mostAbove = 15

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '')
/** Names of columns: short, and none of them a number, a date or an address. */
const areNames = (cells: readonly string[]) => cells.every((cell) => cell.length <= 80 && !/^[\d\s.,:/+-]+$|@|\d{4}-\d\d-\d\d/.test(cell.trim()))

/**
 * Which of the first rows is the header: the first, unless rows of one or two filled cells stand above a row of names with
 * another row of at least as many beneath it.
 */
export function headerIndex(rows: readonly (readonly string[])[]): number {
  for (let i = 0; i < Math.min(rows.length, mostAbove + 1); i++) {
    const row = filled(rows[i] as readonly string[])
    if (row.length <= 2) {
      if (/^#/.test(row[0]?.trim() ?? '')) return 0
      continue
    }
    const next = rows.slice(i + 1, i + 3).find((each) => filled(each).length > 0)
    return i > 0 && areNames(row) && next !== undefined && filled(next).length >= 2 ? i : 0
  }
  return 0
}

const note = /^(?:\*|\u2020|(?:grand |sub-?|report )?totals?\b|sum\b|count\b|(?:(?:number of|total) )?(?:records?|rows|people|employees|users|entries)\s*:|(?:report )?(?:generated|exported|printed|created|prepared|last updated)\b|as of\b|page \d|end of (?:report|list|roster|file)\b|notes?\s*:|(?:company )?confidential\b|proprietary\b|internal use only\b|copyright\b|\u00a9)/i

/** A line under the table that is no row of it: its only text is a note or when it was printed, or it adds up. */
export function isFooter(cells: readonly string[]): boolean {
  const [first = '', ...others] = filled(cells).map((cell) => cell.trim())
  if (others.length === 0) return note.test(first)
  return /^(?:grand |sub-?)?totals?:?$/i.test(first) && others.every((cell) => /^[\d\s.,%$-]+$/.test(cell))
}

type Row = { number: number; cells: readonly { text: string }[] }

/** The rows of a table from its header on, without what stands above, and without notes and sums beneath. */
export async function* bodyOf<R extends Row>(rows: AsyncIterable<R>): AsyncGenerator<R> {
  let above: R[] | null = []
  let first = true
  const texts = (row: R) => row.cells.map(({ text }) => text)
  const give = function* (row: R) {
    if (first || !isFooter(texts(row))) yield row
    first = false
  }
  for await (const row of rows) {
    if (above === null) {
      yield* give(row)
      continue
    }
    above.push(row)
    // The usual table begins with its header, and nothing of it is kept.
    const begins = above.length === 1 && filled(texts(row)).length > 2
    if (!begins && above.length < mostAbove + 3) continue
    for (const kept of above.slice(headerIndex(above.map(texts)))) yield* give(kept)
    above = null
  }
  if (above) for (const kept of above.slice(headerIndex(above.map(texts)))) yield* give(kept)
}

/** The cells of a line; a delimiter inside quotation marks does not split. */
export function splitLine(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line.slice(0, 16384)) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/** The text of a table from its header on, for looking at its first lines; any other text as it is. */
export function fromHeader(text: string, delimiter: string | null): string {
  if (delimiter === null || /^\s*[[{<]/.test(text)) return text
  const starts = [0, ...[...text.slice(0, 16384).matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)].slice(0, mostAbove + 4)
  const lines = starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length).split(/[\r\n]/, 1)[0] ?? '')
  return text.slice(starts[headerIndex(lines.map((line) => splitLine(line, delimiter)))])
}

/**
 * The names of a header that stands in two rows, "Verified" over "on" and "by"; null when the lower row is no part of it.
 * What stands above several columns may be written once.
 * @param knows whether a name is one that the reader looks for
 */
export function joinedHeader(upper: readonly string[], lower: readonly string[], knows: (name: string) => boolean): string[] | null {
  const below = filled(lower)
  if (below.length < 2 || below.some((cell) => /\d|@/.test(cell) || cell.length > 40)) return null
  let over = ''
  const names = Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [own, under] = [upper[i]?.trim() ?? '', lower[i]?.trim() ?? '']
    over = own === '' ? over : own
    return [`${over} ${under}`.trim(), under, own].find((name) => name !== '' && knows(name)) ?? `${own} ${under}`.trim()
  })
  const known = (row: readonly string[]) => new Set(row.filter((name) => name !== '' && knows(name)).map((name) => name.toLowerCase())).size
  return known(names) > known(upper) ? names : null
}
