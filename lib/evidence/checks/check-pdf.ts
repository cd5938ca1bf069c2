import type { EvidenceFile } from '../../analyzers/analyzer'
import { allBytes } from '../../analyzers/formats/bytes'
import { hiddenInPdf } from './pdf-hidden'
import { refuse } from './refusal'
import type { Scan } from './scan'
import { uploadTypes } from './upload-policy'

const again = 'Export it again from its source as an ordinary PDF with text and without a password.'

/**
 * Holds a PDF to its frame: it begins at the first byte, ends where the file ends, needs no password, starts nothing, carries no other file.
 * Its text is read later, by a reader that runs nothing of it.
 * @throws UnreadableEvidence
 */
export async function checkPdf(file: EvidenceFile, { tail }: Scan): Promise<void> {
  const end = Buffer.from(tail).toString('latin1')
  const last = end.lastIndexOf('%%EOF')
  if (last < 0) throw refuse('The PDF is cut off: its end is missing.', file.name, again)
  if (/[^\s\0]/.test(end.slice(last + 5))) throw refuse('Something follows the end of the PDF.', file.name, again)
  const bytes = await allBytes(file, uploadTypes.pdf.packed)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text)) throw refuse('The PDF is protected by a password.', file.name, 'Upload a copy without a password.')
  const hidden = hiddenInPdf(text)
  if (hidden === 'active') throw refuse('The PDF carries a program or starts one, or is a form that only one program shows.', file.name, again)
  if (hidden === 'attached') throw refuse('The PDF carries other files, where nobody would look.', file.name, 'Upload those files on their own, and the PDF without them.')
  if (hidden === 'packed') throw refuse('The PDF packs its objects in a way that cannot be looked into.', file.name, again)
}
