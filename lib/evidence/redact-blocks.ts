import { namesSecret } from './secret-names'

const hidden = '[hidden]'
const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0].length ?? 0

/**
 * Hides values that go over lines: the data of a Kubernetes Secret, here-documents and block scalars under the name of a
 * secret. Each line stays a line.
 */
export function withoutBlocks(text: string): string {
  if (!/\n/.test(text)) return text
  const lines = text.split('\n')
  const secret = secretDocuments(lines)
  let until: ((line: string, i: number) => boolean) | null = null
  let data = false
  return lines
    .map((line, i) => {
      if (until) {
        if (!until(line, i)) return data ? hiddenEntry(line) : line.replace(/\S.*/, hidden)
        until = null
      }
      const [, lead = '', name = '', sign = ''] = /^([ \t]*(?:- )?["']?)([\w.-]{2,80})["']?\s*([=:])/.exec(line) ?? []
      if (secret[i] && /^(?:data|stringData|binaryData)$/.test(name) && sign === ':' && !/\}\s*,?\s*$/.test(line)) {
        const depth = indentOf(lead)
        data = true
        until = (next) => next.trim() !== '' && indentOf(next) <= depth
        return line
      }
      if (name === '' || !namesSecret(name)) return line
      data = false
      const here = /=\s*<<[-~]?\s*["']?(\w+)/.exec(line)?.[1]
      if (here) until = (next) => next.trim() === here
      else if (/:\s*[|>][-+\d]*\s*$/.test(line)) {
        const depth = indentOf(line)
        until = (next) => next.trim() !== '' && indentOf(next) <= depth
      }
      return line
    })
    .join('\n')
}

/** A line inside the data of a Secret: its key stays, its value goes; a line that only goes on goes whole. */
function hiddenEntry(line: string): string {
  const entry = /^([ \t]*["']?[\w.-]+["']?\s*:\s*)(\S.*)$/.exec(line)
  if (!entry) return line.replace(/[^\s}\],]+.*/, hidden)
  return `${entry[1]}${/^[|>][-+\d]*\s*$/.test(entry[2] ?? '') ? entry[2] : hidden}`
}

/** For each line, whether it stands in a document that declares a Secret. */
function secretDocuments(lines: string[]): boolean[] {
  const flags: boolean[] = []
  let first = 0
  const close = (end: number) => {
    const secret = lines.slice(first, end).some((line) => /^[ \t]*(?:- )?["']?kind["']?\s*:\s*["']?Secret["']?\s*,?\s*$/.test(line))
    while (flags.length < end) flags.push(secret)
    first = end
  }
  lines.forEach((line, i) => {
    if (/^---/.test(line)) close(i)
  })
  close(lines.length)
  return flags
}
