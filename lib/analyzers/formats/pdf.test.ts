import { expect, test } from 'vitest'
import { openDocument } from './open-document'
import { evidenceOf } from './testing/evidence'

const stream = (data: string, head = '') => `<< ${head} /Length ${data.length} >>\nstream\n${data}\nendstream`
const says = (lines: string[], matrix = (i: number) => `1 0 0 1 54 ${740 - i * 14}`) => lines.map((line, i) => `BT /F 10 Tf ${matrix(i)} Tm (${line.replace(/[\\()]/g, '\\$&')}) Tj ET`).join('\n')
const picture = 'q 600 0 0 780 0 0 cm /I Do Q'

/** A PDF of these pages; object 5 is the first one of `extra`. */
function pdf(pages: string[], { catalog = '', page = '', extra = [] as string[] } = {}) {
  const first = 5 + extra.length
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    stream('\xc8\xc8\xc8\xc8', '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray'),
    ...extra,
    ...pages.flatMap((content, i) => [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + i * 2 + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> ${i === 0 ? page : ''} >>`, stream(content)]),
  ]
  let out = '%PDF-1.7\n'
  const offsets = objects.map((body, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`
  return evidenceOf(Buffer.from(out, 'latin1'), 'manual.pdf')
}
const texts = async (file: ReturnType<typeof pdf>) => (await openDocument(file)).blocks.map(({ text }) => text)
const lines = ['Every export of technical data needs a license.', 'Records are kept for five years.']

test('a page whose writing is turned reads line by line', async () => {
  expect(await texts(pdf([says(lines, (i) => `0 1 -1 0 ${100 + i * 14} 54`)], { page: '/Rotate 90' }))).toEqual(lines)
  expect(await texts(pdf([says(lines, (i) => `0.9659 0.2588 -0.2588 0.9659 ${100 - i * 20} ${300 - i * 40}`)]))).toEqual(lines)
})

test('two columns that are written one after the other stay apart', async () => {
  const left = says(['The firm trains every', 'employee once a year.'])
  const right = says(['Records are kept for', 'at least five years.'], (i) => `1 0 0 1 320 ${740 - i * 14}`)
  expect(await texts(pdf([`${left}\n${right}`]))).toEqual(['The firm trains every', 'employee once a year.', 'Records are kept for', 'at least five years.'])
})

test('pages that are pictures are named where most can be read, and refused where most cannot', async () => {
  expect((await openDocument(pdf([says(lines), says(lines), picture]))).unreadPages).toEqual([3])
  expect((await openDocument(pdf([says(lines), `${picture}\n${says(lines)}`]))).unreadPages).toEqual([])
  await expect(openDocument(pdf([says(lines), picture, picture]))).rejects.toMatchObject({ reason: expect.stringMatching(/is a scan: 2 of 3/) as string, place: { page: 2 } })
})

test('what is filled into a form is text, where it stands', async () => {
  const field = (rest: string, rect: string) => `<< /Type /Annot /Subtype /Widget /Rect [${rect}] ${rest} >>`
  const extra = [field('/FT /Tx /T (entity) /V (Tidewater Cloud LLC)', '200 738 400 752'), field('/FT /Btn /T (yes) /V /On /AS /On /AP << /N << /On 4 0 R /Off 4 0 R >> >>', '30 724 40 736'), field('/FT /Btn /T (no) /V /Off /AS /Off /AP << /N << /On 4 0 R /Off 4 0 R >> >>', '30 710 40 722')]
  const form = pdf([says(['Name of the entity:', 'Yes, foreign interests exist', 'No, there are none at all'])], { catalog: '/AcroForm << /Fields [5 0 R 6 0 R 7 0 R] >>', page: '/Annots [5 0 R 6 0 R 7 0 R]', extra })
  expect(await texts(form)).toEqual(['Name of the entity: Tidewater Cloud LLC', '[x] Yes, foreign interests exist', '[ ] No, there are none at all'])
})

test('attachments are counted, and a portfolio, which is a cover with other files, is refused', async () => {
  const extra = ['<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>', stream('inside', '/Type /EmbeddedFile')]
  const names = '/Names << /EmbeddedFiles << /Names [(a.txt) 5 0 R] >> >>'
  expect((await openDocument(pdf([says(lines)], { catalog: names, extra }))).attachments).toBe(1)
  expect((await openDocument(pdf([says(lines)]))).attachments).toBe(0)
  await expect(openDocument(pdf([says(lines)], { catalog: `${names} /Collection << /Type /Collection >>`, extra }))).rejects.toMatchObject({ reason: expect.stringMatching(/portfolio/) as string })
})

test('fonts that do not say which letters they show are no text', async () => {
  const extra = [stream('/CIDInit begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange endcmap'), '<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Odd /ToUnicode 5 0 R /FirstChar 32 /LastChar 126 >>']
  await expect(openDocument(pdf([says(lines)], { extra, page: '/Resources << /Font << /F 6 0 R >> >>' }))).rejects.toMatchObject({ reason: expect.stringMatching(/which letters/) as string })
})
