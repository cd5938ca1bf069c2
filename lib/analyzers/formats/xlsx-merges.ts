import { UnreadableEvidence } from '../analyzer'
import { decodeStream } from './text'
import type { SheetCell, SheetRow } from './xlsx'
import type { Zip } from './zip'

/** A merged range: its first row and last (from 1), and its first column (from 0). */
export type Merge = { from: number; to: number; column: number }

const most = 100_000
const tag = /<(?:\w{1,20}:)?mergeCell\s[^<>]{0,200}?\bref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})"/g
/** Longer than any such tag, so that none is lost between two chunks. */
const overlap = 300

/**
 * The merged ranges of a sheet that cover more than one row. They stand behind the rows, so the part is looked through once
 * before the rows are read.
 * @throws UnreadableEvidence when there are more than 100,000
 */
export async function readMerges(zip: Zip, file: string, sheet: { name: string; part: string }): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of decodeStream(zip.stream(sheet.part))) {
    const text = rest + chunk
    let end = 0
    if (text.includes('mergeCell')) {
      for (const match of text.matchAll(tag)) {
        end = match.index + match[0].length
        const [from, to] = [Number(match[2]), Number(match[3])]
        if (to <= from) continue
        if (merges.length >= most) throw new UnreadableEvidence('The sheet has more than 100,000 merged cells.', { file, sheet: sheet.name }, 'Undo the merging of cells, save the workbook and upload it again.')
        merges.push({ from, to, column: columnOf(match[1] ?? '') })
      }
    }
    rest = text.slice(Math.max(end, text.length - overlap))
  }
  return merges
}

const columnOf = (letters: string) => [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1

/**
 * Carries what stands in a merged range down into the rows it covers, as a person reads it. Only rows that say something of
 * their own are filled, and only where they are empty: a title over several empty rows makes no rows.
 */
export function carryDown(merges: Merge[]): (row: SheetRow) => void {
  const starting = new Map<number, Merge[]>()
  for (const merge of merges) starting.set(merge.from, [...(starting.get(merge.from) ?? []), merge])
  let open: { to: number; column: number; cell: SheetCell }[] = []
  return (row) => {
    open = open.filter(({ to }) => to >= row.number)
    for (const { column, cell } of open) {
      if ((row.cells[column]?.text ?? '') !== '' || row.cells[column]?.formula !== undefined) continue
      while (row.cells.length < column) row.cells.push({ text: '' })
      row.cells[column] = { ...cell }
    }
    for (const { to, column } of starting.get(row.number) ?? []) {
      const cell = row.cells[column]
      if (cell && cell.text !== '') open.push({ to, column, cell })
    }
  }
}
