import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes } from './bytes'
import { unpacked } from './gzip'
import { parseSlice, whereBroken } from './json-text'
import { decodeText } from './text'

const largest = 64 * 1024 * 1024

/** One answer of a program: its value, and for each list under one of the names, in order, the lines its elements begin on. */
export type Answer = { value: unknown; lines: number[][] }

/**
 * The answers in a file of at most 64 MB, one after another as pages were saved: values of JSON that hold lists of rows
 * deeper within. Lines count from 1.
 * @param lists lower-case keys of the lists whose elements are placed
 * @throws UnreadableEvidence when it is too large, cut off or malformed, with the line.
 */
export async function openAnswers(file: EvidenceFile, lists: readonly string[], remedy: string): Promise<Answer[]> {
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw new UnreadableEvidence('The answer is larger than 64 MB.', { file: file.name }, 'Ask for fewer days at a time, and upload the answers as several files.')
  const text = decodeText(bytes)
  const answers: Answer[] = []
  let line = 1
  for (let at = 0; ; ) {
    const start = at + (/^\s*/.exec(text.slice(at, at + 65_536))?.[0].length ?? 0)
    line += breaks(text, at, start)
    if (start >= text.length) return answers
    const { end, lines } = valueAt(text, start, line, lists)
    const slice = new TextEncoder().encode(text.slice(start, end < 0 ? text.length : end))
    const value = parseSlice(slice)
    if (value === undefined) {
      const { reason, offset } = whereBroken(slice)
      const place = line + breaks(text, start, start + offset)
      throw new UnreadableEvidence(`${end < 0 ? 'The text ends inside a value: the file is cut off.' : reason} It shows at line ${place}.`, { file: file.name, line: place }, remedy)
    }
    answers.push({ value, lines })
    line += breaks(text, start, end)
    at = end
  }
}

/** Where the value that starts here ends, -1 when it does not, and the lines of the elements of the wanted lists. */
function valueAt(text: string, start: number, first: number, lists: readonly string[]): { end: number; lines: number[][] } {
  const lines: number[][] = []
  const open: (number[] | null)[] = []
  let line = first
  let word = ''
  let key = ''
  for (let i = start; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\n') line++
    if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t' || sign === ',') continue
    if (sign === ':') {
      key = word
      continue
    }
    if (sign !== ']' && sign !== '}') open.at(-1)?.push(line)
    if (sign === '"') {
      const from = i + 1
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++
      word = text.slice(from, Math.min(i, from + 80)).toLowerCase()
    } else if (sign === '[' || sign === '{') {
      const wanted = sign === '[' && lists.includes(key) ? [] : null
      if (wanted) lines.push(wanted)
      open.push(wanted)
    } else if (sign === ']' || sign === '}') open.pop()
    else while (i + 1 < text.length && !/[\s,\]}]/.test(text[i + 1] as string)) i++
    key = ''
    if (open.length === 0) return { end: i + 1, lines }
  }
  return { end: -1, lines }
}

function breaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
