import { UnreadableEvidence } from '../analyzer'
import { estimatedPages, type Block, type DocumentText } from './document'
import { readDiagrams } from './docx-diagrams'
import { readWordPart } from './docx-part'
import { readWordStyles } from './docx-styles'
import { scanXml } from './xml'
import type { Zip } from './zip'

/** The part that holds the body; Word on the web numbers it (`document2.xml`). */
const bodyPart = /^word\/document\d{0,3}\.xml$/

/** True when the members are those of a Word document. */
export const isWordDocument = (members: string[]) => members.some((name) => bodyPart.test(name))

/**
 * The text of a Word document: paragraphs with heading levels, table rows, diagrams and footnotes after the body, headers, footers and
 * watermarks as edges, comments as notes. Deleted text of tracked changes is left out and counted.
 * @throws UnreadableEvidence when a part is broken or there is no text.
 */
export async function readDocx(zip: Zip, file: string): Promise<DocumentText> {
  const styles = await readWordStyles(zip, file)
  const read = (part: string) => readWordPart(zip, file, part, styles)
  const body = await read(zip.members.find((name) => bodyPart.test(name)) ?? 'word/document.xml')
  const edges: Block[] = []
  const feet: Block[] = []
  const notes: Block[] = []
  const unseen = [...body.unseen]
  for (const name of zip.members) {
    const kind = /^word\/(header|footer|comments|footnotes|endnotes)\d*\.xml$/.exec(name)?.[1]
    if (kind === undefined) continue
    const part = await read(name)
    unseen.push(...part.unseen)
    if (kind === 'comments') notes.push(...part.blocks)
    else if (kind.endsWith('notes')) feet.push(...part.blocks.map((block) => ({ ...block, heading: 0 })))
    else edges.push(...part.blocks.map((block) => ({ ...block, heading: 0, edge: true })))
  }
  if (feet.length > 0) feet.unshift({ text: 'Footnotes', heading: 1, at: { section: 'Footnotes' } })
  const blocks = [...edges, ...body.blocks, ...(await readDiagrams(zip, file)), ...feet]
  if (blocks.every(({ text }) => text.trim() === '')) throw new UnreadableEvidence('The document holds no text.', { file }, 'Pictures are not read: upload a document with text.')
  return {
    format: 'docx',
    pages: Math.max((await appPages(zip, file)) ?? 1, estimatedPages(body.blocks)),
    blocks,
    notes,
    unseen,
    unreadPages: [],
    trackedChanges: body.tracked,
    attachments: zip.members.filter((name) => name.startsWith('word/embeddings/')).length,
    title: (await coreTitle(zip, file)) ?? body.blocks.find((block) => block.heading > 0)?.text ?? null,
  }
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
