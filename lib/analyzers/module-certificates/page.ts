import type { Block } from '../formats/document'
import type { ColumnRow } from '../read-columns'
import { datesIn } from '../dates-in-text'
import type { ModuleField } from './columns'

const labels: [ModuleField, RegExp][] = [
  ['module', /^module name\b/i],
  ['standard', /^standard\b/i],
  ['status', /^status\b/i],
  ['sunset', /^sunset date\b/i],
  ['level', /^(?:overall )?(?:security )?level\b/i],
  ['version', /^(?:software|firmware|hardware|module) versions?\b/i],
  ['environment', /^(?:tested configuration|operational environment)\b/i],
]
const anyLabel = /^(?:module name|standard|status|sunset date|overall level|security level|software versions?|firmware versions?|hardware versions?|validation dates?|caveat|module type|embodiment|description|tested configuration|vendor|historical reason|revoked reason|related files|approved algorithms)\b/i

/**
 * Certificate pages of the validated modules list as printed: "Certificate #4816" and what stands under its labels, on
 * the same line or the next. The day of printing at the edge of a page is when it was looked up.
 */
export function pagesOf(blocks: Block[], file: string): ColumnRow<ModuleField>[] {
  const lines = blocks.flatMap((block) => (block.cells ? [block.cells.join(' ')] : block.text.split('\n')).map((text) => ({ text: text.replace(/[*#|]{1,3}(?=\s|$)/g, ' ').replace(/\s+/g, ' ').trim(), at: { file, ...block.at }, edge: block.edge ?? false })))
  const filled = lines.filter((line) => line.text !== '')
  const printed = filled.filter((line) => line.edge || /\b(?:printed|accessed|retrieved|checked|looked up|as of)\b/i.test(line.text)).flatMap((line) => datesIn(line.text))
  const days = new Set(printed.map((date) => date.iso))
  const checkedOn = days.size === 1 ? printed[0]?.iso : undefined
  const rows: ColumnRow<ModuleField>[] = []
  filled.forEach((line, i) => {
    const number = /\bcertificate\s*(?:number|no\.?)?\s*#?\s*:?\s*(\d{4,5})\b/i.exec(line.text)?.[1]
    const known = rows.at(-1)
    if (number && known?.cells.certificate !== number) {
      rows.push({ cells: { certificate: number, ...(checkedOn ? { checkedOn } : {}) }, at: line.at })
      return
    }
    const row = rows.at(-1)
    const label = labels.find(([, words]) => words.test(line.text))
    if (!row || !label || row.cells[label[0]] !== undefined) return
    const same = line.text.replace(label[1], '').replace(/^(?:\(s\))?\s*[:#-]?\s*/, '')
    const next = filled[i + 1]?.text ?? ''
    const value = same !== '' ? same : anyLabel.test(next) ? '' : next
    if (value !== '') row.cells[label[0]] = value.slice(0, 200)
  })
  return rows
}
