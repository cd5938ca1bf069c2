import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { allBytes, firstBytes, isOle, isPdf, isZip } from './bytes'
import { readDocx, isWordDocument } from './docx'
import type { DocumentText } from './document'
import { readPdf } from './pdf'
import { readPlain } from './plain'
import { looksBinary } from './text'
import { openZipFile } from './zip'

const largest = 50 * 1024 * 1024
const largestText = 10 * 1024 * 1024
const asDocument = 'Upload the document as PDF with text, DOCX, Markdown or plain text.'

/**
 * The text of a PDF, DOCX, Markdown or plain text file, told apart by content.
 * @throws UnreadableEvidence when it is empty, another format, protected, scanned or broken.
 */
export async function openDocument(file: EvidenceFile): Promise<DocumentText> {
  const refuse = (reason: string, remedy = asDocument) => new UnreadableEvidence(reason, { file: file.name }, remedy)
  const head = await firstBytes(file.open(), 65536)
  if (head.length === 0) throw refuse('The file is empty.')
  if (isPdf(head)) return readPdf(await allBytes(file, largest), file.name)
  if (isZip(head)) {
    const zip = await openZipFile(file, largest)
    if (!isWordDocument(zip.members)) throw refuse('The container is no Word document.')
    if (zip.members.some((name) => /vbaProject\.bin$/i.test(name))) throw refuse('The document carries macros.', 'Save it as an ordinary document (.docx) without macros.')
    return readDocx(zip, file.name)
  }
  if (isOle(head)) throw refuse('The file is an old .doc document, or one behind a password.')
  if (looksBinary(head)) throw refuse('The file is no document that Veritar reads.')
  const document = readPlain(await allBytes(file, largestText))
  if (document.blocks.every((block) => block.text.trim() === '')) throw refuse('The file is empty.')
  return document
}
