import { expect, test } from 'vitest'
import { guardEvidence } from '../guard/guard'
import { recognize, sampleOf } from '../recognize'
import { openDocument } from './open-document'
import { evidenceOf } from './testing/evidence'
import { writeZip, type Member } from './testing/zip-writer'

const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
const r = (text: string, looks = '') => `<w:r>${looks ? `<w:rPr>${looks}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (text: string, properties = '') => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${text.startsWith('<') ? text : r(text)}</w:p>`
const word = (body: string, extra: Member[] = [], part = 'word/document.xml') =>
  writeZip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: part, data: `<?xml version="1.0"?><w:document ${names}><w:body>${body}</w:body></w:document>` }, ...extra])
const read = (body: string, extra: Member[] = [], part?: string) => openDocument(evidenceOf(word(body, extra, part), 'manual.docx'))
const texts = async (body: string, extra: Member[] = []) => (await read(body, extra)).blocks.map(({ text }) => text)
const styles = (inner: string): Member => ({ name: 'word/styles.xml', data: `<w:styles ${names}>${inner}</w:styles>` })
const style = (id: string, name: string, more = '') => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

test('text in a text box is read once, beside the paragraph it hangs on, and a watermark is an edge', async () => {
  const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p('Records are kept five years.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('Records are kept five years.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
  expect(await texts(`<w:p>${r('The firm trains everybody ')}<w:r>${box}</w:r>${r('once a year.')}</w:p>`)).toEqual(['Records are kept five years.', 'The firm trains everybody once a year.'])
  const header: Member = { name: 'word/header1.xml', data: `<w:hdr ${names}><w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p></w:hdr>` }
  expect((await read(p('Text.'), [header])).blocks[0]).toMatchObject({ text: 'DRAFT', edge: true })
})

test('rows of nested tables lose nothing, spanning cells keep columns in place, and a table for the looks is given as paragraphs', async () => {
  const cell = (inner: string, properties = '') => `<w:tc>${properties ? `<w:tcPr>${properties}</w:tcPr>` : ''}${inner}</w:tc>`
  const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`
  const inner = table(cell(p('a')) + cell(p('b')))
  expect(await texts(table(cell(p('left')) + cell(p('before') + inner + p('after'))))).toEqual(['a | b', 'left | before after'])
  const spanned = await read(table(cell(p('Who'), '<w:gridSpan w:val="2"/>') + cell(p('When')), cell(p('kai'), '<w:vMerge w:val="restart"/>') + cell(p('read')) + cell(p('May')), cell(p(''), '<w:vMerge/>') + cell(p('write')) + cell(p('June'))))
  expect(spanned.blocks.map(({ cells }) => cells)).toEqual([['Who', '', 'When'], ['kai', 'read', 'May'], ['kai', 'write', 'June']])
  const looks = await read(table(cell(p('1. Purpose', '<w:pStyle w:val="Heading1"/>') + p('This manual says how.'))))
  expect(looks.blocks).toMatchObject([{ text: '1. Purpose', heading: 1 }, { text: 'This manual says how.', heading: 0 }])
})

