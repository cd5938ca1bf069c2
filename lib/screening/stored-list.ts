import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readPublishedList } from './published-list'
import { indexOf, type Index } from './screen'

/** Larger than the whole Consolidated Screening List or the SAM.gov extract by far, in bytes. */
const largest = 200_000_000

/** A list of this installation, ready to be searched; or in words why there is none. `since` is when its file last changed. */
export type StoredList = { index: Index; since: Date } | { problem: string }

const kept = new Map<string, { changed: number; stored: StoredList }>()
const folderOfLists = () => join(process.cwd(), '.config', 'lists')

/**
 * The restricted-party list that the operator put into .config/lists/screening-list.csv. It is read again when the file changes,
 * and never by halves: what cannot be read whole is no list, and says so.
 */
export const storedList = (folder = folderOfLists()): Promise<StoredList> => fileOf(join(folder, 'screening-list.csv'), false)

/** The public extract of SAM.gov exclusions in .config/lists/sam-exclusions.csv, in the same way. */
export const storedExclusions = (folder = folderOfLists()): Promise<StoredList> => fileOf(join(folder, 'sam-exclusions.csv'), true)

async function fileOf(path: string, exclusions: boolean): Promise<StoredList> {
  const found = await stat(path).catch(() => null)
  if (!found) return { problem: '' }
  const known = kept.get(path)
  if (known?.changed === found.mtimeMs) return known.stored
  const stored = await read(path, found, exclusions)
  kept.set(path, { changed: found.mtimeMs, stored })
  return stored
}

async function read(path: string, { size, mtime }: { size: number; mtime: Date }, exclusions: boolean): Promise<StoredList> {
  if (size > largest) return { problem: 'the file is too large to be one' }
  try {
    return { index: indexOf(readPublishedList(await readFile(path, 'utf8'), exclusions)), since: mtime }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it cannot be read' }
  }
}
