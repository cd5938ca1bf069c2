import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** The newest head signed of each log, kept outside the database: whoever rewrites the database does not rewrite this. */
export type SignedHeads = {
  /** The logs of which a head was signed. */
  logs: () => string[]
  read: (logId: string) => string | null
  keep: (logId: string, note: string) => void
}

/** Heads as files in a directory. */
export function headsIn(directory: string): SignedHeads {
  const path = (logId: string) => join(directory, `${z.uuid().parse(logId)}.checkpoint`)
  return {
    logs: () => (existsSync(directory) ? readdirSync(directory).flatMap((name) => z.uuid().safeParse(/^(.+)\.checkpoint$/.exec(name)?.[1]).data ?? []) : []),
    read: (logId) => (existsSync(path(logId)) ? readFileSync(path(logId), 'utf8') : null),
    keep: (logId, note) => {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      writeDurably(path(logId), note)
    },
  }
}

/** Replaces a file as a whole: after a crash it is the old one or the new one. */
export function writeDurably(path: string, text: string): void {
  const partial = `${path}.partial`
  const file = openSync(partial, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(partial, path)
}