test('headings are told by what a style is, in whatever language its id was written', async () => {
  const sheet = styles(style('berschrift1', 'heading 1') + style('2', 'heading 2') + style('Own', 'Kapitel', '<w:basedOn w:val="2"/>') + style('Level', 'Firmentext', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') + style('Verz1', 'toc 1'))
  const styled = (id: string, more = '') => `<w:pStyle w:val="${id}"/>${more}`
  const { blocks, unseen } = await read(
    p('A', styled('berschrift1')) + p('B', styled('2')) + p('C', styled('Own', '<w:numPr/>')) + p('D', styled('Level')) + p('E', '<w:outlineLvl w:val="0"/>') + p('F....3', styled('Verz1')) + p('G', styled('Own', '<w:pPrChange><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr></w:pPrChange>')) + p('H'),
    [sheet],
  )
  expect(blocks.map(({ text, heading }) => `${text}${heading}`)).toEqual(['A1', 'B2', 'C2', 'D3', 'E1', 'G2', 'H0'])
  expect(unseen.map(({ text }) => text)).toEqual(['F....3'])
})

test('without heading styles, numbers, capitals and bold short lines are headings', async () => {
  const { blocks } = await read(p('2. Training of employees') + p(r('Records', '<w:b/>')) + p(r('Note: ', '<w:b/>') + r('kept.')) + p('EXPORT CONTROL MANUAL'))
  expect(blocks.map(({ heading }) => heading)).toEqual([1, 1, 0, 1])
})

test('what nobody sees is no text: deleted, moved, hidden and instructions of fields; the guard still looks at hidden text', async () => {
  const body = p('<w:del><w:r><w:delText>old</w:delText></w:r></w:del>' + r('new ') + '<w:moveFrom>' + r('moved') + '</w:moveFrom><w:r><w:instrText>INCLUDETEXT</w:instrText></w:r>' + r('SSN 219-09-9999', '<w:vanish/>') + r('shown', '<w:vanish w:val="0"/>'))
  expect(await texts(body)).toEqual(['new shown'])
  await expect(guardEvidence([evidenceOf(word(body), 'manual.docx')])).rejects.toMatchObject({ name: 'QuarantinedEvidence' })
})

test('hyphens that do not break, content controls and footnotes are text; comments are none', async () => {
  const foot: Member = { name: 'word/footnotes.xml', data: `<w:footnotes ${names}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>${p('See 22 CFR 120.54.')}</w:footnote></w:footnotes>` }
  const control = `<w:p><w:sdt><w:sdtContent>${r('DFARS 252.204')}<w:r><w:noBreakHyphen/></w:r>${r('7012')}</w:sdtContent></w:sdt></w:p>`
  const { blocks, notes } = await read(control, [foot])
  expect(blocks.map(({ text }) => text)).toEqual(['DFARS 252.204-7012', 'Footnotes', 'See 22 CFR 120.54.'])
  expect(notes).toEqual([])
})

test('Word on the web numbers the body; pieces that only Word puts together, and documents of pictures, are refused', async () => {
  const file = evidenceOf(word(p('ITAR compliance program. Technical data is exported only under a license of DDTC.'), [], 'word/document2.xml'), 'x.bin')
  expect(recognize(await sampleOf(file))?.analyzer).toBe('compliance-program')
  await expect(read('<w:altChunk r:id="rId5"/>')).rejects.toMatchObject({ name: 'UnreadableEvidence', reason: expect.stringMatching(/another format/) as string })
  await expect(read('<w:p><w:r><w:drawing/></w:r></w:p>')).rejects.toMatchObject({ reason: 'The document holds no text.' })
})

test('the text of diagrams is read with its place, once, and what is drawn from it is not', async () => {
  const points = (...texts: string[]) => `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt modelId="0" type="doc"><dgm:prSet loTypeId="x"/></dgm:pt>${texts.map((text) => `<dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`).join('')}<dgm:pt type="sibTrans"><dgm:t><a:p><a:endParaRPr/></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`
  const parts: Member[] = [
    { name: 'word/diagrams/data2.xml', data: points('Keys in us-gov-west-1') },
    { name: 'word/diagrams/data1.xml', data: points('Program <![CDATA[boundary]]>', 'Slack</a:t></a:r></a:p><a:p><a:r><a:t>outside') },
    { name: 'word/diagrams/drawing1.xml', data: '<x><a:t xmlns:a="a">Slack outside</a:t></x>' },
  ]
  expect((await read(p('Text.'), parts)).blocks.map(({ text, at }) => [text, at.section])).toEqual([['Text.', undefined], ['Program boundary', 'Diagram 1'], ['Slack outside', 'Diagram 1'], ['Keys in us-gov-west-1', 'Diagram 2']])
  expect(await texts(p('Text.'), [{ name: 'word/diagrams/layout1.xml', data: '<x><t>no text of it</t></x>' }])).toEqual(['Text.'])
})
