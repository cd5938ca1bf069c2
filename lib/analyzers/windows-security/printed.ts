import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { logLines } from '../formats/log-lines'
import { windowsEvent } from './event'
import { printedRecord } from './record'
import { remedy } from './xml'

const begins = /^\ufeff?Event ?\[\d+\]:?\s*$/
const field = /^ {2}(Log Name|Source|Date|Event ID|Task|Level|Opcode|Keyword|User|User Name|Computer): ?(.*)$/
const longest = 2_000

/** Whether a text begins as "wevtutil qe Security /f:text" prints events. */
export const isPrinted = (head: string): boolean => begins.test((/^[^\r\n]*/.exec(head) ?? [''])[0])

/**
 * Gives the events that "wevtutil /f:text" printed: fields of each, then its English text.
 * @throws UnreadableEvidence for text between events, and for an event that lacks its number or its end.
 */
export async function readPrinted(file: EvidenceFile, take: (event: AuditEvent) => void): Promise<{ shape: string; open: boolean }> {
  let record = 0
  let open = false
  let from = 0
  let fields: Map<string, string> | null = null
  let said: string[] | null = null
  const refuse = (reason: string, line: number) => new UnreadableEvidence(reason, { file: file.name, line, record }, remedy)
  const end = () => {
    if (!fields) return
    const event = said === null ? null : printedRecord(fields, said.join('\n'))
    if (!event) throw refuse(`The text of an event is cut off or malformed: it begins in line ${from}.`, from)
    take(windowsEvent(event, { file: file.name, line: from, record }))
  }
  for await (const { text, number, ended } of logLines(file)) {
    open = !ended
    if (begins.test(text)) {
      end()
      record++
      ;[fields, said, from] = [new Map(), null, number]
      continue
    }
    if (!fields) {
      if (text.trim() !== '') throw refuse(`This is no event of a Windows log: line ${number}.`, number)
      continue
    }
    const [, name, value = ''] = said === null ? (field.exec(text) ?? []) : []
    if (name !== undefined) fields.set(name, value.trim())
    else if (said === null && /^ {2}Description: ?/.test(text)) said = [text.replace(/^ {2}Description: ?/, '')]
    else if (said !== null && said.length < longest) said.push(text)
  }
  end()
  return { shape: 'text of wevtutil', open }
}
