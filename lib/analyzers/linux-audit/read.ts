import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { logLines } from '../formats/log-lines'
import { plausible } from '../log-model'
import { interpretedClock } from './clock'
import { linuxEvent } from './event'
import { groups } from './group'
import { lookAhead } from './known'
import { looksLikeRecord, parseRecord } from './record'

export const remedy = 'Upload /var/log/audit/audit.log as it is, or the output of "ausearch --raw".'
/** Name in `details` of events whose time has no zone. */
export const zoneless = 'events whose time has no zone'
/** Lines that ausearch prints between events. */
const between = /^(?:----|time->.*|<no matches>|\s*)$/

/** Gives the events of an audit log, raw, enriched or interpreted. @throws UnreadableEvidence at a line that is no record. */
export async function readLines(file: EvidenceFile, take: (event: AuditEvent) => void, again: EvidenceFile): Promise<{ shape: string; open: boolean }> {
  const known = await lookAhead(again)
  const clock = interpretedClock(file.name)
  let zone = true
  let open = false
  const grouped = groups((group) => {
    const { time } = group.records[0] ?? { time: '' }
    const told = typeof time === 'number' ? plausible(time) : clock.read(time, group.line)
    const event = linuxEvent(group, told, file.name, known)
    if (typeof time === 'string') zone = false
    take(typeof time === 'string' ? { ...event, details: [...event.details, zoneless] } : event)
  })
  for await (const { text, number, ended } of logLines(file)) {
    open = !ended
    if (between.test(text)) continue
    const record = parseRecord(text)
    if (!record) {
      const cut = looksLikeRecord(text) || !ended
      throw new UnreadableEvidence(cut ? `The line is cut off or malformed: line ${number}.` : `This is no record of the audit daemon: line ${number}.`, { file: file.name, line: number }, remedy)
    }
    grouped.add(record, number)
  }
  grouped.end()
  return { shape: zone ? 'records of auditd' : 'interpreted records of auditd', open }
}
