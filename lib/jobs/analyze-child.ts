import { type Analyzer, type EvidenceFile, QuarantinedEvidence, UnreadableEvidence } from '../analyzers/analyzer'
import { readEvidence } from '../analyzers/read-evidence'
import type { Recognized } from '../analyzers/recognize'
import { membersOf } from '../evidence/members'
import { fedFiles } from './fed-files'
import { Order, type Outcome, type Said } from './reading'

/** The reading process: no database, no key, no address; one order in, the bytes it asks for, one outcome out. */
const say = (said: Said) => new Promise<void>((resolve) => process.send?.(said, undefined, undefined, () => resolve()))

const reportEveryMs = 250

async function read(order: Order): Promise<Outcome> {
  const [files = []] = fedFiles([order.files])
  let recognized: Recognized | null = null
  let reported = 0
  const onProgress = (done: { bytes: number; items: number }) => {
    const now = Date.now()
    if (now - reported < reportEveryMs) return
    reported = now
    void say({ type: 'progress', ...done })
  }
  const onTaken = ({ id, version }: Analyzer) => void say({ type: 'taken', analyzer: id, version })
  const onMembers = (members: EvidenceFile[]) => void say({ type: 'members', members: membersOf(members) })
  const onTable = (header: string[]) => void say({ type: 'table', header })
  const { kind, columns } = order
  try {
    const read = await readEvidence(files, { kind, ...(columns && { columns }), onProgress, onTaken, onTable, onMembers, onRecognized: (found) => (recognized = found) })
    if (!read.analyzer) return { type: 'unread', recognized }
    const { facts, observations } = read.reading
    return { type: 'read', analyzer: read.analyzer.id, version: read.analyzer.version, recognized, facts, observations: observations.map((o) => ({ ...o, locator: { ...o.locator } })) }
  } catch (error) {
    if (error instanceof QuarantinedEvidence) return { type: 'quarantined', reason: error.reason, places: error.places, remedy: error.remedy }
    if (error instanceof UnreadableEvidence) return { type: 'unreadable', recognized, reason: error.reason, place: error.place, remedy: error.remedy }
    throw error
  }
}

process.on('disconnect', () => process.exit(1))
process.once('message', (message) => {
  read(Order.parse(message)).then(
    async (outcome) => {
      await say(outcome)
      process.exit(0)
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.stack : error)
      process.exit(70)
    },
  )
})
