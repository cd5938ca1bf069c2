import { UnreadableEvidence } from '../analyzer'
import { docxTables } from './docx-tables'
import { levelOfOutline, wordValue, type WordStyles } from './docx-styles'
import { headingLevel, wordsOf, type Block } from './document'
import { scanXml } from './xml'
import type { Zip } from './zip'

/** The text of one part of a Word document, what in it is hidden or a table of contents, and how many changes are tracked. */
export type WordPart = { blocks: Block[]; unseen: Block[]; tracked: number }

/** A paragraph that is being read. Text boxes hold paragraphs within paragraphs. */
type Paragraph = { text: string; hidden: string; style: string; outline: number; listed: boolean; bold: boolean }

const earlier = /^[a-z]+PrChange$|^numberingChange$/i
const off = /^(?:0|false|off|none)$/

/**
 * Reads one part: paragraphs, rows of tables (nested ones too), text boxes once. Left out is what is not shown: deleted and
 * moved text, and what a text box says again for old versions. Hidden text and entries of the table of contents are given apart.
 * @throws UnreadableEvidence when the part is broken, or holds a piece in another format that only Word puts together.
 */
export async function readWordPart(zip: Zip, file: string, part: string, styles: WordStyles): Promise<WordPart> {
  const blocks: Block[] = []
  const unseen: Block[] = []
  const bold = new Set<Block>()
  const open: Paragraph[] = []
  const tables = docxTables((block) => blocks.push(block))
  const depth = { deleted: 0, text: 0, skipped: 0, run: 0, marks: 0 }
  let tracked = 0
  let number = 0
  let run = { hidden: false, bold: false }
  const write = (piece: string) => {
    const paragraph = open.at(-1)
    if (!paragraph || depth.deleted > 0) return
    if (run.hidden) paragraph.hidden += piece
    else {
      paragraph.text += piece
      if (piece.trim() !== '' && !run.bold) paragraph.bold = false
    }
  }
  const endParagraph = () => {
    const paragraph = open.pop()
    number++
    if (!paragraph) return
    const at = { line: number }
    if (paragraph.hidden.trim() !== '') unseen.push({ text: paragraph.hidden, heading: 0, at })
    const { text } = paragraph
    if (text.trim() === '') return
    if (styles.contents(paragraph.style)) return void unseen.push({ text, heading: 0, at })
    const heading = paragraph.outline >= 0 ? levelOfOutline(paragraph.outline) : styles.level(paragraph.style)
    const block: Block = { text: (paragraph.listed && heading === 0 ? '- ' : '') + text, heading, at }
    if (paragraph.bold && /\p{L}{3}/u.test(text) && wordsOf(text) <= 12 && !/[.;,:]$/.test(text.trim())) bold.add(block)
    if (!tables.take(block)) blocks.push(block)
  }
  await scanXml(zip.stream(part), { file, part }, {
    open(name, attributes) {
      if (depth.skipped > 0 || name === 'Fallback' || earlier.test(name)) {
        depth.skipped++
        return
      }
      const paragraph = open.at(-1)
      if (name === 'p') open.push({ text: '', hidden: '', style: '', outline: -1, listed: false, bold: true })
      else if (name === 'r') {
        depth.run++
        run = { hidden: false, bold: false }
      } else if (name === 'rPr') depth.marks++
      else if (name === 'vanish' && depth.run > 0 && depth.marks > 0) run.hidden = !off.test(wordValue(attributes))
      else if (name === 'b' && depth.run > 0 && depth.marks > 0) run.bold = !off.test(wordValue(attributes))
      else if (name === 't') depth.text++
      else if (name === 'tab' || name === 'ptab') write(' ')
      else if (name === 'br' || name === 'cr') write('\n')
      else if (name === 'noBreakHyphen') write('-')
      else if (name === 'pStyle' && paragraph) paragraph.style = wordValue(attributes)
      else if (name === 'outlineLvl' && paragraph) paragraph.outline = Number(wordValue(attributes))
      else if (name === 'numPr' && paragraph) paragraph.listed = true
      else if (name === 'textpath' && (attributes.string ?? '').trim() !== '') blocks.push({ text: attributes.string as string, heading: 0, at: { line: number + 1 }, edge: true })
      else if (name === 'altChunk' || name === 'subDoc') throw new UnreadableEvidence('A part of the document is kept in another format, and only Word puts it together.', { file, line: number + 1 }, 'Open it in Word, save it as an ordinary .docx, and upload that.')
      else if (name === 'ins' || name === 'del' || name === 'moveFrom') {
        tracked++
        if (name !== 'ins') depth.deleted++
      } else tables.open(name, attributes)
    },
    close(name) {
      if (depth.skipped > 0) depth.skipped--
      else if (name === 't') depth.text--
      else if (name === 'rPr') depth.marks--
      else if (name === 'r') {
        depth.run--
        run = { hidden: false, bold: false }
      } else if (name === 'p') endParagraph()
      else if (name === 'del' || name === 'moveFrom') depth.deleted--
      else tables.close(name)
    },
    text(piece) {
      if (depth.text > 0 && depth.skipped === 0) write(piece)
    },
  })
  if (blocks.every(({ heading }) => heading === 0)) for (const block of blocks) if (!block.cells && !block.edge) tellHeading(block, bold.has(block))
  return { blocks, unseen, tracked }
}

/** In a document without heading styles, a heading is told by its words, or by being short and bold. */
function tellHeading(block: Block, bold: boolean): void {
  const text = block.text.replace(/^- /, '')
  block.heading = headingLevel(text) || (bold ? 1 : 0)
  if (block.heading > 0) block.text = text
}
