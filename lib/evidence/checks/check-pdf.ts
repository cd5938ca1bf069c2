import type { EvidenceFile } from '../../analyzers/analyzer'
import type { Scan } from './scan'
import { refuse } from './refusal'

const again = 'Export it again from its source as an ordinary PDF with text and without a password.'

/**
 * Holds a PDF to its frame: it begins at the first byte, ends where the file ends, needs no password, starts nothing.
 * Its text is read later, by a reader that runs nothing of it.
 * @throws UnreadableEvidence
 */
export async function checkPdf(file: EvidenceFile, { tail }: Scan): Promise<void> {
  const end = Buffer.from(tail).toString('latin1')
  const last = end.lastIndexOf('%%EOF')
  if (last < 0) throw refuse('The PDF is cut off: its end is missing.', file.name, again)
  if (/[^\s\0]/.test(end.slice(last + 5))) throw refuse('Something follows the end of the PDF.', file.name, again)
  let before = ''
  for await (const chunk of file.open()) {
    const text = before + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text)) throw refuse('The PDF is protected by a password.', file.name, 'Upload a copy without a password.')
    if (/\/S\s*\/(?:Launch|JavaScript)\b/.test(text)) throw refuse('The PDF carries a program or starts one.', file.name, again)
    before = text.slice(-64)
  }
}
