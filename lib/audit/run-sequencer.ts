import { inContext } from '../db/tenant'
import { type AuditKeys, NotSigned } from './keys'
import { publishLog } from './publish'
import { sequenceLog, waitingLogs } from './sequence'
import type { SignedHeads } from './signed-heads'
import { LogBroken } from './tree-store'
import { Refused, type WitnessAddress } from './witness/ask'
import { cosign } from './witness/cosign'

const pauseMs = 500
const checkEveryMs = 60_000

/** Keeps the sentence that says why a log cannot go on; the audit page shows it. Empty when all is well again. */
async function keepProblem(id: string, problem: string): Promise<void> {
  await inContext({ worker: 'on' }, (tx) => tx.$executeRaw`
    insert into "AuditLog" (id, problem, "problemAt") values (${id}::uuid, ${problem}, case when ${problem} = '' then null else now() end)
    on conflict (id) do update set problem = excluded.problem, "problemAt" = excluded."problemAt"`)
}

/** All logs there are, for looking after those nobody writes to; also one that was signed and of which the database knows nothing any more. */
async function knownLogs(heads: SignedHeads): Promise<Set<string>> {
  const rows = await inContext({ worker: 'on' }, (tx) => tx.auditLog.findMany({ select: { id: true } }))
  return new Set([...rows.map(({ id }) => id), ...heads.logs()])
}

/** Why a head could not be witnessed; empty when it was. The log goes on either way. */
async function witnessed(logId: string, head: { size: number; note: string }, witness: WitnessAddress, again: boolean): Promise<string> {
  try {
    await cosign(logId, head, witness, again)
    return ''
  } catch (error) {
    return error instanceof Refused ? error.message : `The witness at ${witness.url} could not be asked: ${error instanceof Error ? error.message : String(error)}.`
  }
}

/**
 * Gives waiting events their places, signs the heads and has them witnessed, until stopped. Many may run: for each log
 * one of them works at a time. At the start and every minute all logs are held against what was remembered outside the
 * database and against the witness, so that one that was put back is noticed although nobody writes to it.
 * @returns what stops it, after what it is at
 */
export function startSequencer(given: { keys: AuditKeys; heads: SignedHeads; witness: WitnessAddress | null }): () => Promise<void> {
  const { keys, heads, witness } = given
  const refused = new Map<string, Set<string>>()
  const said = new Map<string, string>()

  const say = async (logId: string, problem: string) => {
    if (said.get(logId) === problem) return
    if (problem) console.error(`Audit log ${logId}: ${problem}`)
    await keepProblem(logId, problem)
    said.set(logId, problem)
  }

  /** Why a log could not go on, or why not all that waits could be taken in; empty when all is well. */
  const advance = async (logId: string, always: boolean): Promise<string | null> => {
    const outside = refused.get(logId) ?? new Set()
    refused.set(logId, outside)
    try {
      let placed = 0
      for (let more = true; more; ) {
        const done = await sequenceLog(logId, keys, [...outside])
        for (const id of done.refused) outside.add(id)
        placed += done.placed
        more = done.placed > 0
      }
      const head = placed > 0 || always ? await publishLog(logId, keys, heads) : null
      const [first] = outside
      const unmarked = first ? `${outside.size === 1 ? 'One event was' : `${outside.size} events were`} not written by Veritar and ${outside.size === 1 ? 'stays' : 'stay'} outside the log: ${first}.` : ''
      return (head && witness && (await witnessed(logId, head, witness, always))) || unmarked || (head ? '' : null)
    } catch (error) {
      if (error instanceof LogBroken || error instanceof NotSigned) return error.message
      throw error
    }
  }
  const work = async (logId: string, always: boolean) => {
    const problem = await advance(logId, always)
    if (problem !== null) await say(logId, problem)
  }

  let stopping = false
  let wake: () => void = () => undefined
  const pause = (ms: number) => new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  const loop = async () => {
    let checked = -Infinity
    while (!stopping) {
      const due = performance.now() - checked > checkEveryMs
      try {
        const waiting = await waitingLogs()
        const quiet = due ? [...(await knownLogs(heads))].filter((id) => !waiting.includes(id)) : []
        for (const logId of [...waiting, ...quiet]) if (!stopping) await work(logId, due)
        if (due) checked = performance.now()
        await pause(pauseMs)
      } catch (error) {
        // Most often the database is away; it is asked again, and what waits is still there then.
        console.error(`The audit log waits: ${error instanceof Error ? error.message : String(error)}`)
        await pause(5_000)
      }
    }
  }
  const running = loop()
  return async () => {
    stopping = true
    wake()
    await running
  }
}
