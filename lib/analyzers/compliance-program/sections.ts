import type { Locator } from '../analyzer'
import type { Block, DocumentText } from '../formats/document'
import { lineJoiner, type JoinLines } from './line-joins'

/** A sentence with its place. `section` in the place is the heading it stands under. */
export type Sentence = { text: string; at: Locator }

/** What stands under one heading. Sentences of neighbouring lines are joined where a sentence runs on. */
export type Section = { title: string; sentences: Sentence[]; text: string }

const longest = 2000

/** The document as sections of sentences. Running headers and footers, which stand on most pages, are left out. */
export function sectionsOf(document: DocumentText): Section[] {
  const running = runningLines(document)
  const join = lineJoiner(document.blocks)
  const sections: Section[] = []
  let current: { title: string; sentences: Sentence[] } = { title: '', sentences: [] }
  let paragraph: Block[] = []
  const endParagraph = () => {
    current.sentences.push(...sentencesOf(paragraph, current.title, join))
    paragraph = []
  }
  const endSection = () => {
    endParagraph()
    if (current.sentences.length > 0 || current.title !== '') sections.push({ ...current, text: [current.title, ...current.sentences.map((each) => each.text)].join('\n') })
  }
  const joins = document.format === 'pdf' || document.format === 'text' || document.format === 'markdown'
  for (const block of document.blocks) {
    if (block.edge && running.has(withoutDigits(block.text))) continue
    if (block.heading > 0) {
      endSection()
      current = { title: block.text.trim().slice(0, 120), sentences: [] }
      continue
    }
    const text = block.text.trim()
    const starts = text === '' || /^(?:[-*•▪◦o]\s|\d{1,2}[.)]\s|\([a-z\d]{1,3}\)\s)/.test(text) || block.cells !== undefined
    if (!joins || starts) endParagraph()
    if (text !== '') paragraph.push(block)
    if (block.cells) endParagraph()
  }
  endSection()
  return sections
}

function runningLines(document: DocumentText): Set<string> {
  if (document.format === 'docx') return new Set(document.blocks.filter((block) => block.edge).map((block) => withoutDigits(block.text)))
  const seen = new Map<string, number>()
  for (const block of document.blocks) if (block.edge) seen.set(withoutDigits(block.text), (seen.get(withoutDigits(block.text)) ?? 0) + 1)
  return new Set([...seen].filter(([, count]) => count >= 3).map(([text]) => text))
}

const withoutDigits = (text: string) => text.replace(/\d+/g, '#').trim()

/** Sentences of one paragraph; each keeps the place of the line it begins on. */
function sentencesOf(blocks: Block[], section: string, join: JoinLines): Sentence[] {
  const starts: { offset: number; at: Locator }[] = []
  let text = ''
  for (const block of blocks) {
    const line = block.text.trim()
    text = join(text, line)
    starts.push({ offset: text.length - line.length, at: block.at })
  }
  const sentences: Sentence[] = []
  let from = 0
  const push = (to: number) => {
    for (let at = from; at < to; at += longest) {
      const piece = text.slice(at, Math.min(to, at + longest)).trim()
      const begins = at + (/\S/.exec(text.slice(at, to))?.index ?? 0)
      if (piece !== '') sentences.push({ text: piece, at: { ...placeAt(starts, begins), ...(section === '' ? {} : { section }) } })
    }
    from = to
  }
  for (const end of text.matchAll(/[.!?;](?=\s+["“(]?[A-Z0-9•-])/g)) {
    const before = text.slice(Math.max(0, end.index - 12), end.index + 1)
    if (!/(?:\b(?:U\.S|e\.g|i\.e|etc|Inc|No|Sec|Mr|Ms|Dr|vs|approx|[A-Z])\.)$/.test(before)) push(end.index + 1)
  }
  push(text.length)
  return sentences
}

function placeAt(starts: { offset: number; at: Locator }[], offset: number): Locator {
  let found: Locator = starts[0]?.at ?? {}
  for (const start of starts) if (start.offset <= offset) found = start.at
  return found
}

/** A quotation of at most 240 characters, white space made single. */
export function quote(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= 240 ? plain : `${plain.slice(0, 237)}...`
}
