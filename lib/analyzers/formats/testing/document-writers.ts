import { deflateSync } from 'node:zlib'
import { writeZip, type Member } from './zip-writer'

export type Paragraph = string | { heading: number; text: string } | { table: string[][] } | { listed: string } | { inserted: string; deleted: string }
export type DocxOptions = { header?: string; comment?: string; title?: string; pages?: number; extra?: Member[] }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`

function paragraphXml(each: Paragraph): string {
  if (typeof each === 'string') return `<w:p>${run(each)}</w:p>`
  if ('heading' in each) return `<w:p><w:pPr><w:pStyle w:val="Heading${each.heading}"/></w:pPr>${run(each.text)}</w:p>`
  if ('listed' in each) return `<w:p><w:pPr><w:numPr/></w:pPr>${run(each.listed)}</w:p>`
  if ('table' in each) return `<w:tbl>${each.table.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  return `<w:p><w:ins w:author="a">${run(each.inserted)}</w:ins><w:del w:author="a"><w:r><w:delText>${escape(each.deleted)}</w:delText></w:r></w:del></w:p>`
}

/** A minimal .docx with these paragraphs. */
export function writeDocx(paragraphs: Paragraph[], options: DocxOptions = {}): Uint8Array {
  const part = (root: string, inner: string) => `<?xml version="1.0"?><w:${root} ${name}>${inner}</w:${root}>`
  return writeZip([
    { name: '[Content_Types].xml', data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: 'word/document.xml', data: part('document', `<w:body>${paragraphs.map(paragraphXml).join('')}</w:body>`) },
    ...(options.header ? [{ name: 'word/header1.xml', data: part('hdr', paragraphXml(options.header)) }] : []),
    ...(options.comment ? [{ name: 'word/comments.xml', data: part('comments', `<w:comment>${paragraphXml(options.comment)}</w:comment>`) }] : []),
    ...(options.title ? [{ name: 'docProps/core.xml', data: `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${escape(options.title)}</dc:title></cp:coreProperties>` }] : []),
    ...(options.pages ? [{ name: 'docProps/app.xml', data: `<Properties><Pages>${options.pages}</Pages></Properties>` }] : []),
    ...(options.extra ?? []),
  ])
}

export type PdfPage = { lines: (string | { text: string; size: number })[] } | { image: true }
export type PdfOptions = { title?: string; javascript?: boolean; xfa?: boolean; encrypted?: boolean; annotation?: string }

/** A minimal PDF: lines of Helvetica from the top down, or a page that shows nothing but a picture. */
export function writePdf(pages: PdfPage[], options: PdfOptions = {}): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const stream = (data: string, head = '') => `<< ${head} /Length ${data.length} >>\nstream\n${data}\nendstream`
  const safe = (text: string) => text.replace(/[\\()]/g, '\\$&')
  const first = 5
  const kids = pages.map((_, i) => `${first + i * 3} 0 R`)
  add(`<< /Type /Catalog /Pages 2 0 R${options.javascript ? ' /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' : ''}${options.xfa ? ' /AcroForm << /Fields [] /XFA [(preamble) 4 0 R] >>' : ''} >>`)
  add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add(`<< /Title (${safe(options.title ?? '')}) >>`)
  pages.forEach((page, i) => {
    const note = options.annotation && i === 0 ? ` /Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${safe(options.annotation)}) >>]` : ''
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + i * 3 + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I ${first + i * 3 + 2} 0 R >> >>${note} >>`)
    add(stream('image' in page ? 'q 600 0 0 780 0 0 cm /I Do Q' : textOf(page.lines, safe)))
    const pixels = deflateSync(Buffer.alloc(64, 200)).toString('latin1')
    add(stream(pixels, '/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode'))
  })
  const offsets: number[] = []
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  objects.forEach((body, i) => {
    offsets.push(out.length)
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
  })
  const locked = ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'28'.repeat(32)}> /U <${'5a'.repeat(32)}> /P -4 >> /ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>]`
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R${options.encrypted ? locked : ''} >>\nstartxref\n${out.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(out, 'latin1'))
}

function textOf(lines: (string | { text: string; size: number })[], safe: (text: string) => string): string {
  let y = 760
  return lines
    .map((line) => {
      const { text, size } = typeof line === 'string' ? { text: line, size: 10 } : line
      y -= size * 1.4
      return `BT /F ${size} Tf 1 0 0 1 54 ${y.toFixed(1)} Tm (${safe(text)}) Tj ET`
    })
    .join('\n')
}
