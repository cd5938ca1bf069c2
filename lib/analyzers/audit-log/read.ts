import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Reading } from '../analyzer'
import type { AuditLogFacts } from '../audit-log-facts'
import { countingBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { areTables } from '../formats/json-tables'
import { recordReader, type JsonRecord, type RecordPlace } from '../formats/json-records'
import { readAhead } from '../formats/read-ahead'
import { recordsProblem } from '../formats/records-problem'
import { utf8Bytes } from '../formats/utf8'
import { commonRules, type AuditRule } from '../log-rules/common'
import { failsToEnter } from '../log-rules/foreign-address'
import { observationBook } from '../log-rules/log-rule'
import { networkAddress } from '../log-rules/network-address'
import { sharedRules } from '../log-rules/shared-rules'
import type { AuditEvent } from './event'
import type { AuditFormat, LogPorts, TextShape } from './format'
import { carried, carriedRule, lackingIn, saidOf, selection, type Carry } from './carried'
import { wholeFiles } from './open-end'
import { settleOperations } from './operations'
import { columnName, eachRow, eachTableAnswer, headOf, isTable, type TakeRow } from './rows'
import { followSessions } from './sessions'
import { setAside } from './set-aside'
import { auditTally } from './tally'
import { unwrapped } from './unwrap'

const limit = 4 * 1024 * 1024
/** Lists in which programs that pass logs on put records of any product. */
const passedOn = ['data', 'results', 'logs']

/** The rules of a format: the common ones, then its own. */
export function rulesOf(format: AuditFormat, ports: LogPorts, aside: ReadonlyMap<string, Locator> = new Map()): { rules: AuditRule[]; duplicates: () => number } {
  const { rules, duplicates } = commonRules(format.writer, format.turnOn)
  return { rules: [...rules, setAside(aside), wholeFiles(), carried(), networkAddress(sharedRules.networks, ports.networkOf, failsToEnter), ...format.rules(ports)], duplicates }
}

/**
 * Facts and observations of one evidence item: one or several files of an audit log, JSON, table or lines, read as a stream.
 * @throws UnreadableEvidence with file and record or row when any file is cut off, malformed, of something else, or when
 * there is no event at all. Never a partial result.
 */
export async function readAuditLog(format: AuditFormat, input: AnalyzerInput, ports: LogPorts): Promise<Reading<AuditLogFacts>> {
  const tally = auditTally(format, ports)
  const aside = new Map<string, Locator>()
  const { rules, duplicates } = rulesOf(format, ports, aside)
  const book = observationBook()
  const noted = rules.map((rule) => ({ rule, note: book.noteFor(rule.rule) }))
  const watching = noted.flatMap(({ rule, note }) => (rule.see ? [{ see: rule.see, note }] : []))
  const done = { bytes: 0, items: 0 }
  const follow = format.sessions ? followSessions() : null
  const operations = settleOperations()
  const count = (event: AuditEvent) => {
    tally.add(event)
    for (const { see, note } of watching) see(event, note)
  }
  const take = (given: AuditEvent) => {
    done.items++
    for (const event of operations.take(follow ? follow(given) : given)) count(event)
  }
  const setApart = (what: string, at: Locator) => {
    if (!aside.has(what)) aside.set(what, at)
    tally.aside(what)
  }
  const counting = (file: EvidenceFile) => countingBytes(file, (bytes) => (done.bytes += bytes))
  const tick = () => input.onProgress?.({ ...done })

  const noteCarried = noted.find(({ rule }) => rule.rule === carriedRule)?.note
  const lacking = (carry: Carry, at: Locator) => {
    if (carry.topic !== 'selection') tally.lacking(carry.topic)
    noteCarried?.(carry.topic, at, () => saidOf(carry))
  }
  const rowsTake: TakeRow = { record: (record, at) => takeAny(format, record, at, { event: take, aside: setApart }), event: take, lacking }

  const texts: EvidenceFile[] = []
  const answers: EvidenceFile[] = []
  const tables: EvidenceFile[] = []
  const json: EvidenceFile[] = []
  for (const file of input.files) {
    const head = await headOf(file)
    if (format.text?.is(head)) texts.push(file)
    else if (areTables(head)) answers.push(file)
    else if (isTable(head)) tables.push(file)
    else json.push(file)
  }
  for (const file of texts) {
    const before = done.items
    const { shape, open } = await (format.text as TextShape).read(counting(file), take, file, setApart)
    tick()
    if (open) tally.open()
    tally.file(file.name, done.items - before, shape)
  }
  for await (const [file, stream] of readAhead(json, (file) => utf8Bytes(unpacked(counting(file))))) {
    const before = done.items
    const shape = await eachRecord(format, file.name, stream, { event: take, aside: setApart, lacking, chunk: tick })
    tally.file(file.name, done.items - before, shape)
  }
  for (const file of answers) {
    const before = done.items
    await eachTableAnswer(format, counting(file), rowsTake)
    tick()
    tally.file(file.name, done.items - before, 'answer to a query')
  }
  for (const file of tables) {
    const before = done.items
    await eachRow(format, counting(file), rowsTake).catch((error: unknown) => {
      const stray = error instanceof UnreadableEvidence && input.files.length > 1 && error.place.row === undefined
      throw stray ? new UnreadableEvidence(`Beside the log lies a file that is no log of ${format.writer}.`, error.place, 'Leave it out, or upload it as an item of its own.') : (error as Error)
    })
    tick()
    tally.file(file.name, done.items - before, 'table')
  }
  if (done.items === 0) {
    const [first] = input.files
    throw new UnreadableEvidence(`There is no record of ${format.writer} in it.`, first ? { file: first.name } : {}, 'Upload a sample of at least 7 days in which people worked.')
  }
  for (const event of operations.rest()) count(event)
  const facts = rules.reduce((sum, rule) => rule.amend?.(sum) ?? sum, tally.facts(duplicates()))
  for (const { rule, note } of noted) rule.finish?.(facts, note)
  return { facts, observations: book.list() }
}

type TakeOne = { event: (event: AuditEvent) => void; aside: (what: string, at: Locator) => void }
type Take = TakeOne & { lacking: (carry: Carry, at: Locator) => void; chunk: () => void }

/** Gives every event of a JSON file in order and returns the shape it came in. */
async function eachRecord(format: AuditFormat, name: string, stream: AsyncIterable<Uint8Array>, take: Take): Promise<string> {
  let wrapped = false
  let bytes = 0
  const reader = recordReader({ lists: [...format.lists, ...passedOn.filter((name) => !format.lists.includes(name))], limit }, (record, place) => {
    const at: Locator = { file: name, line: place.line, record: place.record }
    if (place.record === 1 && record['TableName'] === 'PrimaryResult') for (const carry of [selection, ...lackingIn(format, new Set(Object.keys(record).map(columnName)))]) take.lacking(carry, at)
    const found = takeAny(format, record, at, take)
    if (found === 'none') throw foreign(format, name, place)
    wrapped ||= found === 'inside'
  })
  try {
    for await (const chunk of stream) {
      bytes += chunk.length
      reader.push(chunk)
      take.chunk()
    }
    const { shape } = reader.end()
    if (bytes === 0) throw new UnreadableEvidence('The file is empty.', { file: name }, format.remedy)
    return wrapped ? `wrapped, ${shape}` : shape
  } catch (error) {
    throw recordsProblem(error, name, format.remedy)
  }
}

/** Takes a record, or those in what a pipeline put around them; tells where it found any. */
function takeAny(format: AuditFormat, record: JsonRecord, at: Locator, take: TakeOne): 'itself' | 'inside' | 'none' {
  if (format.mine(record)) {
    takeOne(format, record, at, take)
    return 'itself'
  }
  const inside = unwrapped(record, (inner) => format.mine(inner) || Boolean(format.aside?.(inner)))
  for (const inner of inside) takeOne(format, inner, { ...at }, take)
  return inside.length === 0 ? 'none' : 'inside'
}

function takeOne(format: AuditFormat, record: JsonRecord, at: Locator, take: TakeOne): void {
  const other = format.aside?.(record)
  if (other) return take.aside(other, at)
  const event = format.event(record, at)
  if (event.id !== null) at.eventId = event.id
  take.event(event)
}

const foreign = (format: AuditFormat, file: string, { record, line }: RecordPlace) =>
  new UnreadableEvidence(`This is no record of ${format.writer}: the fields that it writes are not there. It is record ${record}, line ${line}.`, { file, line, record }, format.remedy)
