import type { EvidenceFile } from '../analyzers/analyzer'
import { fromXml } from '../analyzers/cyclonedx/from-xml'
import { unpacked } from '../analyzers/formats/gzip'
import { isObject } from '../analyzers/formats/keys'
import { readStructured } from '../analyzers/formats/structured'
import { decodeStream } from '../analyzers/formats/text'
import { readOscal } from '../analyzers/oscal/read-oscal'
import type { Excerpt } from './excerpt'
import { redacted } from './redact'

const before = 8
const after = 16
const longest = 400

/** Lines read on either side of what is shown: what makes a value a secret can stand far from it, such as the kind of an object. */
const beyond = 400

const cut = (line: string) => (line.length > longest ? `${line.slice(0, longest)} …` : line)
const shown = (lines: string[]) => redacted(lines.map(cut).join('\n')).split('\n')

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

/**
 * The line of a text with its surroundings; reading ends soon behind it.
 * @param quote what stands there; when another of the lines shown holds it, that one is meant, as with the heading of a section
 */
export async function linesAround(file: EvidenceFile, line: number, quote = ''): Promise<Excerpt> {
  const from = Math.max(1, line - before - beyond)
  const kept: string[] = []
  let number = 1
  let rest = ''
  reading: for await (const text of decodeStream(unpacked(file))) {
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const part of parts) {
      if (number >= from) kept.push(part)
      if (number++ >= line + after + beyond) break reading
    }
    // A line without an end is shown cut anyway.
    if (rest.length > 4 * 1024 * 1024) rest = `${rest.slice(0, longest)} `
  }
  if (number <= line + after + beyond && number >= from && rest) kept.push(rest)
  if (kept.length <= line - from) return { type: 'none', why: `${file.name} has no line ${line}.` }
  const first = Math.max(1, line - before)
  const lines = shown(kept).slice(first - from, line + after + 1 - from)
  const words = plain(quote.replace(/…$/, ''))
  const holds = words === '' || plain(lines[line - first] ?? '').includes(words) ? -1 : lines.findIndex((each) => plain(each).includes(words))
  return { type: 'lines', file: file.name, from: first, hit: holds < 0 ? line : first + holds, lines }
}

/** The value a JSON pointer (RFC 6901) names in a JSON, YAML or XML document, indented. Null when it holds no such value. */
export async function pointerLines(file: EvidenceFile, pointer: string): Promise<Excerpt | null> {
  let value: unknown
  try {
    value = await documentTree(file)
  } catch {
    return null
  }
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<string, unknown>)[key]
  }
  const inner = held(value)
  const lines = shown(`${pointer}${inner === undefined ? '' : ', a text that holds JSON'}: ${JSON.stringify(inner ?? value, null, 2)}`.split('\n').slice(0, 200))
  return { type: 'lines', file: file.name, from: 1, hit: 1, lines, value: true }
}

/** The object or list that a text holds as JSON, as the policy of a key does: one line of it could not be read. */
function held(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return undefined
  try {
    return JSON.parse(value) as unknown
  } catch {
    return undefined
  }
}

/** A document as its reader walks it: those in XML in the shape they have in JSON. */
async function documentTree(file: EvidenceFile): Promise<unknown> {
  const { value, format } = await readStructured(file)
  if (format !== 'xml' || !isObject(value)) return value
  if (Object.hasOwn(value, 'bom')) return fromXml(value, '')
  const { root, node } = await readOscal(file)
  return { [root]: node }
}
