import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { unpacked } from './gzip'
import { decodeStream } from './text'

/** What programs that pass logs on write before each record: a priority, a time, a host, a program, a tag; never a brace. */
const headed = /^(?=[^{]*(?:\d\d:\d\d|<\d{1,3}>|\[\w+\/))[^{]{3,400}?(?=\{)/
const oneOf = 0.9
const longest = 4 * 1024 * 1024

/** A line without what stands before the record it carries; the line itself when it carries none. */
const bare = (line: string): string => line.replace(headed, '')

/**
 * The records behind the heads of lines, one a line: JSON that a log server, "aws logs" or a container runtime passed on
 * as text. Null when the text is anything else.
 */
export function behindLineHeads(text: string): string | null {
  if (/^\s*(?:\{|\[(?!\w+\/))/.test(text)) return null
  const lines = text.split('\n')
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '')
  const carrying = whole.filter((line) => headed.test(line) && line.trimEnd().endsWith('}'))
  return carrying.length > 0 && carrying.length >= whole.length * oneOf ? carrying.map(bare).join('\n') : null
}

/** The same file with the record of each line alone. Lines keep their numbers; one that carries no record stays as it is. */
export function withoutLineHeads(file: EvidenceFile): EvidenceFile {
  return { name: file.name, size: file.size, open: () => bareLines(file) }
}

async function* bareLines(file: EvidenceFile): AsyncGenerator<Uint8Array> {
  let rest = ''
  for await (const chunk of decodeStream(unpacked(file))) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longest) throw new UnreadableEvidence('A line is longer than 4 MB.', { file: file.name }, 'Upload the log as it was written, line by line.')
    if (lines.length > 0) yield Buffer.from(`${lines.map(bare).join('\n')}\n`)
  }
  if (rest !== '') yield Buffer.from(bare(rest))
}
