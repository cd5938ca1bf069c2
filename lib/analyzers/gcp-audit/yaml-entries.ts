import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import type { TextShape } from '../audit-log/format'
import { unpacked } from '../formats/gzip'
import { field, isObject, text } from '../formats/keys'
import type { JsonRecord } from '../formats/json-records'
import { decodeStream } from '../formats/text'
import { parseYaml } from '../formats/yaml'
import { gcpEvent } from './event'

const remedy = 'Upload the entries of cloudaudit.googleapis.com as JSON, unchanged: with gcloud add --format=json.'
const longest = 4 * 1024 * 1024

/** What gcloud prints without --format: entries as YAML, with a line of dashes between them. */
export const yamlEntries = (isAudit: (record: JsonRecord) => boolean): TextShape => ({
  is: (head) => /^(?:---\s*\n)?(?:insertId|labels|logName|operation|protoPayload|receiveTimestamp|resource|severity|timestamp):/.test(head.trimStart()) && /^\s*protoPayload:/m.test(head),
  read: (file, take) => readEntries(file, isAudit, take),
})

async function readEntries(file: EvidenceFile, isAudit: (record: JsonRecord) => boolean, take: (event: AuditEvent) => void): Promise<{ shape: string; open: boolean }> {
  let record = 0
  let lines: string[] = []
  let line = 0
  let first = 1
  let size = 0
  let rest = ''
  const refuse = (reason: string, at: number) => new UnreadableEvidence(reason, { file: file.name, line: at, record: record + 1 }, remedy)
  const give = () => {
    if (lines.some((one) => one.trim() !== '')) {
      const entry = entryOf(lines.join('\n'), file.name, first)
      if (!isObject(entry) || !isAudit(entry)) throw refuse(`This is no record of Google Cloud: the fields that it writes are not there. It is record ${record + 1}, line ${first}.`, first)
      if (field(entry, 'timestamp') === undefined) throw refuse(`The entry has no timestamp, with which each ends: the file is cut off. It is record ${record + 1}, line ${first}.`, first)
      record++
      const id = text(entry['insertId'], 120)
      take(gcpEvent(entry, { file: file.name, line: first, record, ...(id !== null && { eventId: id }) }))
    }
    lines = []
    size = 0
    first = line + 1
  }
  const next = (one: string) => {
    line++
    if (/^---\s*$/.test(one)) return give()
    size += one.length
    if (size > longest) throw refuse('A record is larger than 4 MB.', first)
    lines.push(one)
  }
  for await (const chunk of decodeStream(unpacked(file))) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > longest) throw refuse('A record is larger than 4 MB.', first)
    for (const one of parts) next(one.replace(/\r$/, ''))
  }
  const open = rest !== ''
  if (open) next(rest)
  give()
  return { shape: 'YAML', open }
}

/** Lines of the parser count from where the entry begins. */
function entryOf(yaml: string, file: string, first: number): unknown {
  try {
    return parseYaml(yaml, file)
  } catch (error) {
    if (!(error instanceof UnreadableEvidence)) throw error
    const line = first - 1 + (error.place.line ?? 1)
    throw new UnreadableEvidence(`${error.reason} It shows at line ${line}.`, { file, line }, remedy)
  }
}
