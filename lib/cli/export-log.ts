import { createWriteStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { platformLog } from '../audit/entry'
import { exportLines, newestHead } from '../audit/export-bundle'
import { recordOperator } from '../audit/record-operator'
import { withOwner } from '../db/owner'
import { closeDatabase, inContext } from '../db/tenant'
import { enterInstallation } from './installation'
import { type CommandOutcome, UsageError } from './outcome'

type Options = { names: boolean; from: string }

/**
 * `veritar export-log FILE`: the log of the platform, which belongs to no prime and so has no page, as one file that
 * `verify-log` checks. The export is on record before the first line is written; a file that is there is left alone.
 */
export async function exportLog([file, ...more]: string[], { names, from }: Options): Promise<CommandOutcome> {
  if (!file || more.length > 0) throw new UsageError('export-log takes one file, which it makes.')
  const path = resolve(from, file)
  if (existsSync(path)) throw new UsageError(`${file} is there already, and is left alone.`)
  const owner = enterInstallation()
  try {
    const head = await inContext({ worker: 'on' }, (tx) => newestHead(tx, platformLog))
    if (!head) return { code: 1, error: 'Nothing of this log is signed yet. Try again when Veritar has run for a moment.\n' }
    await withOwner(owner, (db) => recordOperator(db, { subId: null }, { code: 'audit.exported', data: { events: head.size, names } }))
    await pipeline(Readable.from(exportLines(platformLog, head.size, 'worker', { now: new Date(), names })), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return { code: 0, out: `${head.size} events are in ${file}, ${names ? 'with' : 'without'} the names of people. Check it with: veritar verify-log ${file}\n` }
  } finally {
    await closeDatabase()
  }
}
