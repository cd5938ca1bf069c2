import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
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
const startsEntry = /^(?:---\s*\n)?(?:errorGroups|httpRequest|insertId|jsonPayload|labels|logName|metadata|operation|protoPayload|receiveTimestamp|resource|severity|sourceLocation|spanId|split|textPayload|timestamp|trace|traceSampled):/

/** What gcloud prints without --format: entries as YAML, with a line of dashes between them. */
export const yamlEntries = (isAudit: (record: JsonRecord) => boolean, otherEntry: (record: JsonRecord) => string | null): TextShape => ({
  is: (head) => startsEntry.test(head.trimStart()) && /^(?:logName|protoPayload):/m.test(head),
  read: (file, take, _again, aside) => readEntries(file, { isAudit, otherEntry, take, aside }),
})

type Taking = { isAudit: (record: JsonRecord) => boolean; otherEntry: (record: JsonRecord) => string | null; take: (event: AuditEvent) => void; aside: (what: string, at: Locator) => void }

async function readEntries(file: EvidenceFile, { isAudit, otherEntry, take, aside }: Taking): Promise<{ shape: string; open: boolean }> {
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
      const other = isObject(entry) ? otherEntry(entry) : null
      if (!isObject(entry) || (!other && !isAudit(entry))) throw refuse(`This is no record of Google Cloud: the fields that it writes are not there. It is record ${record + 1}, line ${first}.`, first)
      if (field(entry, 'timestamp') === undefined) throw refuse(`The entry has no timestamp, with which each ends: the file is cut off. It is record ${record + 1}, line ${first}.`, first)
      record++
      const id = text(entry['insertId'], 120)
      const at: Locator = { file: file.name, line: first, record, ...(id !== null && { eventId: id }) }
      if (other) aside(other, at)
      else take(gcpEvent(entry, at))
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
