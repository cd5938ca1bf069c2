import { deflateSync } from 'node:zlib'

/**
 * A PDF of one page with something in its catalog, or a page whose content is this packed stream.
 * @param catalog what the catalog says beside its pages
 * @param content deflated bytes of the page, latin1
 * @param kids what the tree of pages says of its pages
 */
export function pdfOf(catalog: string, content = deflateSync('BT /F 12 Tf 72 720 Td (The compliance manual of a firm that does not exist.) Tj ET').toString('latin1'), kids = '/Kids [3 0 R]'): Buffer {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages ${kids} /Count 1 >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  return assembled(objects)
}

/**
 * A script that stands in no plain byte of the file: the action is an object in a packed stream (ISO 32000-2, 7.5.7).
 * @param says what the dictionary of that stream says before the rest of it
 * @param action another object than the script
 */
export function packedScript(says = '', action = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'): Buffer {
  const packed = deflateSync(`7 0 ${action}`).toString('latin1')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 7 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length 66 >>\nstream\n${'BT /F 12 Tf 72 720 Td (A manual of a firm that does not exist) Tj ET'.slice(0, 66)}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /ObjStm /N 1 /First 4 ${says}/Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
  ]
  return referenced(objects)
}

function body(objects: string[]): { text: string; offsets: number[] } {
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  return { text, offsets }
}

function assembled(objects: string[]): Buffer {
  const { text, offsets } = body(objects)
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}

/** With a cross-reference stream, which alone can name objects in packed streams: object 7 is the first in object 6. */
function referenced(objects: string[]): Buffer {
  const { text, offsets } = body(objects)
  const row = (type: number, second: number, third: number) => Buffer.from([type, (second >> 16) & 255, (second >> 8) & 255, second & 255, third])
  const rows = Buffer.concat([row(0, 0, 255), ...offsets.map((at) => row(1, at, 0)), row(2, 6, 0), row(1, text.length, 0)])
  const packed = deflateSync(rows).toString('latin1')
  return Buffer.from(`${text}8 0 obj\n<< /Type /XRef /Size 9 /W [1 3 1] /Root 1 0 R /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}
