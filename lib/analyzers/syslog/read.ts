import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { logLines } from '../formats/log-lines'
import { syslogEvent, zoneless } from './event'
import { parseLine, type SyslogLine } from './line'
import { calendar } from './year'

export const remedy = 'Upload the log files as the machine wrote them (auth.log, secure, messages), or the output of "journalctl -o json".'
/** Names in `details` that rules of this log look for. */
export const yearless = 'lines without a year'
const skipped = /^(?:-- (?:Logs begin|Journal begins|Boot |Reboot|No entries).*|\s*)$/
const repeated = /^(?:.*\s)?(?:last )?message repeated (\d+) times?/

/** What a log server carries beside messages of the machine: events of other products, which are a log of their own. */
function carriedIn({ program, message }: SyslogLine): string | null {
  if (/^(?:CEF|LEEF)$/.test(program) || /^(?:CEF: ?\d|LEEF:\d)[\d.]*\|/.test(message)) return 'events of other products in the CEF or LEEF format'
  return program === 'github_audit' && message.startsWith('{') ? 'audit events of GitHub' : null
}

/** Gives every line of a log as an event. @throws UnreadableEvidence at a line that syslog does not write. */
export async function readLines(file: EvidenceFile, take: (event: AuditEvent) => void, _again: EvidenceFile, aside: (what: string, at: Locator) => void): Promise<{ shape: string; open: boolean }> {
  const days = calendar()
  const shapes = new Set<string>()
  let open = false
  let previous: AuditEvent | null = null
  for await (const { text, number, ended } of logLines(file)) {
    open = !ended
    if (skipped.test(text) || days.takes(text)) continue
    const line = parseLine(text)
    if (!line) {
      // A message of several lines continues with a blank, as daemons write it.
      if (/^[ \t]/.test(text) && previous) continue
      throw new UnreadableEvidence(ended ? `This is no line of syslog: line ${number}.` : `The line is cut off: line ${number}.`, { file: file.name, line: number }, remedy)
    }
    shapes.add(line.shape)
    const other = carriedIn(line)
    if (other !== null) {
      aside(other, { file: file.name, line: number })
      continue
    }
    const time = line.yearless ? days.completes(line.yearless) : line.time === null ? null : days.knows(line.time, line.zone)
    const event = syslogEvent(line, { file: file.name, line: number }, time)
    const details = [...(line.yearless && time === null ? [yearless] : []), ...(line.zone || days.zoneStated() ? [] : [zoneless])]
    const times = repeated.exec(line.message)?.[1]
    if (times !== undefined && previous) for (let i = 0; i < Math.min(Number(times), 1_000); i++) take({ ...previous, time })
    previous = details.length > 0 ? { ...event, details } : event
    take(previous)
  }
  return { shape: [...shapes].join(', '), open }
}
