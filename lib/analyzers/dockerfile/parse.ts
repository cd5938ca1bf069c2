import { UnreadableEvidence } from '../analyzer'

/** One instruction with its arguments as one text; continued lines joined, comments between them left out. */
export type Instruction = { name: string; text: string; line: number; /** The text as written, with its line ends and without the name. */ raw: string; /** Texts of here-documents, with the line they begin on. */ documents: { text: string; line: number }[] }
export type ParsedDockerfile = { instructions: Instruction[]; /** The frontend named by `# syntax=`, which is an image that is pulled. */ syntax: { image: string; line: number } | null }

const known = new Set(['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'])
const takesDocuments = new Set(['RUN', 'COPY', 'ADD'])

/**
 * Splits a Dockerfile into instructions: parser directives, the escape character, continued lines and here-documents
 * (domain.md 5.10).
 * @throws UnreadableEvidence for an instruction that does not exist, or a here-document that never ends.
 */
export function parseDockerfile(text: string, file: string): ParsedDockerfile {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
  const { escape, syntax } = directives(lines)
  const instructions: Instruction[] = []
  const refuse = (reason: string, line: number) => new UnreadableEvidence(reason, { file, line }, 'Upload the Dockerfile as it stands in the repository, complete and unchanged.')
  for (let i = 0; i < lines.length; ) {
    const start = i
    const first = (lines[i] ?? '').trim()
    if (first === '' || first.startsWith('#')) {
      i++
      continue
    }
    const parts: string[] = []
    for (; i < lines.length; i++) {
      const line = lines[i] ?? ''
      if (parts.length > 0 && (/^\s*#/.test(line) || line.trim() === '')) continue
      const continued = line.trimEnd().endsWith(escape)
      parts.push(continued ? line.trimEnd().slice(0, -1) : line)
      if (!continued) break
    }
    i++
    const raw = lines.slice(start, i).join('\n')
    const [, word = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(parts.join(' ')) ?? []
    const name = word.toUpperCase()
    if (!known.has(name)) throw refuse(`"${word.slice(0, 40)}" is no instruction of a Dockerfile.`, start + 1)
    const documents: Instruction['documents'] = []
    if (takesDocuments.has(name)) {
      for (const [, dash, quoted, bare] of rest.matchAll(/(?<![<\w])<<(-?)\s*(?:["']([A-Za-z_]\w*)["']|([A-Za-z_]\w*))/g)) {
        const end = quoted ?? bare
        const from = i
        while (i < lines.length && (dash ? (lines[i] ?? '').replace(/^\t+/, '') : lines[i]) !== end) i++
        if (i >= lines.length) throw refuse('A here-document never ends: the file is cut off.', start + 1)
        documents.push({ text: lines.slice(from, i).join('\n'), line: from + 1 })
        i++
      }
    }
    instructions.push({ name, text: rest.trim(), line: start + 1, raw: raw.replace(word, ' '.repeat(word.length)), documents })
  }
  return { instructions, syntax }
}

/** Directives stand above everything else, one a line, each once; the first other line ends them. */
function directives(lines: string[]): { escape: string; syntax: ParsedDockerfile['syntax'] } {
  let escape = '\\'
  let syntax: ParsedDockerfile['syntax'] = null
  for (const [i, line] of lines.entries()) {
    const [, key = '', value = ''] = /^\s*#\s*(\w+)\s*=\s*(\S.*?)\s*$/.exec(line) ?? []
    if (key === '') break
    if (key.toLowerCase() === 'escape' && value === '`') escape = '`'
    if (key.toLowerCase() === 'syntax') syntax ??= { image: value, line: i + 1 }
  }
  return { escape, syntax }
}

/**
 * Fills in build arguments that have a default: `$X`, `${X}`, `${X:-word}`, `${X-word}`, `${X:+word}`. What has no value
 * stays as written, so that it is seen as unresolved.
 */
export function fillArguments(text: string, values: Map<string, string>): string {
  return text.replace(/\\\$|\$\{(\w+)(?:(:?[-+])([^{}]*))?\}|\$(\w+)/g, (written, braced: string | undefined, operator: string | undefined, word: string | undefined, bare: string | undefined) => {
    const value = values.get(braced ?? bare ?? '')
    if (operator?.endsWith('-')) return value === undefined || value === '' ? (word ?? '') : value
    if (operator?.endsWith('+')) return value === undefined ? '' : (word ?? '')
    return value ?? written
  })
}

/** `A=1 B="two words"` or the old `A one value`, as pairs. */
export function pairsOf(text: string): [name: string, value: string | null][] {
  if (/^\w[\w.-]*\s+[^=\s]/.test(text) && !/^\S*=/.test(text)) {
    const [, name = '', value = ''] = /^(\S+)\s+([\s\S]*)$/.exec(text) ?? []
    return [[name, value.trim()]]
  }
  return [...text.matchAll(/([\w.-]+)(?:=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*))?/g)].map(([, name = '', value]) => [name, value === undefined ? null : value.replace(/^(["'])([\s\S]*)\1$/, '$2')])
}

/** Leading `--flag=value` options of an instruction, and what follows them. */
export function flagsOf(text: string): { flags: Map<string, string[]>; rest: string } {
  const flags = new Map<string, string[]>()
  let rest = text
  for (;;) {
    const match = /^--([\w-]+)(?:=(\S+))?\s+/.exec(rest)
    if (!match) return { flags, rest }
    const [whole, name = '', value = ''] = match
    flags.set(name, [...(flags.get(name) ?? []), value])
    rest = rest.slice(whole.length)
  }
}
