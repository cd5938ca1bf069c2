import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import type { EvidenceFile } from '../analyzers/analyzer'
import { UsageError } from './outcome'

/** A file as the caller named it, and where it is. */
export type FoundFile = { name: string; path: string }

/** The files an argument names: itself, or every file below a folder, sorted by path. Links are not followed. */
export async function filesBelow(name: string, from: string): Promise<FoundFile[]> {
  const path = resolve(from, name)
  const found = await stat(path).catch(() => null)
  if (found === null) throw new UsageError(`${name} cannot be opened.`)
  if (!found.isDirectory()) return [{ name, path }]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((below) => ({ name: join(name, relative(path, below)), path: below }))
}

const piece = 1 << 20

/** A file on disk as analyzers see it. Nothing else waits meanwhile, and small files are read in less time than it takes to wait. */
export async function evidenceFile(path: string): Promise<EvidenceFile> {
  const { size } = await stat(path)
  const whole = async function* () {
    yield await Promise.resolve(readFileSync(path))
  }
  const named = { name: basename(path), size }
  return size > piece ? { ...named, open: () => createReadStream(path, { highWaterMark: piece / 4 }), passing: () => inTurns(path) } : { ...named, open: whole, into: (memory) => readInto(path, memory) }
}

/** Reads a file into memory; null when that is too short to tell that nothing follows. */
function readInto(path: string, memory: Uint8Array): number | null {
  const file = openSync(path, 'r')
  try {
    let length = 0
    for (let more = 1; more > 0 && length < memory.length; length += more) more = readSync(file, memory, length, memory.length - length, null)
    return length < memory.length ? length : null
  } finally {
    closeSync(file)
  }
}

/** A file in two pieces of memory, used in turns. */
async function* inTurns(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  const memory = [Buffer.allocUnsafe(piece), Buffer.allocUnsafe(piece)] as const
  try {
    for (let turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const length = readSync(file.fd, memory[turn])
      if (length === 0) return
      yield memory[turn].subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

/** SHA-256 of a file's bytes as they are on disk, in hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
