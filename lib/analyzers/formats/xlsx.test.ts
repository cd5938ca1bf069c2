import { expect, test } from 'vitest'
import { openTables } from './table'
import { evidenceOf } from './testing/evidence'
import { writeZip } from './testing/zip-writer'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const office = (namespace: string) => (namespace === strict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships')

/** A workbook of one sheet with this data; names of parts as different programs give them. */
function book(rows: string, { namespace = main, part = 'xl/workbook.xml', prefix = 'r', properties = '', strings = 'sharedStrings.xml', after = '' } = {}) {
  const rels = office(namespace)
  return evidenceOf(
    writeZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: part, data: `<workbook xmlns="${namespace}" xmlns:${prefix}="${rels}">${properties}<sheets><sheet name="S" sheetId="1" ${prefix}:id="a1"/></sheets></workbook>` },
      { name: part.replace('xl/', 'xl/_rels/') + '.rels', data: `<Relationships><Relationship Id="a1" Type="${rels}/worksheet" Target="/xl/worksheets/data.xml"/><Relationship Id="a2" Type="${rels}/sharedStrings" Target="${strings}"/></Relationships>` },
      { name: 'xl/styles.xml', data: `<styleSheet xmlns="${namespace}"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>` },
      { name: `xl/${strings}`, data: `<sst xmlns="${namespace}"><si><t>plain</t></si><si><r><t>in </t></r><r><rPr><b/></rPr><t>two_x000D_</t></r><rPh sb="0" eb="1"><t>said</t></rPh></si></sst>` },
      { name: 'xl/worksheets/data.xml', data: `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData>${after}</worksheet>` },
    ]),
    'table.xlsx',
  )
}
const rowsOf = async (file: ReturnType<typeof book>) => {
  const rows: { number: number; cells: string[]; hidden?: true }[] = []
  for (const table of await openTables(file)) for await (const { number, cells, hidden } of table.rows()) rows.push({ number, cells: cells.map(({ text }) => text), ...(hidden && { hidden }) })
  return rows
}
const cells = async (file: ReturnType<typeof book>) => (await rowsOf(file)).flatMap((row) => row.cells)

test('days and times are told by their style, in both calendars; a number that is none stays a number', async () => {
  const row = '<row r="1"><c r="A1" s="1"><v>46027</v></c><c r="B1" s="2"><v>46027.604166666664</v></c><c r="C1" s="2"><v>46027.9999999</v></c><c r="D1" s="3"><v>46027</v></c><c r="E1"><v>46027</v></c></row>'
  expect(await cells(book(row))).toEqual(['2026-01-05', '2026-01-05T14:30:00', '2026-01-06', '46027', '46027'])
  expect(await cells(book('<row><c s="1"><v>44565</v></c></row>', { properties: '<workbookPr date1904="1"/>' }))).toEqual(['2026-01-05'])
})

test('strict workbooks, other prefixes and other names of parts read the same', async () => {
  const row = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="d"><v>2026-01-05T00:00:00</v></c><c t="d"><v>2026-01-05T14:30:00</v></c><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>'
  const expected = ['plain', 'in two\r', '2026-01-05', '2026-01-05T14:30:00', 'inline']
  expect(await cells(book(row))).toEqual(expected)
  expect(await cells(book(row, { namespace: strict }))).toEqual(expected)
  expect(await cells(book(row, { part: 'xl/workbook22.xml', prefix: 'd3p1', strings: 'sharedStrings22.xml' }))).toEqual(expected)
})

test('hidden rows are read and told, errors are formulas without a result, gaps keep their columns', async () => {
  const rows = await rowsOf(book('<row r="2"><c r="A2" t="str"><f>B2</f><v>kept</v></c></row><row r="5" hidden="1"><c r="C5"><v>1</v></c></row>'))
  expect(rows).toEqual([{ number: 2, cells: ['kept'] }, { number: 5, cells: ['', '', '1'], hidden: true }])
  const [table] = await openTables(book('<row><c t="e"><v>#N/A</v></c></row>'))
  for await (const { cells: [cell] } of table?.rows() ?? []) expect(cell).toEqual({ text: '', formula: 'no-result' })
})

test('merged cells are carried down into the rows they cover, and make no rows', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`
  const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
  const rows = row(1, cell('A1', 'Roster of the program')) + row(4, cell('A4', 'ref'), cell('B4', 'account')) + row(5, cell('A5', 'E-1'), cell('B5', 'a')) + row(6, '<c r="A6"/>', cell('B6', 'b')) + row(7, cell('B7', 'c')) + row(8, cell('B8', 'd')) + row(9, cell('A9', 'E-2'), cell('B9', 'x')) + row(10, cell('A10', 'own'), cell('B10', 'y'))
  const after = '<mergeCells count="5"><mergeCell ref="A1:F3"/><mergeCell ref="A5:A7"/><mergeCell ref="A9:A12"/><mergeCell ref="C5:C7"/><mergeCell ref="B4:D4"/></mergeCells>'
  expect(await rowsOf(book(rows, { after }))).toEqual([
    { number: 1, cells: ['Roster of the program'] }, { number: 4, cells: ['ref', 'account'] }, { number: 5, cells: ['E-1', 'a'] }, { number: 6, cells: ['E-1', 'b'] }, { number: 7, cells: ['E-1', 'c'] },
    { number: 8, cells: ['', 'd'] }, { number: 9, cells: ['E-2', 'x'] }, { number: 10, cells: ['own', 'y'] },
  ])
  expect((await rowsOf(book(rows))).map(({ cells }) => cells[0])).toEqual(['Roster of the program', 'ref', 'E-1', '', '', '', 'E-2', 'own'])
  expect(await cells(book(row(1, cell('A1', 'a'), cell('C1', 'late')) + row(2, cell('A2', 'b')), { after: '<x:mergeCells xmlns:x="y"><x:mergeCell ref="$C$1:$D$2"/></x:mergeCells>' }))).toEqual(['a', '', 'late', 'b', '', 'late'])
})

test('a first line by which Excel is told the delimiter, or PowerShell says a type, is no row', async () => {
  expect(await rowsOf(evidenceOf('#TYPE Selected.System.Object\r\n"name","role"\r\n"a","b"\r\n', 'a.csv'))).toEqual([{ number: 2, cells: ['name', 'role'] }, { number: 3, cells: ['a', 'b'] }])
  expect(await rowsOf(evidenceOf('sep=;\r\nname;role\r\n"a;b";c\r\n', 'a.csv'))).toEqual([{ number: 2, cells: ['name', 'role'] }, { number: 3, cells: ['a;b', 'c'] }])
})
