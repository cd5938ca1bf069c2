import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { unpacked } from '../formats/gzip'
import { decodeStream } from '../formats/text'
import { windowsEvent } from './event'
import type { WindowsRecord } from './record'

const longest = 1024 * 1024
export const remedy = 'Export the Security log as XML ("wevtutil qe Security /f:xml", or "Save All Events As" XML), or with Get-WinEvent as JSON or CSV.'
/** What may stand between events: the root of an export, a declaration, and blanks. */
const between = /^(?:\s|\ufeff|<\?xml[^>]*\?>|<\/?Events(?:\s[^>]*)?>)*$/

/**
 * Gives the events of an XML export, with or without a root around them, one at a time.
 * @throws UnreadableEvidence for anything between events, an event that is malformed, cut off, or larger than 1 MB, and
 * for a root that is not closed.
 */
export async function readXmlEvents(file: EvidenceFile, take: (event: AuditEvent) => void): Promise<{ shape: string; open: boolean }> {
  let rest = ''
  let record = 0
  const roots = { opened: 0, closed: 0 }
  const refuse = (reason: string) => new UnreadableEvidence(`${reason} It shows at event ${record + 1}.`, { file: file.name, record: record + 1 }, remedy)
  const pass = (text: string) => {
    if (!between.test(text)) throw refuse('This is no export of a Windows event log.')
    roots.opened += text.match(/<Events[\s>]/g)?.length ?? 0
    roots.closed += text.match(/<\/Events>/g)?.length ?? 0
  }
  for await (const chunk of decodeStream(unpacked(file))) {
    rest += chunk
    for (;;) {
      const start = rest.search(/<Event[\s>]/)
      if (start < 0) break
      const end = rest.indexOf('</Event>', start)
      if (end < 0) break
      pass(rest.slice(0, start))
      const event = parseEvent(rest.slice(start, end + 8))
      if (!event) throw refuse('An event is malformed.')
      record++
      take(windowsEvent(event, { file: file.name, record }))
      rest = rest.slice(end + 8)
    }
    if (rest.length > longest) throw refuse('An event is larger than 1 MB, or what is between events is no XML of a log.')
  }
  if (/<Event[\s>]/.test(rest)) throw refuse('The text ends inside an event: the file is cut off.')
  pass(rest)
  if (roots.opened !== roots.closed) throw refuse('The text ends before its last element: the file is cut off.')
  return { shape: 'XML', open: roots.opened === 0 && !/\n\s*$/.test(rest) && rest !== '' }
}

/** One event; null when its XML is not well formed or has no number. */
function parseEvent(xml: string): WindowsRecord | null {
  const data = new Map<string, string>()
  const told: { id: string; time: unknown; computer: string | null; channel: string | null; provider: string | null; recordId: string | null } = { id: '', time: null, computer: null, channel: null, provider: null, recordId: null }
  const path: string[] = []
  let name: string | null = null
  let content = ''
  let failed = false
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => (failed = true))
  parser.on('doctype', () => (failed = true))
  parser.on('opentag', ({ name: tag, attributes, isSelfClosing }: SaxesTagPlain) => {
    const local = tag.slice(tag.indexOf(':') + 1)
    if (path.length > 20) failed = true
    path.push(local)
    content = ''
    if (local === 'TimeCreated') told.time = attributes['SystemTime']
    if (local === 'Provider') told.provider = attributes['Name'] ?? null
    if (local === 'Data' && path[1] !== 'System') name = attributes['Name'] ?? `Data${data.size}`
    else if (path[1] === 'UserData') name = local
    if (isSelfClosing) name = null
  })
  parser.on('text', (text) => {
    if (content.length < 10_000) content += text
  })
  parser.on('closetag', ({ name: tag }: SaxesTagPlain) => {
    const local = tag.slice(tag.indexOf(':') + 1)
    const value = content.trim()
    if (path[1] === 'System') {
      if (local === 'EventID') told.id = value
      if (local === 'Computer') told.computer = value || null
      if (local === 'Channel') told.channel = value || null
      if (local === 'EventRecordID') told.recordId = value || null
    } else if (name !== null && value !== '' && data.size < 300 && !data.has(name)) data.set(name, value)
    name = null
    content = ''
    path.pop()
  })
  parser.write(xml).close()
  const id = Number(told.id)
  return failed || !Number.isInteger(id) || id <= 0 ? null : { ...told, id, data }
}
