import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { isHeaderAgain, openTables } from '../formats/table'
import { decodeText } from '../formats/text'
import type { AuditEvent } from './event'
import type { AuditFormat } from './format'

/** The first characters of a file, unpacked and decoded. */
export const headOf = async (file: EvidenceFile): Promise<string> => decodeText(await firstBytes(unpacked(file), 16 * 1024))

/** Whether a file is a table rather than JSON, by its first character. An empty file is neither. */
export async function isTable(file: EvidenceFile): Promise<boolean> {
  const head = decodeText(await firstBytes(unpacked(file), 512)).trimStart()
  return head !== '' && head[0] !== '{' && head[0] !== '['
}

/** Column names without case, blanks and punctuation, so that "Date (UTC)" and "date_utc" are one. */
export const columnName = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Gives every row of a table export (CSV or workbook) as an event. Keys of a row are column names as `columnName` has them.
 * @throws UnreadableEvidence when the columns are of something else, or a row has more cells than the header.
 */
export async function eachRow(format: AuditFormat, file: EvidenceFile, take: (event: AuditEvent) => void): Promise<void> {
  for (const table of await openTables(file)) {
    let header: string[] | null = null
    for await (const { number, cells } of table.rows()) {
      const values = cells.map(({ text }) => text.trim())
      if (!header) {
        header = values.map(columnName)
        continue
      }
      if (values.every((value) => value === '') || isHeaderAgain(header, values.map(columnName))) continue
      const at = { file: file.name, row: number, ...(table.sheet !== undefined && { sheet: table.sheet }) }
      const refuse = (reason: string) => new UnreadableEvidence(reason, at, format.remedy)
      const over = values.slice(header.length)
      const unnamed = over.length === 1 ? format.unnamed : undefined
      if (unnamed === undefined && over.some((value) => value !== '')) throw refuse('The row has more cells than the header.')
      const row = new Map<string, string>()
      if (unnamed !== undefined && over[0] !== undefined && over[0] !== '') row.set(unnamed, over[0])
      header.forEach((name, i) => {
        const value = values[i] ?? ''
        if (name !== '' && value !== '' && !row.has(name)) row.set(name, value)
      })
      const record = format.fromRow?.(row)
      if (!record) throw refuse(`The columns are not those of ${format.writer}.`)
      take(format.event(record, at))
    }
  }
}
