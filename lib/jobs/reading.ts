import * as z from 'zod'
import { Members } from '../evidence/members'

/** What the reading process is given; it knows nothing else. */
export const Order = z.strictObject({
  /** The kind (or format) the respondent chose; empty when it is to be recognized from the content. */
  kind: z.string(),
  /** Which column of a table tells what, as the respondent said; absent when nobody said. */
  columns: z.record(z.string(), z.string()).optional(),
  files: z.array(z.strictObject({ name: z.string(), size: z.number(), sha256: z.string() })).min(1),
})
export type Order = z.infer<typeof Order>

const Locator = z.strictObject({
  file: z.string().max(1_000).optional(),
  line: z.number().optional(),
  record: z.number().optional(),
  eventId: z.string().max(200).optional(),
  page: z.number().optional(),
  section: z.string().max(500).optional(),
  sheet: z.string().max(200).optional(),
  row: z.number().optional(),
  column: z.string().max(500).optional(),
  pointer: z.string().max(1_000).optional(),
  quote: z.string().max(240).optional(),
})

const Observation = z.strictObject({
  rule: z.string().max(60),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  criterion: z.string().max(60),
  also: z.array(z.string().max(60)).max(60).optional(),
  message: z.string().max(2_000),
  locator: Locator,
  count: z.number().int().min(0),
  observed: z.string().max(2_000).optional(),
  expected: z.string().max(2_000).optional(),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
})

const Recognized = z.strictObject({ analyzer: z.string().max(60), kind: z.string().max(60), confidence: z.number().min(0).max(1) }).nullable()

/** What the reading process says, treated as coming from a stranger: it has parsed a stranger's file. */
export const Said = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), bytes: z.number(), items: z.number() }),
  // Said once, before reading: who reads.
  z.strictObject({ type: z.literal('taken'), analyzer: z.string().max(60), version: z.string().max(60) }),
  // The columns of what could be an access log as a table: the respondent can say what they tell.
  z.strictObject({ type: z.literal('table'), header: z.array(z.string().max(120)).max(60) }),
  // What is in the archives.
  z.strictObject({ type: z.literal('members'), members: Members }),
  z.strictObject({ type: z.literal('read'), analyzer: z.string(), version: z.string(), recognized: Recognized, facts: z.unknown(), observations: z.array(Observation).max(20_000) }),
  // No analyzer of this kind: a person has to read it.
  z.strictObject({ type: z.literal('unread'), recognized: Recognized }),
  z.strictObject({ type: z.literal('unreadable'), recognized: Recognized, reason: z.string().max(2_000), place: Locator, remedy: z.string().max(2_000) }),
  z.strictObject({ type: z.literal('quarantined'), reason: z.string().max(2_000), places: z.array(Locator).max(2_000), remedy: z.string().max(2_000) }),
])
export type Said = z.infer<typeof Said>
/** What the process that shows places is given. */
export const ExcerptOrder = z.strictObject({
  places: z.array(z.strictObject({ files: z.array(z.strictObject({ name: z.string(), size: z.number(), sha256: z.string() })), locator: Locator })).min(1).max(8),
})
export type ExcerptOrder = z.infer<typeof ExcerptOrder>

const shownText = z.string().max(100_000)
/** What it says: one excerpt a place. */
export const Excerpts = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('record'), file: shownText, record: z.number(), lines: z.array(shownText).max(100_000) }),
    z.strictObject({ type: z.literal('lines'), file: shownText, from: z.number(), hit: z.number().nullable(), lines: z.array(shownText).max(1_000), value: z.boolean().optional() }),
    z.strictObject({ type: z.literal('rows'), file: shownText, sheet: shownText, header: z.array(shownText).max(20_000), rows: z.array(z.strictObject({ number: z.number(), cells: z.array(shownText).max(20_000), hit: z.boolean() })).max(100) }),
    z.strictObject({ type: z.literal('passage'), file: shownText, where: shownText, blocks: z.array(z.strictObject({ text: shownText, heading: z.boolean(), hit: z.boolean() })).max(100), whole: z.boolean().optional() }),
    z.strictObject({ type: z.literal('none'), why: shownText }),
  ]),
)

/** What the process that checks uploads is given, and what it says: all of it may be taken, or why not. */
export const CheckOrder = Order.pick({ files: true })
export type CheckOrder = z.infer<typeof CheckOrder>
export const Checked = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('taken'), types: z.array(z.enum(['text', 'gzip', 'pdf', 'word', 'workbook', 'zip', 'tar'])) }),
  z.strictObject({ type: z.literal('refused'), reason: z.string().max(2_000), place: Locator, remedy: z.string().max(2_000) }),
])
export type Checked = z.infer<typeof Checked>

export type Outcome = Exclude<Said, { type: 'progress' | 'taken' | 'table' | 'members' }>
