import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** A marker in the forms in which bytes lie about: as it is, in UTF-16, in hexadecimal, and in base64 wherever it may begin. */
export function formsOf(marker: string): Buffer[] {
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from(`${'x'.repeat(before)}${marker}`).toString('base64')
    // The letters that also hold bits of what stands before and after are left out.
    return text.slice(before === 0 ? 0 : before + 1, -4)
  })
  return [Buffer.from(marker), Buffer.from(marker, 'utf16le'), Buffer.from(Buffer.from(marker).toString('hex')), ...base64.map((text) => Buffer.from(text))]
}

const step = 8 * 1_048_576

/** Searches bytes of any length for markers. @returns the names of those that are there */
export function markersIn(bytes: Buffer, markers: Record<string, string>): string[] {
  return Object.entries(markers).filter(([, marker]) => formsOf(marker).some((form) => bytes.includes(form))).map(([name]) => name)
}

/** Searches one file in pieces that overlap. */
function markersInFile(path: string, markers: Record<string, string>): string[] {
  const found = new Set<string>()
  const buffer = Buffer.alloc(step + 512)
  const file = openSync(path, 'r')
  try {
    let kept = 0
    for (let size = readSync(file, buffer, 0, step, null); size > 0; size = readSync(file, buffer, kept, step, null)) {
      const piece = buffer.subarray(0, kept + size)
      for (const name of markersIn(piece, markers)) found.add(name)
      const rest = piece.subarray(-512)
      rest.copy(buffer, 0)
      kept = rest.length
    }
  } finally {
    closeSync(file)
  }
  return [...found]
}

export type Searched = { files: number; bytes: number; found: { path: string; markers: string[] }[] }

/**
 * Searches every file under a path, its name included. What goes away meanwhile is left out.
 * @param wanted says which paths are searched; all when left out
 */
export function searchTree(root: string, markers: Record<string, string>, wanted: (path: string) => boolean = () => true): Searched {
  const searched: Searched = { files: 0, bytes: 0, found: [] }
  const visit = (path: string): void => {
    if (!wanted(path)) return
    try {
      const told = lstatSync(path)
      if (told.isDirectory()) return readdirSync(path).forEach((name) => visit(join(path, name)))
      if (!told.isFile()) return
      const found = [...new Set([...markersInFile(path, markers), ...markersIn(Buffer.from(path), markers)])]
      searched.files += 1
      searched.bytes += told.size
      if (found.length > 0) searched.found.push({ path: path.slice(root.length) || path, markers: found })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENXIO'))) throw error
    }
  }
  visit(root)
  return searched
}
