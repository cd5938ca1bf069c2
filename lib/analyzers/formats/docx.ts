import { estimatedPages, type Block, type DocumentText } from './document'
import { scanXml } from './xml'
import type { Zip } from './zip'

/** True when the members are those of a Word document. */
export const isWordDocument = (members: string[]) => members.includes('word/document.xml')

/**
 * The text of a Word document: paragraphs with heading levels, table rows, headers and footers as edges, comments as notes.
 * Deleted text of tracked changes is left out and counted.
 * @throws UnreadableEvidence when a part is broken.
 */
export async function readDocx(zip: Zip, file: string): Promise<DocumentText> {
  const body = await readPart(zip, file, 'word/document.xml')
  const edges: Block[] = []
  const notes: Block[] = []
  for (const name of zip.members) {
    if (/^word\/(?:header|footer)\d*\.xml$/.test(name)) edges.push(...(await readPart(zip, file, name)).blocks.map((block) => ({ ...block, heading: 0, edge: true })))
    if (/^word\/(?:comments|footnotes|endnotes)\.xml$/.test(name)) notes.push(...(await readPart(zip, file, name)).blocks)
  }
  const blocks = [...edges, ...body.blocks]
  return {
    format: 'docx',
    pages: (await appPages(zip, file)) ?? estimatedPages(body.blocks),
    blocks,
    notes,
    trackedChanges: body.tracked,
    attachments: zip.members.filter((name) => name.startsWith('word/embeddings/')).length,
    title: (await coreTitle(zip, file)) ?? body.blocks.find((block) => block.heading > 0)?.text ?? null,
  }
}

async function readPart(zip: Zip, file: string, part: string): Promise<{ blocks: Block[]; tracked: number }> {
  const blocks: Block[] = []
  const depth = { deleted: 0, table: 0, text: 0 }
  let tracked = 0
  let text = ''
  let style = ''
  let listed = false
  let number = 0
  let cells: string[] = []
  let cell = ''
  const endParagraph = () => {
    number++
    if (depth.table > 0) cell += (cell && text ? ' ' : '') + text
    else if (text.trim() !== '') blocks.push({ text: (listed ? '- ' : '') + text, heading: styleLevel(style), at: { line: number } })
    text = ''
    style = ''
    listed = false
  }
  await scanXml(zip.stream(part), { file, part }, {
    open(name, attributes) {
      if (name === 't') depth.text++
      else if (name === 'tab') text += ' '
      else if (name === 'br') text += '\n'
      else if (name === 'pStyle') style = attributes['w:val'] ?? ''
      else if (name === 'numPr') listed = true
      else if (name === 'tbl') depth.table++
      else if (name === 'tr') cells = []
      else if (name === 'tc') cell = ''
      else if (name === 'ins' || name === 'del' || name === 'moveFrom') {
        tracked++
        if (name !== 'ins') depth.deleted++
      }
    },
    close(name) {
      if (name === 't') depth.text--
      else if (name === 'p') endParagraph()
      else if (name === 'tbl') depth.table--
      else if (name === 'tc') cells.push(cell.trim())
      else if (name === 'tr') {
        if (cells.some((each) => each !== '')) blocks.push({ text: cells.join(' | '), heading: 0, at: { line: number }, cells })
      } else if (name === 'del' || name === 'moveFrom') depth.deleted--
    },
    text(piece) {
      if (depth.text > 0 && depth.deleted === 0) text += piece
    },
  })
  return { blocks, tracked }
}

function styleLevel(style: string): number {
  if (/^(?:title)$/i.test(style)) return 1
  return Number(/^(?:heading|berschrift|titre|.*heading)\s*([1-6])$/i.exec(style)?.[1] ?? 0)
}

async function coreTitle(zip: Zip, file: string): Promise<string | null> {
  const title = await elementText(zip, file, 'docProps/core.xml', 'title')
  return title.trim() === '' ? null : title.trim().slice(0, 200)
}

async function appPages(zip: Zip, file: string): Promise<number | null> {
  const pages = Number(await elementText(zip, file, 'docProps/app.xml', 'Pages'))
  return Number.isInteger(pages) && pages > 0 && pages <= 100_000 ? pages : null
}

async function elementText(zip: Zip, file: string, part: string, element: string): Promise<string> {
  if (!zip.has(part)) return ''
  let inside = false
  let value = ''
  await scanXml(zip.stream(part), { file, part }, {
    open: (name) => void (inside ||= name === element),
    close: (name) => void (name === element && (inside = false)),
    text: (text) => void (inside && (value += text)),
  })
  return value
}
