import { Composer, isScalar, LineCounter, Parser, visit, type Document } from 'yaml'

/** Why a text is no YAML, and the line where it shows. */
export class BrokenYaml extends Error {
  constructor(
    readonly repeatsKey: boolean,
    readonly line: number,
  ) {
    super('broken')
  }
}

/** Documents of a text, the lines of their nodes, and lines of tags that nothing resolves. */
export type Composed = { documents: Document.Parsed[]; lines: LineCounter; unknownTags: number[] }

/**
 * The documents of a YAML 1.2 text, given up at the first error: a text that is nothing but errors would otherwise keep one
 * of them for each byte. Keys are compared by a set, where the parser would compare each with each.
 * @throws BrokenYaml
 */
export function composeYaml(text: string, options: { merge?: boolean } = {}): Composed {
  const lines = new LineCounter()
  const unknownTags: number[] = []
  let first: BrokenYaml | null = null
  const composer = new Composer({ schema: 'core', version: '1.2', uniqueKeys: false, strict: true, prettyErrors: false, logLevel: 'silent', ...options })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  Object.assign(composer, {
    onError(source: number | [number, number] | { offset: number }, _code: string, _message: string, warning?: boolean) {
      const offset = typeof source === 'number' ? source : Array.isArray(source) ? source[0] : source.offset
      if (warning) unknownTags.push(lineAt(offset))
      // The library catches what is thrown and reports it once more from each level: the first report is the place.
      else throw (first ??= new BrokenYaml(false, lineAt(offset)))
    },
  })
  const documents: Document.Parsed[] = []
  const keep = (document: Document.Parsed) => {
    const [error] = document.errors
    if (error) throw new BrokenYaml(false, lineAt(error.pos[0]))
    const repeated = repeatedKey(document)
    if (repeated !== null) throw new BrokenYaml(true, lineAt(repeated))
    documents.push(document)
  }
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type === 'error') throw new BrokenYaml(false, lineAt(token.offset))
    for (const document of composer.next(token)) keep(document as Document.Parsed)
  }
  for (const document of composer.end()) keep(document as Document.Parsed)
  return { documents, lines, unknownTags }
}

/** Where a map sets a key for the second time; null when none does. */
function repeatedKey(document: Document.Parsed): number | null {
  let found: number | null = null
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue
        if (!seen.has(key.value)) seen.add(key.value)
        else {
          found = key.range?.[0] ?? 0
          return visit.BREAK
        }
      }
      return undefined
    },
  })
  return found
}
