import { isTar } from '../../analyzers/formats/archive'
import { isGzip, isOle, isZip } from '../../analyzers/formats/bytes'
import { decodeText, looksBinary } from '../../analyzers/formats/text'

/** What the first bytes are: something Veritar takes, or what it is instead, in words. A zip may still be an Office file. */
export type Sniffed = { type: 'text' | 'gzip' | 'pdf' | 'zip' | 'tar' } | { not: string }

const latin = (bytes: Uint8Array, end: number) => new TextDecoder('latin1').decode(bytes.subarray(0, end))

const known: [RegExp, string][] = [
  [/^MZ/, 'a Windows program'],
  [/^\x7fELF/, 'a Linux program'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF....WEBP)/s, 'a picture'],
  [/^(?:7z\xbc\xaf|Rar!|BZh[1-9]|\xfd7zXZ|\x28\xb5\x2f\xfd)/, 'an archive of a kind that Veritar does not open'],
  [/^SQLite format 3/, 'a database'],
  [/^PK/, 'a damaged zip archive'],
]

/** Tells a file by its first 64 KiB alone. */
export function sniff(head: Uint8Array): Sniffed {
  const start = latin(head, 1_024)
  if (isOle(head)) return { not: 'an old Office file, or one behind a password' }
  if (isZip(head)) return { type: 'zip' }
  if (isGzip(head)) return { type: 'gzip' }
  if (start.startsWith('%PDF-')) return { type: 'pdf' }
  if (isTar(head)) return { type: 'tar' }
  const named = known.find(([shape]) => shape.test(start))
  if (looksBinary(head)) {
    if (named) return { not: named[1] }
    return { not: start.includes('%PDF-') ? 'a PDF with something in front of it' : 'binary data of a kind that Veritar does not read' }
  }
  const text = decodeText(head)
  if (/^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|svg|script|body|iframe)\b/i.test(text)) return { not: 'a web page or a drawing that a browser would run' }
  if (/^\s*\{\\rt/i.test(text)) return { not: 'rich text, which can carry programs' }
  if (/^\s*%!PS/.test(text)) return { not: 'PostScript, which is a program' }
  if (/^[^\n]{0,2}\s*(?:[^\n]*\n){0,40}%PDF-\d/.test(start) && start.includes('obj')) return { not: 'a PDF with something in front of it' }
  return { type: 'text' }
}
