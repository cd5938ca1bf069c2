import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { logLines } from '../formats/log-lines'
import { accessEvent } from './event'
import { parseLine } from './line'

export const remedy = 'Upload the log objects as S3 delivered them to the target bucket, as one archive if they are many, or data events of CloudTrail.'

/** Gives every line as an event. @throws UnreadableEvidence at a line that S3 does not write, or that is cut off. */
export async function readLines(file: EvidenceFile, take: (event: AuditEvent) => void): Promise<{ shape: string; open: boolean }> {
  let usual = 0
  let open = false
  for await (const { text, number, ended } of logLines(file)) {
    open = !ended
    if (text.trim() === '') continue
    const line = parseLine(text)
    // Lines differ in length where AWS began to write another field, but none of the last is shorter than one before it.
    if (!line || (!ended && line.fields < usual)) throw new UnreadableEvidence(ended && usual > 0 ? `This is no line of an S3 server access log: line ${number}.` : ended ? `This is no S3 server access log: it shows at line ${number}.` : `The line is cut off: line ${number}.`, { file: file.name, line: number }, remedy)
    usual = Math.max(usual, line.fields)
    take(accessEvent(line.record, { file: file.name, line: number }))
  }
  return { shape: 'lines of S3', open }
}
