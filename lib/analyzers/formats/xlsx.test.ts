import { expect, test } from 'vitest'
import { openTables } from './table'
import { evidenceOf } from './testing/evidence'
import { writeZip } from './testing/zip-writer'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const office = (namespace: string) => (namespace === strict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships')

/** A workbook of one sheet with this data; names of parts as different programs give them. */
function book(rows: string, { namespace = main, part = 'xl/workbook.xml', prefix = 'r', properties = '', strings = 'sharedStrings.xml' } = {}) {
  const rels = office(namespace)
  return evidenceOf(
    writeZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: part, data: `<workbook xmlns="${namespace}" xmlns:${prefix}="${rels}">${properties}<sheets><sheet name="S" sheetId="1" ${prefix}:id="a1"/></sheets></workbook>` },
      { name: part.replace('xl/', 'xl/_rels/') + '.rels', data: `<Relationships><Relationship Id="a1" Type="${rels}/worksheet" Target="/xl/worksheets/data.xml"/><Relationship Id="a2" Type="${rels}/sharedStrings" Target="${strings}"/></Relationships>` },
      { name: 'xl/styles.xml', data: `<styleSheet xmlns="${namespace}"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>` },
      { name: `xl/${strings}`, data: `<sst xmlns="${namespace}"><si><t>plain</t></si><si><r><t>in </t></r><r><rPr><b/></rPr><t>two_x000D_</t></r><rPh sb="0" eb="1"><t>said</t></rPh></si></sst>` },
      { name: 'xl/worksheets/data.xml', data: `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData></worksheet>` },
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

test('a first line by which Excel is told the delimiter, or PowerShell says a type, is no row', async () => {
  expect(await rowsOf(evidenceOf('#TYPE Selected.System.Object\r\n"name","role"\r\n"a","b"\r\n', 'a.csv'))).toEqual([{ number: 2, cells: ['name', 'role'] }, { number: 3, cells: ['a', 'b'] }])
  expect(await rowsOf(evidenceOf('sep=;\r\nname;role\r\n"a;b";c\r\n', 'a.csv'))).toEqual([{ number: 2, cells: ['name', 'role'] }, { number: 3, cells: ['a;b', 'c'] }])
})
