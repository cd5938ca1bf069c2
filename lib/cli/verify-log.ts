import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { bundleFormat } from '../audit/bundle'
import { parseCheckpoint, parseProof } from '../audit/checkpoint'
import { linesOf } from '../audit/lines'
import type { LogReport, Trust } from '../audit/log-report'
import { readKeys } from '../audit/read-keys'
import { type ProofReport, verifyProof } from '../audit/verify-proof'
import { verifyBundle } from '../audit/verify-bundle'
import { type CommandOutcome, json, UsageError } from './outcome'

type Options = { from: string; json: boolean; key?: string | undefined; earlier?: string | undefined }

/** `veritar verify-log`: an export of an audit log, or the proof of one event, checked without a database. */
export async function verifyLog(positionals: string[], options: Options): Promise<CommandOutcome> {
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new UsageError('verify-log takes one file: an export of an audit log, the proof of one event, or the PDF of a report.')
  const path = await fileAt(name, options.from)
  const trust: Trust = { keys: options.key === undefined ? [] : await keysIn(options.key, options.from), earlier: options.earlier === undefined ? null : await headIn(options.earlier, options.from) }
  const first = await firstLine(path)
  if (first.startsWith('c2sp.org/tlog-proof@')) {
    if (trust.keys.length === 0) throw new UsageError('The proof of one event needs the public key of the log: --key FILE.')
    const report = verifyProof(await readFile(path, 'utf8'), trust.keys)
    return { code: report.fault === null ? 0 : 1, out: options.json ? json(report) : proofWords(name, report) }
  }
  if (first.startsWith('%PDF-')) {
    if (trust.keys.length === 0) throw new UsageError('A report needs the public key of the log: --key FILE.')
    const { verifyReport } = await import('../report/verify-report')
    const report = await verifyReport(new Uint8Array(await readFile(path)), trust.keys)
    return { code: report.fault === null ? 0 : 1, out: options.json ? json(report) : `${proofWords(name, report)}${report.fault === null ? `  Case and scorecard in it are the ones decided on, SHA-256 ${report.digest}.\n` : ''}` }
  }
  if (!first.startsWith(`{"format":"${bundleFormat.slice(0, -1)}`)) throw new UsageError(`${name} is neither an export of an audit log, nor the proof of an event, nor a report.`)
  const report = await verifyBundle(linesOf(createReadStream(path, { highWaterMark: 1 << 18 })), trust)
  return { code: report.fault === null ? 0 : 1, out: options.json ? json(report) : logWords(name, report) }
}

async function fileAt(name: string, from: string): Promise<string> {
  const path = resolve(from, name)
  if (!(await stat(path).catch(() => null))?.isFile()) throw new UsageError(`${name} cannot be opened.`)
  return path
}

async function firstLine(path: string): Promise<string> {
  for await (const line of linesOf(createReadStream(path, { end: 4_096 }))) return line
  return ''
}

async function keysIn(name: string, from: string) {
  const text = await readFile(await fileAt(name, from), 'utf8')
  try {
    const keys = readKeys(text)
    if (keys.length > 0) return keys
  } catch (error) {
    throw new UsageError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
  throw new UsageError(`${name} holds no public key.`)
}

/** The newest head in a checkpoint, a proof or an export. */
async function headIn(name: string, from: string): Promise<NonNullable<Trust['earlier']>> {
  const path = await fileAt(name, from)
  let found: Trust['earlier'] = null
  if ((await firstLine(path)).startsWith('{')) {
    for await (const line of linesOf(createReadStream(path))) {
      if (line.startsWith('{"checkpoint":')) found = parseCheckpoint((JSON.parse(line) as { checkpoint: string }).checkpoint) ?? found
    }
  } else {
    const text = await readFile(path, 'utf8')
    found = parseCheckpoint(parseProof(text)?.checkpoint ?? text)
  }
  if (!found) throw new UsageError(`${name} holds no signed head of a log.`)
  return found
}

function logWords(name: string, report: LogReport): string {
  const witnessed = Object.entries(report.witnessed).map(([witness, size]) => `  Witness   ${witness} has signed ${size} of ${report.size} events`)
  const rest = report.notes.map((note) => `  Note: ${note}`)
  if (report.fault !== null) return `${[`${name}: NOT PROVEN.`, report.firstBad === null ? '  No single event can be named.' : `  First bad index: ${report.firstBad}`, `  ${report.fault}`, ...rest].join('\n')}\n`
  return `${[
    `${name}: proven. ${report.size} events of ${report.origin}`,
    `  Events    ${report.events} shown, ${report.sealed} sealed${report.first ? `, ${report.first} to ${report.last}` : ''}`,
    `  Heads     ${report.heads}, each the beginning of the next${report.signedBy ? `, signed with key ${report.signedBy}` : ''}`,
    ...(witnessed.length > 0 ? witnessed : ['  Witness   none has signed']),
    ...rest,
  ].join('\n')}\n`
}

function proofWords(name: string, report: ProofReport): string {
  if (report.fault !== null) return `${name}: NOT PROVEN.\n  ${report.fault}\n`
  return `${name}: proven. Event ${report.id} (${report.code}, ${report.at}) is number ${report.index} of ${report.size} in ${report.origin}, signed with key ${report.signedBy}.\n`
}
