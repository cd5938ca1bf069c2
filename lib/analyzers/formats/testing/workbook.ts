import { writeZip, type Member } from './zip-writer'

export type TestCell = string | number | { date: number } | { formula: string; result?: string } | { inline: string }
export type TestSheet = { name: string; rows: TestCell[][]; hidden?: boolean; hiddenColumns?: number[]; xml?: string }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const letters = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26))

/** A minimal .xlsx workbook: strings shared, cells of style 1 are dates. `extra` members are added as they are. */
export function writeWorkbook(sheets: TestSheet[], extra: Member[] = []): Uint8Array {
  const shared: string[] = []
  const index = new Map<string, number>()
  const cell = (value: TestCell, ref: string): string => {
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
    if (typeof value === 'string') {
      if (value === '') return ''
      if (!index.has(value)) index.set(value, shared.push(value) - 1)
      return `<c r="${ref}" t="s"><v>${index.get(value)}</v></c>`
    }
    if ('date' in value) return `<c r="${ref}" s="1"><v>${value.date}</v></c>`
    if ('inline' in value) return `<c r="${ref}" t="inlineStr"><is><t>${escape(value.inline)}</t></is></c>`
    return `<c r="${ref}" t="str"><f>${escape(value.formula)}</f>${value.result === undefined ? '' : `<v>${escape(value.result)}</v>`}</c>`
  }
  const parts = sheets.map((sheet, i): Member => {
    const columns = (sheet.hiddenColumns ?? []).map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`).join('')
    const rows = sheet.rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, letters(c) + (r + 1))).join('')}</row>`).join('')
    const xml = `${head}<worksheet xmlns="${main}">${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${rows}</sheetData></worksheet>`
    return { name: `xl/worksheets/sheet${i + 1}.xml`, data: sheet.xml ?? xml }
  })
  return writeZip([
    { name: '[Content_Types].xml', data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>` },
    { name: 'xl/workbook.xml', data: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map((sheet, i) => `<sheet name="${escape(sheet.name)}" sheetId="${i + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>` },
    { name: 'xl/styles.xml', data: `${head}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>` },
    ...parts,
    { name: 'xl/sharedStrings.xml', data: `${head}<sst xmlns="${main}">${shared.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>` },
    ...extra,
  ])
}
