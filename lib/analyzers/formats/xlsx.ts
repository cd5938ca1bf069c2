import { UnreadableEvidence } from '../analyzer'
import { maximumColumns } from './csv'
import { carryDown, readMerges } from './xlsx-merges'
import { readSharedStrings, readStyles, readWorkbookParts, workbookPart, type WorkbookSheet } from './xlsx-parts'
import { readXml } from './xml'
import type { Zip } from './zip'

/** One cell: its text (a date cell as ISO), and whether it is a formula with or without a stored result. */
export type SheetCell = { text: string; formula?: 'stored' | 'no-result' }
export type SheetRow = { number: number; cells: SheetCell[]; hidden?: true }
export type Sheet = WorkbookSheet & {
  /** Zero-based indexes of hidden columns; complete once the first row has been read. */
  hiddenColumns: Set<number>
  rows: () => AsyncGenerator<SheetRow>
}

/** True when the members are those of an Excel workbook. */
export const isWorkbook = (members: string[]) => members.some((name) => workbookPart.test(name))

const asPlain = 'Save it as an ordinary workbook (.xlsx) without macros, or as CSV, and upload that.'

/**
 * All sheets of a workbook in their order, the hidden ones too. Rows are read as a stream; formulas are never evaluated, and merged
 * cells are carried down into the rows they cover.
 * @throws UnreadableEvidence when it carries macros, is not a workbook, or a part of it is broken.
 */
export async function openWorkbook(zip: Zip, file: string): Promise<Sheet[]> {
  if (zip.members.some((name) => /vbaProject\.bin$/i.test(name))) throw new UnreadableEvidence('The workbook carries macros.', { file }, asPlain)
  if (zip.has('xl/workbook.bin')) throw new UnreadableEvidence('The workbook is in the binary format (.xlsb).', { file }, asPlain)
  const { sheets, epoch1904, parts } = await readWorkbookParts(zip, file)
  const strings = await readSharedStrings(zip, file, parts.strings)
  const dateStyles = await readStyles(zip, file, parts.styles)
  return sheets.map((sheet) => {
    const hiddenColumns = new Set<number>()
    return { ...sheet, hiddenColumns, rows: () => sheetRows(zip, file, sheet, { strings, dateStyles, epoch1904, hiddenColumns }) }
  })
}

type Context = { strings: string[]; dateStyles: boolean[]; epoch1904: boolean; hiddenColumns: Set<number> }

async function* sheetRows(zip: Zip, file: string, sheet: WorkbookSheet, context: Context): AsyncGenerator<SheetRow> {
  const refuse = (reason: string, row: number) => new UnreadableEvidence(reason, { file, sheet: sheet.name, row }, 'Delete what is outside the table, save the workbook and upload it again.')
  let done: SheetRow[] = []
  let row: SheetRow | null = null
  let number = 0
  let column = -1
  let cell: { type: string; style: number; value: string; formula: boolean } | null = null
  let into: 'value' | null = null
  const finish = () => {
    if (!row || !cell) return
    const text = cellText(cell, context)
    if (text !== '' || cell.formula) {
      if (column >= maximumColumns) throw refuse(`Row ${row.number} has more than ${maximumColumns} columns.`, row.number)
      while (row.cells.length < column) row.cells.push({ text: '' })
      row.cells[column] = cell.formula ? { text, formula: text === '' ? 'no-result' : 'stored' } : { text }
    }
    cell = null
  }
  const carry = carryDown(await readMerges(zip, file, sheet))
  const steps = readXml(zip.stream(sheet.part), { file, part: sheet.part }, {
    open(name, attributes) {
      if (name === 'row') {
        number = Number(attributes.r ?? number + 1) || number + 1
        row = { number, cells: [], ...(/^(?:1|true)$/.test(attributes.hidden ?? '') && { hidden: true }) }
        column = -1
      } else if (name === 'c') {
        column = attributes.r ? columnIndex(attributes.r) : column + 1
        // An error (#N/A) is what a formula came to, also where only its value was kept.
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: attributes.t === 'e' }
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v' || name === 't') into = 'value'
      else if (name === 'col' && /^(?:1|true)$/.test(attributes.hidden ?? '')) {
        for (let i = Number(attributes.min); i <= Math.min(Number(attributes.max), maximumColumns); i++) context.hiddenColumns.add(i - 1)
      }
    },
    close(name) {
      if (name === 'v' || name === 't') into = null
      else if (name === 'c') finish()
      else if (name === 'row' && row) {
        if (row.cells.length > 0) {
          carry(row)
          done.push(row)
        }
        row = null
      }
    },
    text(text) {
      if (into && cell && cell.value.length < 32768) cell.value += text
    },
  })
  for await (const _ of steps) {
    yield* done
    done = []
  }
}

function cellText(cell: { type: string; style: number; value: string }, { strings, dateStyles, epoch1904 }: Context): string {
  if (cell.type === 's') return plain(strings[Number(cell.value)] ?? '')
  if (cell.type === 'd') return cell.value.replace(/T00:00(?::00(?:\.0{1,7})?)?Z?$/, '')
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : 'FALSE'
  if (cell.type === 'e') return ''
  if (cell.type === 'n' && cell.value !== '' && dateStyles[cell.style]) return serialMoment(Number(cell.value), epoch1904) ?? cell.value
  return plain(cell.value)
}

/** Characters that XML does not hold are written as `_x000D_`. */
const plain = (text: string) => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text)

/** The ISO date of a serial number, with the time of day where it has one; null as `serialDate`. */
function serialMoment(serial: number, epoch1904: boolean): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  const date = serialDate(seconds === 86_400 ? serial + 0.5 : serial, epoch1904)
  if (date === null || seconds % 86_400 === 0) return date
  return `${date}T${new Date(seconds * 1_000).toISOString().slice(11, 19)}`
}

/** The ISO date of an Excel serial day, or null outside 1954 to 2119, where it is no roster date. */
export function serialDate(serial: number, epoch1904 = false): string | null {
  const day = Math.floor(serial) + (epoch1904 ? 1462 : 0)
  if (!(day >= 20000 && day <= 80000)) return null
  return new Date(Date.UTC(1899, 11, 30) + day * 86400000).toISOString().slice(0, 10)
}

function columnIndex(reference: string): number {
  let index = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
