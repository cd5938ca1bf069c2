import type { EvidenceFile } from '../analyzers/analyzer'
import { allBytes } from '../analyzers/formats/bytes'
import { unpacked } from '../analyzers/formats/gzip'
import { decodeStream, decodeText } from '../analyzers/formats/text'
import type { Excerpt } from './excerpt'
import { redacted } from './redact'

const before = 8
const after = 16
const longest = 400
const largestJson = 64 * 1024 * 1024

const cut = (line: string) => (line.length > longest ? `${line.slice(0, longest)} …` : line)
const shown = (lines: string[]) => redacted(lines.map(cut).join('\n')).split('\n')

/** The line of a text with its surroundings; reading ends behind it. */
export async function linesAround(file: EvidenceFile, line: number): Promise<Excerpt> {
  const from = Math.max(1, line - before)
  const kept: string[] = []
  let number = 1
  let rest = ''
  reading: for await (const text of decodeStream(unpacked(file))) {
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (number >= from) kept.push(part)
      if (number++ >= line + after) break reading
    }
    // A line without an end is shown cut anyway.
    if (rest.length > 4 * 1024 * 1024) rest = `${rest.slice(0, longest)} `
  }
  if (number <= line + after && number >= from && rest) kept.push(rest)
  if (kept.length === 0) return { type: 'none', why: `${file.name} has no line ${line}.` }
  return { type: 'lines', file: file.name, from, hit: line, lines: shown(kept) }
}

/** The value a JSON pointer (RFC 6901) names, indented. Null when the file is no JSON or holds no such value. */
export async function pointerLines(file: EvidenceFile, pointer: string): Promise<Excerpt | null> {
  let value: unknown
  try {
    value = JSON.parse(decodeText(await allBytes({ ...file, open: () => unpacked(file) }, largestJson)))
  } catch {
    return null
  }
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<string, unknown>)[key]
  }
  const lines = shown(`${pointer}: ${JSON.stringify(value, null, 2)}`.split('\n').slice(0, 200))
  return { type: 'lines', file: file.name, from: 1, hit: 1, lines }
}
