import type { Sample } from '../analyzer'
import { headerDelimiter, sniffDelimiter } from '../formats/csv'
import { headerIndex } from '../formats/table-edges'
import { isObject } from '../formats/keys'
import { flattened } from './rows'

/** Header and first row of a sample: of a workbook, of delimited text, or of the first flat JSON record. */
export function sampleRow({ text, rows }: Sample): { header: string[]; cells: string[] } | null {
  const top = rows ? headerIndex(rows) : 0
  if (rows?.[top] && rows[top + 1]) return { header: rows[top] as string[], cells: rows[top + 1] as string[] }
  const start = text.trimStart()
  if (/^[[{]/.test(start)) return ofJson(start)
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const delimiter = sniffDelimiter(lines.join('\n')) ?? headerDelimiter(lines.join('\n'))
  if (delimiter === null || lines[0] === undefined || lines[1] === undefined) return null
  const cellsOf = (line: string) => line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  return { header: cellsOf(lines[0]), cells: cellsOf(lines[1]) }
}

function ofJson(text: string): { header: string[]; cells: string[] } | null {
  const from = text.indexOf('{')
  for (let end = text.indexOf('}', from), tries = 0; end > 0 && tries < 20; end = text.indexOf('}', end + 1), tries++) {
    try {
      const value: unknown = JSON.parse(text.slice(from, end + 1))
      if (!isObject(value)) return null
      const flat = flattened(value)
      return { header: [...flat.keys()], cells: [...flat.values()] }
    } catch {
      continue
    }
  }
  return null
}
