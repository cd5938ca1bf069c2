import { UnreadableEvidence } from '../analyzer'
import type { Block, DocumentText } from './document'
import { preparePdfGround } from './pdf-ground'
import { blocksOf, linesOfItems, unreadableShare, withFields, type Field, type TextLine } from './pdf-lines'

const maximumPages = 2000
const asText = 'Export the document again from its source as an ordinary PDF with text, or upload the DOCX.'
/** Below this many characters a page that shows a picture is taken for a scan. */
const scannedBelow = 40

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Annotation = { subtype?: string; fieldType?: string; fieldValue?: unknown; checkBox?: boolean; radioButton?: boolean; buttonValue?: string; exportValue?: string; rect?: number[]; hidden?: boolean; contentsObj?: { str?: string } }
type Page = Awaited<ReturnType<Awaited<ReturnType<PdfLibrary['getDocument']>['promise']>['getPage']>>

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
    if (info.IsCollectionPresent) throw refuse('The PDF is a portfolio: a cover with other files in it, which are not read.', 'Save the documents out of it and upload each by itself.')
    if (info.IsXFAPresent) throw refuse('The PDF is an XFA form, which only Adobe Reader shows.')
    if ((await pdf.hasJSActions()) || (await pdf.getOpenAction())?.has('action')) throw refuse('The PDF carries JavaScript or starts an action by itself.')
    const pages: TextLine[][] = []
    const notes: Block[] = []
    const unreadPages: number[] = []
    let attached = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const annotations = (await page.getAnnotations()) as Annotation[]
      const lines = withFields(linesOfItems((await page.getTextContent()).items), annotations.flatMap(fieldOf))
      pages.push(lines)
      attached += annotations.filter(({ subtype }) => subtype === 'FileAttachment').length
      for (const note of annotations) if (note.contentsObj?.str) notes.push({ text: String(note.contentsObj.str).slice(0, 5000), heading: 0, at: { page: number } })
      if (lines.reduce((sum, line) => sum + line.text.length, 0) < scannedBelow && (await showsPicture(page, OPS))) unreadPages.push(number)
      page.cleanup()
    }
    const characters = pages.flat().reduce((sum, line) => sum + line.text.length, 0)
    if (unreadPages.length > pdf.numPages / 2) {
      throw refuse(`The PDF is a scan: ${unreadPages.length} of ${pdf.numPages} pages are pictures without text.`, 'Upload the document it was printed from (DOCX, Markdown or a PDF with text), or a copy with recognized text.', unreadPages[0])
    }
    if (characters < scannedBelow) throw refuse('The PDF holds no text.', asText, 1)
    if (unreadableShare(pages) > 0.1) throw refuse('The fonts of the PDF do not say which letters they show, so its text cannot be read.', asText, 1)
    const attachments = attached + countOf(await pdf.getAttachments())
    const title = typeof info.Title === 'string' && info.Title.trim() !== '' ? info.Title.trim().slice(0, 200) : null
    return { format: 'pdf', pages: pdf.numPages, blocks: blocksOf(pages), notes, unseen: [], unreadPages, trackedChanges: 0, attachments, title }
  } catch (error) {
    if (error instanceof UnreadableEvidence) throw error
    if (error instanceof Error && error.name === 'PasswordException') throw refuse('The PDF is protected by a password.', 'Upload a copy without a password.')
    throw refuse('The PDF is broken: it cannot be read to its end.')
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function showsPicture(page: Page, ops: PdfLibrary['OPS']): Promise<boolean> {
  const { fnArray } = await page.getOperatorList()
  return fnArray.some((fn) => fn === ops.paintImageXObject || fn === ops.paintInlineImageXObject || fn === ops.paintImageMaskXObject)
}

/** What somebody filled into a form: the text of a field, or a mark in a box. */
function fieldOf({ subtype, fieldType, fieldValue, checkBox, radioButton, buttonValue, exportValue, rect, hidden }: Annotation): Field[] {
  if (subtype !== 'Widget' || hidden || !rect || rect.length < 4) return []
  const [left = 0, bottom = 0, , top = 0] = rect
  const at = { left, bottom, top }
  if (fieldType === 'Btn') {
    if (!checkBox && !radioButton) return []
    const own = checkBox ? exportValue : buttonValue
    return [{ ...at, text: own !== undefined && fieldValue === own ? '[x]' : '[ ]' }]
  }
  const text = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((each) => typeof each === 'string').join(', ').trim()
  return text === '' ? [] : [{ ...at, text: text.slice(0, 5000) }]
}

/** How many files a PDF lists, in whichever form the library gives the list. */
const countOf = (listed: unknown): number => (listed instanceof Map ? listed.size : Object.keys(listed ?? {}).length)
