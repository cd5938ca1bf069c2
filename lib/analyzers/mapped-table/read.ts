import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { chooseColumns } from './columns'
import { fields, type ColumnMapping, type Field } from './fields'
import { tableEvent, type Told } from './event'
import { dayFirstIn, readMoment } from './moment'
import { withoutNotes, type Stated } from './notes'
import { parts } from './rows'

const needed: readonly Field[] = ['when', 'who', 'what']
export const zoneless = 'rows whose time has no zone'
export const untimed = 'rows whose time is not understood'
export const remedy =
  'Rename the columns to when, who, what, from where and outcome, or put a line before the header such as "# columns: when = Time of access; who = Employee; what = Activity; from where = Terminal; outcome = Result".'

/** Gives the rows of a table as events, by the columns that tell when, who, what, from where and how it ended. */
export async function readTable(given: EvidenceFile, mapping: ColumnMapping, take: (event: AuditEvent) => void): Promise<{ shape: string; open: boolean }> {
  const { file, stated } = await withoutNotes(given, mapping)
  const shape = new Set<string>()
  let dayFirst: boolean | null | undefined = stated.dayFirst
  const known = new Map<string, Chosen>()
  for await (const part of parts(file, remedy)) {
    const key = part.header.join('\n')
    const { columns, second } = known.get(key) ?? columnsOf(part.header, stated, file.name)
    if (known.size < 100) known.set(key, { columns, second })
    shape.add([...columns].map(([field, index]) => `${field} = ${(part.header[index] ?? '').slice(0, 40)}`).join('; '))
    for (const { cells, at } of part.rows) {
      const told: Told = {}
      for (const [field, index] of columns) told[field] = cells[index] ?? ''
      if (second >= 0) told.when = `${told.when} ${cells[second] ?? ''}`
      let moment = readMoment(told.when ?? '', dayFirst ?? null, stated.offset)
      if (moment.unclear) {
        dayFirst ??= await orderOfDates(file, stated)
        if (dayFirst === null) throw new UnreadableEvidence(`The dates can be read day first or month first, such as ${(told.when ?? '').slice(0, 30)}.`, at, 'Export the times as 2026-11-02T14:00:00Z, or put a line "# dates: month first" or "# dates: day first" before the header.')
        moment = readMoment(told.when ?? '', dayFirst, stated.offset)
      }
      const details = [...(moment.time === null ? [untimed] : moment.zone ? [] : [zoneless])]
      take(tableEvent(told, at, moment.time, details))
    }
  }
  return { shape: [...shape].slice(0, 5).join(' | ').slice(0, 400) || 'table', open: await endsOpen(file) }
}

/** Columns by field, and the one with the time of day where date and time are apart, else -1. */
type Chosen = { columns: Map<Field, number>; second: number }

/** The columns for each field. @throws UnreadableEvidence naming the columns when it is unclear which ones tell what. */
function columnsOf(header: string[], stated: Stated, file: string): Chosen {
  const { chosen, unclear } = chooseColumns(header, stated.mapping)
  const names = header.map((name) => name.slice(0, 40)).filter((name) => name !== '').slice(0, 40).join(', ')
  const astray = fields.find((field) => stated.mapping[field] !== undefined && !chosen.has(field))
  if (astray) throw new UnreadableEvidence(`There is no column "${stated.mapping[astray]}" for ${astray}. The columns are: ${names}.`, { file }, remedy)
  const [doubt] = unclear
  if (doubt) throw new UnreadableEvidence(`Several columns could tell ${doubt[0]}: ${doubt[1].join(', ')}.`, { file }, remedy)
  const missing = needed.filter((field) => !chosen.has(field))
  if (missing.length > 0) throw new UnreadableEvidence(`No column tells ${missing.join(', ')}. The columns are: ${names}.`, { file }, remedy)
  const when = header[chosen.get('when') as number] ?? ''
  const second = /^date$/i.test(when.trim()) ? header.findIndex((name) => /^time$/i.test(name.trim())) : -1
  return { columns: chosen, second }
}

/** Whether the day comes first, from all dates of the file: null when none shows it, or when they disagree. */
async function orderOfDates(file: EvidenceFile, stated: Stated): Promise<boolean | null> {
  const seen = new Set<boolean>()
  for await (const { header, rows } of parts(file, remedy)) {
    const index = chooseColumns(header, stated.mapping).chosen.get('when')
    if (index === undefined) continue
    for (const { cells } of rows) {
      const first = dayFirstIn(cells[index] ?? '')
      if (first !== null) seen.add(first)
    }
  }
  return seen.size === 1 ? ([...seen][0] as boolean) : null
}

/** Whether a text table ends within a line. */
async function endsOpen(file: EvidenceFile): Promise<boolean> {
  let last: Uint8Array = new Uint8Array()
  let first: Uint8Array | null = null
  for await (const chunk of file.open()) {
    first ??= chunk
    if (chunk.length > 0) last = chunk
  }
  const binary = first !== null && ((first[0] === 0x50 && first[1] === 0x4b) || (first[0] === 0x1f && first[1] === 0x8b))
  if (binary || first === null || /^[\s\ufeff]*[[{]/.test(new TextDecoder().decode(first.subarray(0, 64)))) return false
  const end = last.at(-1) === 0 ? last.at(-2) : last.at(-1)
  return end !== 0x0a && end !== 0x0d
}
