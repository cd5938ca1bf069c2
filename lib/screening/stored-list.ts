import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readPublishedList } from './published-list'
import { indexOf, type Index } from './screen'

/** Larger than the whole Consolidated Screening List by far, in bytes. */
const largest = 200_000_000

/** The list of this installation, ready to be searched; or in words why there is none. `since` is when its file last changed. */
export type StoredList = { index: Index; since: Date } | { problem: string }

let kept: { path: string; changed: number; stored: StoredList } | undefined

/**
 * The restricted-party list that the operator put into .config/lists/screening-list.csv. It is read again when the file changes,
 * and never by halves: what cannot be read whole is no list, and says so.
 */
export async function storedList(folder = join(process.cwd(), '.config', 'lists')): Promise<StoredList> {
  const path = join(folder, 'screening-list.csv')
  const found = await stat(path).catch(() => null)
  if (!found) return { problem: '' }
  if (kept?.path === path && kept.changed === found.mtimeMs) return kept.stored
  const stored = await read(path, found)
  kept = { path, changed: found.mtimeMs, stored }
  return stored
}

async function read(path: string, { size, mtime }: { size: number; mtime: Date }): Promise<StoredList> {
  if (size > largest) return { problem: 'the file is too large to be one' }
  try {
    return { index: indexOf(readPublishedList(await readFile(path, 'utf8'))), since: mtime }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it cannot be read' }
  }
}
