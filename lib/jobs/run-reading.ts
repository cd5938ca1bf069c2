import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { bareEnv } from '../env'
import type { Excerpt } from '../evidence/excerpt'
import type { Members } from '../evidence/members'
import { KeyGone } from '../vault/keys/key-service'
import { feedDescriptor, feeder } from './feed'
import type { GivenFile } from './given-file'
import { enclosed, sandboxHere } from './sandbox'
import { Checked, type CheckOrder, type ExcerptOrder, Excerpts, type Order, type Outcome, Said } from './reading'

/** The reading process ended without an outcome; `message` is fit for the respondent, and `cause` is why bytes could not be given to it. */
export class ReadingFailed extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ReadingFailed'
  }
}

export type ReadingEvents = { progress?: (done: { bytes: number; items: number }) => void; taken?: (reader: { id: string; version: string }) => void; table?: (header: string[]) => void; members?: (members: Members) => void }
type Limits = { seconds: number; memoryMb: number }

/** Memory in MB of a process and of what it started. Buffers lie outside the heap that --max-old-space-size bounds, so the whole is watched. */
function memoryMb(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
    return (pages * 4_096) / 1_048_576 + children.reduce((sum, child) => sum + memoryMb(child), 0)
  } catch {
    return 0
  }
}

const described = ({ name, size, sha256 }: GivenFile) => ({ name, size, sha256 })

/**
 * Reads evidence in a process of its own, which is ended when it takes too long or too much memory.
 * @param on told who reads, once; the columns of a table that nothing else recognizes; what is in archives; and bytes and items so far, now and then
 * @throws ReadingFailed when it crashed, was ended, or said something else than an outcome
 */
export function runReading(
  { kind, columns, files }: { kind: string; columns?: Record<string, string>; files: GivenFile[] },
  limits: Limits,
  on: ReadingEvents,
  script = join(process.cwd(), 'lib', 'jobs', 'analyze-child.gen.mjs'),
): Promise<Outcome> {
  const order: Order = { kind, ...(columns && { columns }), files: files.map(described) }
  return runLimited<Outcome>(script, order, files, limits, (message) => {
    const said = Said.safeParse(message)
    if (!said.success) return 'refused'
    if (said.data.type === 'progress') on.progress?.({ bytes: said.data.bytes, items: said.data.items })
    else if (said.data.type === 'taken') on.taken?.({ id: said.data.analyzer, version: said.data.version })
    else if (said.data.type === 'table') on.table?.(said.data.header)
    else if (said.data.type === 'members') on.members?.(said.data.members)
    else return { outcome: said.data }
    return 'taken'
  })
}

/**
 * What stands at some places of evidence, read in a process of its own like everything that parses a stranger's bytes.
 * @returns one excerpt a place, in order
 * @throws ReadingFailed as `runReading` does
 */
export function runExcerpts(places: { files: GivenFile[]; locator: ExcerptOrder['places'][number]['locator'] }[], limits: Limits): Promise<Excerpt[]> {
  const order: ExcerptOrder = { places: places.map(({ files, locator }) => ({ files: files.map(described), locator })) }
  const script = join(process.cwd(), 'lib', 'jobs', 'excerpt-child.gen.mjs')
  return runLimited<Excerpt[]>(script, order, places.flatMap(({ files }) => files), limits, (message) => {
    const said = Excerpts.safeParse(message)
    return said.success && said.data.length === order.places.length ? { outcome: said.data } : 'refused'
  })
}

/**
 * Whether files are what Veritar takes, told in a process of its own before any reader sees them.
 * @throws ReadingFailed as `runReading` does: then nothing is known of them
 */
export function runChecks(files: GivenFile[], limits: Limits): Promise<Checked> {
  const script = join(process.cwd(), 'lib', 'jobs', 'check-child.gen.mjs')
  return runLimited<Checked>(script, { files: files.map(described) }, files, limits, (message) => {
    const said = Checked.safeParse(message)
    return said.success && (said.data.type === 'refused' || said.data.types.length === files.length) ? { outcome: said.data } : 'refused'
  })
}

/** Runs one script with one order and gives it the bytes of `files` it asks for, by their number. `take` says of each message whether it was an outcome, something in between, or no answer. */
function runLimited<T>(script: string, order: Order | ExcerptOrder | CheckOrder, files: GivenFile[], limits: Limits, take: (message: unknown) => { outcome: T } | 'taken' | 'refused'): Promise<T> {
  return new Promise((resolve, reject) => {
    const node = ['--enable-source-maps', `--max-old-space-size=${limits.memoryMb}`, script]
    const run = sandboxHere().sandbox === 'bubblewrap' ? enclosed(node, [dirname(script)]) : { command: process.execPath, args: node }
    const child = spawn(run.command, run.args, { env: bareEnv(), stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'], serialization: 'advanced' })
    let outcome: { outcome: T } | undefined
    let why = 'The reader stopped while reading this evidence. The file was kept; the operator can see the reason in the log of the worker.'
    const kill = (reason: string) => {
      why = reason
      child.kill('SIGKILL')
    }
    const clock = setTimeout(() => kill(`Reading took longer than ${limits.seconds} seconds and was ended. Give a smaller sample of the same log.`), limits.seconds * 1_000)
    const scale = setInterval(() => {
      // The program itself takes about 150 MB beside what it reads.
      if (child.pid && memoryMb(child.pid) > limits.memoryMb + 256) kill(`Reading took more than ${limits.memoryMb} MB of memory and was ended. Give a smaller sample of the same log.`)
    }, 200)
    let log = ''
    let cause: unknown
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000)
    })
    const unreadable = (error: unknown) =>
      error instanceof KeyGone ? 'The key of this evidence is not there any more, so nobody can read it. Ask the operator.' : 'The stored bytes of this evidence could not be read. The operator can see the reason in the log of the worker.'
    const feed = feeder(files, child.stdio[feedDescriptor] as Writable, (error) => {
      console.error(`Bytes could not be given to a reader: ${error instanceof Error ? error.message : String(error)}`)
      cause = error
      kill(unreadable(error))
    })
    child.on('message', (message) => {
      if (feed(message)) return
      const taken = take(message)
      if (taken === 'refused') kill('The reader gave an answer that is not one. The file was kept; the operator can see the reason in the log of the worker.')
      else if (taken !== 'taken') outcome = taken
    })
    const finish = (code: number | null) => {
      clearTimeout(clock)
      clearInterval(scale)
      if (outcome && code === 0) return resolve(outcome.outcome)
      if (log) console.error(`The reader ended with ${code ?? 'a signal'}: ${log.trim()}`)
      reject(new ReadingFailed(why, cause))
    }
    child.once('error', (error) => {
      log = error.message
      finish(null)
    })
    child.once('exit', (code) => {
      if (!child.connected) return finish(code)
      // Its last words may still be on their way: the channel closes behind them.
      const late = setTimeout(() => finish(code), 5_000)
      child.once('disconnect', () => {
        clearTimeout(late)
        finish(code)
      })
    })
    child.send(order)
  })
}
