import { defineAnalyzer, type Analyzer, type EvidenceFile, type Locator, type Sample } from '../analyzer'
import { AuditLogFacts } from '../audit-log-facts'
import type { JsonRecord } from '../formats/json-records'
import { places } from '../formats/places'
import type { RegionClass } from '../formats/regions'
import type { AuditRule } from '../log-rules/common'
import type { PlacePorts } from '../log-rules/place-ports'
import type { Carry } from './carried'
import { describeAuditLog } from './describe'
import type { AuditEvent } from './event'
import { readAuditLog, rulesOf } from './read'

/** What reading needs from outside. */
export type LogPorts = PlacePorts

/** A shape that is neither JSON nor a table: lines, or XML. */
export type TextShape = {
  /** Whether a file is of it, by its first characters. */
  is: (head: string) => boolean
  /** Gives every event in order, and says the shape and whether the last line ends; `again` is the same file for looking ahead, `aside` takes what belongs to another log. @throws UnreadableEvidence */
  read: (file: EvidenceFile, take: (event: AuditEvent) => void, again: EvidenceFile, aside: (what: string, at: Locator) => void) => Promise<{ shape: string; open: boolean }>
}

/** All that one product's log has of its own; reading, counting and the common rules are the same for all. */
export type AuditFormat = {
  id: string
  /** The product, in facts: `okta`. */
  source: string
  title: string
  version: string
  accepts: string
  /** Who writes it, for sentences: "Okta". */
  writer: string
  canShow: AuditLogFacts['canShow']
  /** How access to content is recorded; null where this format never shows content. */
  turnOn: string | null
  /** Lower-case keys of an outer object whose array holds the records. */
  lists: readonly string[]
  /** What a respondent does when the file cannot be read. */
  remedy: string
  /** Whether an object is a record of this log. Pipelines' wrappers are looked through before it is refused. */
  mine: (record: JsonRecord) => boolean
  /** What a record is that lies between ours and belongs to another log; it is counted, named and not read. Null otherwise. */
  aside?: (record: JsonRecord) => string | null
  /** Never throws: what is missing or malformed is null. */
  event: (record: JsonRecord, at: Locator) => AuditEvent
  /** A row of the product's table export as the record it was made of; null when the columns are of something else. */
  fromRow?: (row: ReadonlyMap<string, string>) => JsonRecord | null
  /** What a table of this product can leave out; looked for in the columns of tables and of answers to queries. */
  carries?: readonly Carry[]
  /** The column, as `columnName` has it, of a last cell for which the product's table has no header. */
  unnamed?: string
  /** Shapes beside JSON and tables; looked at first. */
  text?: TextShape
  /** Events that do not say from where take it from the event that opened their session. */
  sessions?: boolean
  /** The provider's cloud an event speaks of, when it does. */
  cloudOf: (event: AuditEvent) => 'government' | 'commercial' | null
  regionClass: (region: string) => RegionClass
  /** U.S. regions that are usable inside a controlled folder only. */
  isConditional?: (region: string) => boolean
  /** Rules of this product, beside the common ones. Made anew for each analysis. */
  rules: (ports: LogPorts) => AuditRule[]
  recognize: (sample: Sample) => number
}

/** The analyzer of a format, filed under `audit-log`. */
export function auditAnalyzer(format: AuditFormat): Analyzer<AuditLogFacts> {
  const { id, title, version, accepts, recognize } = format
  return defineAnalyzer({
    id,
    kind: 'audit-log',
    title,
    version,
    accepts,
    rules: rulesOf(format, {}).rules.map(({ rule }) => rule),
    facts: AuditLogFacts,
    recognize,
    analyze: (input) => readAuditLog(format, input, places),
    describe: describeAuditLog,
  })
}
