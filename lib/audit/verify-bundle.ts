import { createHash } from 'node:crypto'
import { fromBase64 } from './base64'
import { BundleHead, endText } from './bundle'
import { parseCheckpoint } from './checkpoint'
import { readEntry, wrongOpening } from './entry'
import { growingTree, leafHash, type Node } from './merkle'
import { parseNote, parseVerifier, signedBy, type Verifier } from './note'
import { Fault, type LogReport, type Trust } from './log-report'

const mostNotes = 10
/** A transaction lasts half a minute at most and clocks drift; a larger step back is worth a note. */
const backMs = 15 * 60_000

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function headOf(line: string): BundleHead {
  const parsed = BundleHead.safeParse(json(line))
  if (!parsed.success) throw new Fault(null, 'The first line is not the head of an export.')
  return parsed.data
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function keysOf(lines: string[], what: string): Verifier[] {
  try {
    return lines.map(parseVerifier)
  } catch (error) {
    throw new Fault(null, `A ${what} in the export cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Checks the lines of an export, in order and in bounded memory. Stops at the first fault. */
export async function verifyBundle(lines: AsyncIterable<string>, trust: Trust): Promise<LogReport> {
  const report: LogReport = { origin: '', size: 0, events: 0, sealed: 0, heads: 0, signedBy: null, witnessed: {}, first: null, last: null, firstBad: null, fault: null, notes: [] }
  try {
    await check(lines, trust, report)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    report.firstBad = error.index
    report.fault = error.message
  }
  return report
}

async function check(lines: AsyncIterable<string>, trust: Trust, report: LogReport): Promise<void> {
  const digest = createHash('sha256')
  const tree = growingTree()
  /** Subtrees whose stored hashes must come next. */
  let due: Node[] = []
  /** The event that was read last, while its leaf has not come. */
  let open: { hash: Buffer | null } | null = null
  let proven = 0
  let head: BundleHead | null = null
  let ended = false
  let latest = -Infinity
  let logKeys: Verifier[] = []
  let witnesses: Verifier[] = []

  const note = (text: string) => {
    if (report.notes.length < mostNotes) report.notes.push(text)
  }
  const began = (first: string) => {
    head = headOf(first)
    const { origin, size } = head
    Object.assign(report, { origin, size })
    const given = trust.keys.length > 0 ? trust.keys : [...keysOf(head.keys, 'key'), ...keysOf(head.witnesses, 'witness key')]
    const ofLog = (key: Verifier) => origin === key.name || origin.startsWith(`${key.name}/`)
    logKeys = given.filter(ofLog).map((key) => ({ ...key, name: origin }))
    witnesses = given.filter((key) => !ofLog(key))
    if (logKeys.length === 0) throw new Fault(null, `No key for the log ${origin} was given.`)
    if (trust.earlier && trust.earlier.origin !== origin) throw new Fault(null, `The earlier head is one of another log, ${trust.earlier.origin}.`)
    if (trust.earlier && !logKeys.some((key) => signedBy(trust.earlier?.note ?? { text: '', signatures: [] }, key) === 'yes')) throw new Fault(null, 'The earlier head is not signed with a key of this log.')
    if (trust.earlier && trust.earlier.size > size) throw new Fault(size, `An earlier head covers ${trust.earlier.size} events, and this log has ${size}: events were taken away.`)
  }
  const event = (line: Record<string, unknown>) => {
    const index = tree.size()
    if (line.index !== index) throw new Fault(index, `Event ${index} is not there: the line of event ${String(line.index)} stands in its place.`)
    if (line.missing === true) throw new Fault(index, 'The event is no longer in the database it was exported from.')
    if (line.altered === true) throw new Fault(index, 'The row that the pages show says something else than what was logged.')
    if (line.sealed === true) {
      report.sealed += 1
      open = { hash: null }
      return
    }
    const payload = typeof line.payload === 'string' ? Buffer.from(line.payload) : null
    const entry = payload && readEntry(payload)
    if (!payload || !entry) throw new Fault(index, 'The event is not in its canonical form.')
    if (!report.origin.endsWith(`/${entry.log}`)) throw new Fault(index, 'The event belongs to another log.')
    if (line.opening !== null) {
      const wrong = isRecord(line.opening) ? wrongOpening(entry, line.opening) : 'opening'
      if (wrong) throw new Fault(index, `A personal fact is not the one that was committed to: ${wrong}.`)
    }
    const at = Date.parse(entry.at)
    if (at < latest - backMs) note(`Event ${index} says it happened at ${entry.at}, well before one that stands earlier in the log.`)
    latest = Math.max(latest, at)
    report.first ??= entry.at
    report.last = entry.at
    report.events += 1
    open = { hash: leafHash(payload) }
  }
  const node = (line: Record<string, unknown>) => {
    const hash = typeof line.hash === 'string' ? fromBase64(line.hash) : null
    const [level, index] = Array.isArray(line.node) ? (line.node as unknown[]) : []
    if (open) {
      const at = tree.size()
      if (level !== 0 || index !== at || !hash) throw new Fault(at, 'The hash of the event is missing.')
      if (open.hash && !open.hash.equals(hash)) throw new Fault(at, 'The event is not the one that was logged.')
      open = null
      due = tree.add(hash).slice(1)
      return
    }
    const expected = due.shift()
    if (!expected) throw new Fault(tree.size(), `Event ${tree.size()} is not there.`)
    const first = expected.index * 2 ** expected.level
    if (level !== expected.level || index !== expected.index || !hash?.equals(expected.hash)) throw new Fault(first, `Among events ${first} to ${first + 2 ** expected.level - 1} one is not the one that was logged.`)
  }
  const checkpoint = (text: unknown) => {
    const found = typeof text === 'string' ? parseCheckpoint(text) : null
    const where = `From event ${proven} on the log is not proven`
    if (!found || found.origin !== report.origin) throw new Fault(proven, `${where}: what should be a signed head of this log is none.`)
    const key = logKeys.find((known) => signedBy(found.note, known) === 'yes')
    if (!key) throw new Fault(proven, `${where}: the head over ${found.size} events does not carry the signature of the log.`)
    if (found.size !== tree.size()) throw new Fault(Math.min(found.size, tree.size()), `The head over ${found.size} events stands after ${tree.size()}.`)
    if (!found.root.equals(tree.root())) throw new Fault(proven, `${where}: it is not the log that was signed at ${found.size} events.`)
    for (const witness of witnesses) {
      const said = signedBy(found.note, witness)
      if (said === 'forged') throw new Fault(proven, `${where}: the signature of ${witness.name} under the head over ${found.size} events is not its own.`)
      if (said === 'yes') report.witnessed[witness.name] = found.size
    }
    proven = found.size
    report.heads += 1
    report.signedBy = key.id
  }
  /** Everything of the events so far has come. */
  const settled = () => {
    if (open || due.length > 0) throw new Fault(tree.size() - (open ? 0 : 1), `What belongs to event ${tree.size() - (open ? 0 : 1)} is cut off.`)
    if (trust.earlier && trust.earlier.size === tree.size() && !trust.earlier.root.equals(tree.root())) throw new Fault(null, `The first ${tree.size()} events are not those of the earlier head: the log was rewritten since.`)
  }
  const end = (text: unknown) => {
    if (tree.size() < report.size) throw new Fault(tree.size(), `Event ${tree.size()} is not there: the export says it has ${report.size}.`)
    if (tree.size() > report.size) throw new Fault(report.size, `The export says it has ${report.size} events, and there are more.`)
    if (proven < report.size) throw new Fault(proven, `From event ${proven} on no signed head covers the log.`)
    const found = typeof text === 'string' ? parseNote(text) : null
    if (!found || found.text !== endText(report.origin, report.size, digest.digest()) || !logKeys.some((key) => signedBy(found, key) === 'yes')) throw new Fault(null, 'The export was changed after it was made.')
    ended = true
  }

  for await (const text of lines) {
    if (ended) throw new Fault(null, 'Something was added after the end of the export.')
    if (!head) began(text)
    else {
      const line = json(text)
      if (!isRecord(line)) throw new Fault(Math.min(tree.size(), report.size), 'A line of the export cannot be read.')
      if ('index' in line) {
        settled()
        event(line)
      } else if ('node' in line) node(line)
      else {
        settled()
        if ('checkpoint' in line) checkpoint(line.checkpoint)
        else if ('end' in line) end(line.end)
        else throw new Fault(tree.size(), 'A line of the export cannot be read.')
      }
    }
    if (!ended) digest.update(`${text}\n`)
  }
  if (!ended) throw new Fault(tree.size() < report.size ? tree.size() : null, 'The export ends early.')
  const named = witnesses.filter((witness) => !(witness.name in report.witnessed)).map(({ name }) => name)
  if (trust.keys.length > 0 && named.length > 0 && report.size > 0) throw new Fault(0, `${named.join(' and ')} has signed none of it.`)
  if (trust.keys.length === 0) note(`The key ${logKeys.map(({ id }) => id).join(', ')} is the one the export itself names: hold it against the one you were given, or pass it with --key.`)
  if (report.sealed > 0) note(`${report.sealed} events are sealed: whoever made the export may not read them (a subcontractor's work before it submits). That they are there, and where, is proven.`)
}
