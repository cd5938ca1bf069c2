import { Lexer } from 'yaml'
import { UnreadableEvidence } from '../analyzer'
import { maximumDepth, nestedWithin } from './json-text'
import { BrokenYaml, composeYaml } from './yaml-compose'

/** Largest YAML text that is read; people do not write longer ones. */
export const maximumYaml = 10 * 1024 * 1024
/** Nodes that aliases may repeat: a document that grows beyond it is built to exhaust memory. */
const maximumAliases = 1_000

/**
 * The value of one YAML 1.2 document, as JSON would hold it. No tags of its own, no merge keys that hide what is set,
 * no duplicate keys, bounded aliases and depth (domain.md section 5: safe loader).
 * @throws UnreadableEvidence with the line when it is no such document.
 */
export function parseYaml(text: string, file: string): unknown {
  const refuse = (reason: string, line?: number) => new UnreadableEvidence(reason, { file, ...(line === undefined ? {} : { line }) }, 'Save the document as plain YAML or JSON and upload it again.')
  const tooDeep = `The YAML text is nested more than ${maximumDepth} levels deep.`
  if (text.length > maximumYaml) throw refuse(`The YAML text is larger than ${maximumYaml / 1048576} MB.`)
  const deep = deepLine(text)
  if (deep !== null) throw refuse(tooDeep, deep)
  try {
    const { documents, lines, unknownTags } = composeYaml(text)
    const [document, second] = documents
    if (second) throw refuse('The text is not valid YAML.', lines.linePos(second.range[0]).line)
    if (unknownTags[0] !== undefined) throw refuse('The YAML text uses a tag of its own, which is not evaluated.', unknownTags[0])
    if (!document) return null
    const value: unknown = document.toJS({ maxAliasCount: maximumAliases })
    if (!nestedWithin(value, maximumDepth)) throw refuse(tooDeep)
    return value
  } catch (error) {
    if (error instanceof UnreadableEvidence) throw error
    if (error instanceof BrokenYaml) throw refuse('The text is not valid YAML.', error.line)
    if (error instanceof ReferenceError) throw refuse('The YAML text repeats itself through aliases without end.')
    throw refuse(error instanceof RangeError ? tooDeep : 'The text is not valid YAML.')
  }
}

/** The first line that nests beyond the limit by brackets or by dashes in a row; the parser would take minutes over it. */
export function deepLine(text: string): number | null {
  let depth = 0
  let row = 0
  let line = 1
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    else if (token === '-' || token === '?') row++
    else if (token.includes('\n')) {
      line += token.split('\n').length - 1
      row = 0
    }
    if (depth > maximumDepth || row > maximumDepth) return line
  }
  return null
}
