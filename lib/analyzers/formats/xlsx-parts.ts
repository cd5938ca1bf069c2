import { UnreadableEvidence } from '../analyzer'
import { scanXml } from './xml'
import type { Zip } from './zip'

export type WorkbookSheet = { name: string; part: string; hidden: boolean }

const maximumStrings = 2_000_000
const maximumStringLength = 64 * 1024 * 1024
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])

/** The part that lists the sheets; programs other than Excel number it. */
export const workbookPart = /^xl\/workbook\d{0,3}\.xml$/

/**
 * Sheets in their order with the part each is in, where the strings and styles are, and whether days count from 1904.
 * @throws UnreadableEvidence when there is no workbook part or no sheet.
 */
export async function readWorkbookParts(zip: Zip, file: string): Promise<{ sheets: WorkbookSheet[]; epoch1904: boolean; parts: { strings: string; styles: string } }> {
  const book = zip.members.find((name) => workbookPart.test(name)) ?? 'xl/workbook.xml'
  const relations = book.replace(/^xl\//, 'xl/_rels/').concat('.rels')
  const targets = new Map<string, string>()
  const parts = { strings: 'xl/sharedStrings.xml', styles: 'xl/styles.xml' }
  await scanXml(zip.stream(relations), { file, part: relations }, {
    open(name, attributes) {
      if (name !== 'Relationship' || !attributes.Id || !attributes.Target || attributes.TargetMode === 'External') return
      const target = attributes.Target.startsWith('/') ? attributes.Target.slice(1) : `xl/${attributes.Target}`
      targets.set(attributes.Id, target)
      if (/\/sharedStrings$/.test(attributes.Type ?? '')) parts.strings = target
      else if (/\/styles$/.test(attributes.Type ?? '')) parts.styles = target
    },
  })
  const sheets: WorkbookSheet[] = []
  let epoch1904 = false
  await scanXml(zip.stream(book), { file, part: book }, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) epoch1904 = true
      if (name !== 'sheet') return
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const part = targets.get(id ?? '')
      if (part && zip.has(part)) sheets.push({ name: attributes.name ?? part, part, hidden: (attributes.state ?? 'visible') !== 'visible' })
    },
  })
  if (sheets.length === 0) throw new UnreadableEvidence('The workbook has no sheet that can be read.', { file }, 'Open it in Excel, save it again and upload it.')
  return { sheets, epoch1904, parts }
}

/** The shared strings, phonetic hints left out; empty when the workbook has none. */
export async function readSharedStrings(zip: Zip, file: string, part: string): Promise<string[]> {
  if (!zip.has(part)) return []
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  let length = 0
  await scanXml(zip.stream(part), { file, part }, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') phonetic++
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') strings.push(current)
      if (strings.length > maximumStrings || length > maximumStringLength) {
        throw new UnreadableEvidence('The workbook holds more text than a roster can.', { file }, 'Upload only the roster.')
      }
    },
    text(text) {
      if (!inText || phonetic > 0) return
      current += text
      length += text.length
    },
  })
  return strings
}

/** For each cell style, whether it shows a number as a date. */
export async function readStyles(zip: Zip, file: string, part: string): Promise<boolean[]> {
  if (!zip.has(part)) return []
  const custom = new Map<number, string>()
  const dates: boolean[] = []
  let inCells = false
  await scanXml(zip.stream(part), { file, part }, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        dates.push(builtInDates.has(id) || isDateFormat(custom.get(id) ?? ''))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

/** A number format shows a date when, literals and colors aside, it names years or days. */
function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]{0,200}"|\\.|\[[^\]]{0,40}\]/g, ''))
}
