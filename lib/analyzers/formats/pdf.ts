import { UnreadableEvidence } from '../analyzer'
import { headingLevel, type Block, type DocumentText } from './document'
import { preparePdfGround } from './pdf-ground'

const maximumPages = 2000
const asText = 'Export the document again from its source as an ordinary PDF with text, or upload the DOCX.'
/** Below this many characters a page that shows a picture is taken for a scan. */
const scannedBelow = 40

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Page = Awaited<ReturnType<Awaited<ReturnType<PdfLibrary['getDocument']>['promise']>['getPage']>>
type TextLine = { text: string; size: number }

/**
 * The text of a PDF with its pages. Nothing in it is run: no script, no form, no font, no fetch.
 * @throws UnreadableEvidence when it needs a password, carries JavaScript or an XFA form, is broken, or is a scan.
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<DocumentText> {
  const refuse = (reason: string, remedy = asText, page?: number) => new UnreadableEvidence(reason, page ? { file, page } : { file }, remedy)
  preparePdfGround()
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: bytes.slice(),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: true,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
  })
  task.onPassword = () => {
    throw refuse('The PDF is protected by a password.', 'Upload a copy without a password.')
  }
  try {
    const pdf = await task.promise
    if (pdf.numPages > maximumPages) throw refuse(`The PDF has ${pdf.numPages} pages; ${maximumPages} is the most.`)
    const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> }
    if (info.IsXFAPresent) throw refuse('The PDF is an XFA form, which only Adobe Reader shows.')
    if ((await pdf.hasJSActions()) || (await pdf.getOpenAction())?.has('action')) throw refuse('The PDF carries JavaScript or starts an action by itself.')
    const pages: TextLine[][] = []
    const notes: Block[] = []
    let scanned = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const lines = await linesOfPage(page)
      pages.push(lines)
      for (const note of await page.getAnnotations()) if (note.contentsObj?.str) notes.push({ text: String(note.contentsObj.str).slice(0, 5000), heading: 0, at: { page: number } })
      if (lines.reduce((sum, line) => sum + line.text.length, 0) < scannedBelow && (await showsPicture(page, OPS))) scanned++
      page.cleanup()
    }
    const characters = pages.flat().reduce((sum, line) => sum + line.text.length, 0)
    if (scanned > pdf.numPages / 2) {
      throw refuse(`The PDF is a scan: ${scanned} of ${pdf.numPages} pages are pictures without text.`, 'Upload the document it was printed from (DOCX, Markdown or a PDF with text), or a copy with recognized text.', 1)
    }
    if (characters < scannedBelow) throw refuse('The PDF holds no text.', asText, 1)
    const attachments = Object.keys((await pdf.getAttachments()) ?? {}).length
    const title = typeof info.Title === 'string' && info.Title.trim() !== '' ? info.Title.trim().slice(0, 200) : null
    return { format: 'pdf', pages: pdf.numPages, blocks: blocksOf(pages), notes, trackedChanges: 0, attachments, title }
  } catch (error) {
    if (error instanceof UnreadableEvidence) throw error
    if (error instanceof Error && error.name === 'PasswordException') throw refuse('The PDF is protected by a password.', 'Upload a copy without a password.')
    throw refuse('The PDF is broken: it cannot be read to its end.')
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function linesOfPage(page: Page): Promise<TextLine[]> {
  const { items } = await page.getTextContent()
  const lines: TextLine[] = []
  let text = ''
  let size = 0
  let y: number | null = null
  const flush = () => {
    if (text.trim() !== '') lines.push({ text: text.replace(/\s+/g, ' ').trim(), size })
    text = ''
    size = 0
  }
  for (const item of items) {
    if (!('str' in item)) continue
    const at = item.transform[5] as number
    if (y !== null && Math.abs(at - y) > 2 && item.str.trim() !== '') flush()
    if (item.str.trim() !== '') {
      y = at
      size = Math.max(size, item.height)
    }
    text += item.str
    if (item.hasEOL) flush()
  }
  flush()
  return lines
}

async function showsPicture(page: Page, ops: PdfLibrary['OPS']): Promise<boolean> {
  const { fnArray } = await page.getOperatorList()
  return fnArray.some((fn) => fn === ops.paintImageXObject || fn === ops.paintInlineImageXObject || fn === ops.paintImageMaskXObject)
}

function blocksOf(pages: TextLine[][]): Block[] {
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
