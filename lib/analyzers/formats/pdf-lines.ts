import { headingLevel, type Block } from './document'

/** A line of a page. `y` is the height of its baseline, `x` where it begins; null where the text is turned. */
export type TextLine = { text: string; size: number; x: number | null; y: number | null }

/** What is filled into a field of a form, and where. */
export type Field = { text: string; left: number; bottom: number; top: number }

type Item = { str: string; transform: number[]; height: number; hasEOL: boolean }

/**
 * The items of a page as lines. A line ends where the next words stand higher or lower across the direction of writing, so
 * that pages that were turned read as they are seen. Soft hyphens are left out.
 */
export function linesOfItems(items: object[]): TextLine[] {
  const lines: TextLine[] = []
  let text = ''
  let size = 0
  let begin: { x: number; y: number; turned: boolean } | null = null
  let before: { across: number; angle: number } | null = null
  const flush = () => {
    const plain = text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()
    if (plain !== '') lines.push({ text: plain, size, x: begin && !begin.turned ? begin.x : null, y: begin && !begin.turned ? begin.y : null })
    text = ''
    size = 0
    begin = null
  }
  for (const item of items) {
    if (!('str' in item)) continue
    const { str, transform, height, hasEOL } = item as Item
    const [a = 1, b = 0, , , x = 0, y = 0] = transform
    if (str.trim() !== '') {
      const length = Math.hypot(a, b) || 1
      const now = { across: (a * y - b * x) / length, angle: Math.atan2(b, a) }
      if (before && (Math.abs(now.across - before.across) > 2 || Math.abs(now.angle - before.angle) > 0.05)) flush()
      before = now
      begin ??= { x, y, turned: Math.abs(now.angle) > 0.05 }
      size = Math.max(size, height)
    }
    text += str
    if (hasEOL) flush()
  }
  flush()
  return lines
}

/** The lines with what was filled in: beside the words of the same height, else as lines of their own. */
export function withFields(lines: TextLine[], fields: Field[]): TextLine[] {
  for (const { text, left, bottom, top } of fields) {
    const beside = lines.findIndex(({ y }) => y !== null && y >= bottom - 3 && y <= top + 1)
    const line = lines[beside]
    if (!line) {
      const below = lines.findIndex(({ y }) => y !== null && y < bottom)
      lines.splice(below < 0 ? lines.length : below, 0, { text, size: 0, x: left, y: bottom })
    } else lines[beside] = { ...line, text: line.x !== null && left < line.x ? `${text} ${line.text}` : `${line.text} ${text}`, x: Math.min(left, line.x ?? left) }
  }
  return lines
}

/** The share of characters that no font says the letter of: private, control and replacement characters. */
export function unreadableShare(pages: TextLine[][]): number {
  let odd = 0
  let all = 0
  for (const { text } of pages.flat()) {
    all += text.length
    odd += text.match(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/g)?.length ?? 0
  }
  return all === 0 ? 0 : odd / all
}

/** Lines as blocks: larger ones are headings, the first and last of a page are where markings stand. */
export function blocksOf(pages: TextLine[][]): Block[] {
  const weight = new Map<number, number>()
  for (const line of pages.flat()) weight.set(Math.round(line.size * 2), (weight.get(Math.round(line.size * 2)) ?? 0) + line.text.length)
  const body = ([...weight].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0) / 2
  return pages.flatMap((lines, i) =>
    lines.map((line, n): Block => {
      const large = line.size > body * 1.15 && line.text.length <= 100 && /\p{L}{3}/u.test(line.text)
      const edge = n === 0 || n === lines.length - 1
      return { text: line.text, heading: large ? 1 : headingLevel(line.text), at: { page: i + 1 }, ...(edge ? { edge } : {}) }
    }),
  )
}
