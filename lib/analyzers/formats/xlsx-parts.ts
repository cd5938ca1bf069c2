import { UnreadableEvidence } from '../analyzer'
import { scanXml } from './xml'
import type { Zip } from './zip'

export type WorkbookSheet = { name: string; part: string; hidden: boolean }

const maximumStrings = 2_000_000
const maximumStringLength = 64 * 1024 * 1024
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])

/**
 * Sheets in their order with the part each is in, and whether days count from 1904.
 * @throws UnreadableEvidence when there is no workbook part or no sheet.
 */
export async function readWorkbookParts(zip: Zip, file: string): Promise<{ sheets: WorkbookSheet[]; epoch1904: boolean }> {
  const targets = new Map<string, string>()
  await scanXml(zip.stream('xl/_rels/workbook.xml.rels'), { file, part: 'xl/_rels/workbook.xml.rels' }, {
    open(name, attributes) {
      if (name !== 'Relationship' || !attributes.Id || !attributes.Target || attributes.TargetMode === 'External') return
      targets.set(attributes.Id, attributes.Target.startsWith('/') ? attributes.Target.slice(1) : `xl/${attributes.Target}`)
    },
  })
  const sheets: WorkbookSheet[] = []
  let epoch1904 = false
  await scanXml(zip.stream('xl/workbook.xml'), { file, part: 'xl/workbook.xml' }, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) epoch1904 = true
      if (name !== 'sheet') return
      const part = targets.get(attributes['r:id'] ?? '')
      if (part && zip.has(part)) sheets.push({ name: attributes.name ?? part, part, hidden: (attributes.state ?? 'visible') !== 'visible' })
    },
  })
  if (sheets.length === 0) throw new UnreadableEvidence('The workbook has no sheet that can be read.', { file }, 'Open it in Excel, save it again and upload it.')
  return { sheets, epoch1904 }
}

/** The shared strings, phonetic hints left out; empty when the workbook has none. */
export async function readSharedStrings(zip: Zip, file: string): Promise<string[]> {
  const part = 'xl/sharedStrings.xml'
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
export async function readStyles(zip: Zip, file: string): Promise<boolean[]> {
  const part = 'xl/styles.xml'
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
