import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { unpacked } from './gzip'
import { decodeStream } from './text'

const longest = 1024 * 1024

/** A line without its end, counted from 1. `ended` is false for a last line after which nothing comes. */
export type LogLine = { text: string; number: number; ended: boolean }

/**
 * The lines of a log file, unpacked and decoded, in bounded memory. A carriage return before the line end is dropped.
 * @throws UnreadableEvidence for a line of more than 1 MB.
 */
export async function* logLines(file: EvidenceFile): AsyncGenerator<LogLine> {
  let rest = ''
  let number = 1
  for await (const chunk of decodeStream(unpacked(file))) {
    const text = rest + chunk
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      yield { text: text.slice(from, text[at - 1] === '\r' && at > from ? at - 1 : at), number: number++, ended: true }
      from = at + 1
    }
    rest = text.slice(from)
    if (rest.length > longest) throw new UnreadableEvidence('A line is longer than 1 MB.', { file: file.name, line: number }, 'Upload the log as it was written, line by line.')
  }
  if (rest !== '') yield { text: rest, number, ended: false }
}
