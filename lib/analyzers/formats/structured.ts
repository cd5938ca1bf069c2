import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes } from './bytes'
import { unpacked } from './gzip'
import { maximumDepth, nestedWithin } from './json-text'
import { decodeText, looksBinary } from './text'
import { scanXml } from './xml'
import { parseYaml } from './yaml'

/** An object of a JSON or YAML document, or an element of an XML one. */
export type Tree = Record<string, unknown>
export type Structured = { value: unknown; format: 'json' | 'yaml' | 'xml' }

/** Elements that only shape text: what they hold belongs to the text of the element around them. */
const markup = new Set(['p', 'ul', 'ol', 'li', 'em', 'i', 'b', 'strong', 'code', 'pre', 'q', 'a', 'sub', 'sup', 'br', 'insert', 'table', 'tr', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const largest = 96 * 1024 * 1024

/**
 * A whole JSON, YAML or XML document (gzip allowed, any encoding of the web), told apart by its first character.
 * XML elements become objects: attributes and child elements by name, children always as lists, and the text of an
 * element with no child element under `text`.
 * @throws UnreadableEvidence with the line when it is empty, binary, too large, nested too deeply or not well formed.
 */
export async function readStructured(file: EvidenceFile): Promise<Structured> {
  const refuse = (reason: string, remedy = 'Export the document again and upload it unchanged.', line?: number) =>
    new UnreadableEvidence(reason, { file: file.name, ...(line === undefined ? {} : { line }) }, remedy)
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw refuse(`The document is larger than ${largest / 1048576} MB.`, 'Export fewer accounts or months at a time.')
  if (looksBinary(bytes)) throw refuse('The file is no JSON, YAML or XML text.')
  const text = decodeText(bytes)
  const first = /\S/.exec(text)?.[0]
  if (first === undefined) throw refuse('The file is empty.')
  if (first === '<') return { value: await xmlTree(bytes, file.name), format: 'xml' }
  if (first !== '{' && first !== '[') return { value: parseYaml(text, file.name), format: 'yaml' }
  const value = parseJson(text, (reason, line) => refuse(reason, undefined, line))
  return { value, format: 'json' }
}

function parseJson(text: string, refuse: (reason: string, line?: number) => UnreadableEvidence): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /position (\d+)/.exec(message)?.[1]
    const cut = /Unexpected end|Unterminated/.test(message) || (position !== undefined && Number(position) >= text.trimEnd().length)
    throw refuse(cut ? 'The JSON text is cut off before its end.' : 'The text is not valid JSON.', cut ? lineOf(text, text.length) : brokenLine(text, message))
  }
  if (!nestedWithin(value, maximumDepth)) throw refuse(`The JSON text is nested more than ${maximumDepth} levels deep.`)
  return value
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length

/** The line that the engine names by position, or by the text around it when that stands once in the document. */
function brokenLine(text: string, message: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return lineOf(text, Number(position))
  const around = /"([\s\S]+)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1] ?? ''
  const at = text.indexOf(around)
  return around === '' || at < 0 || text.indexOf(around, at + 1) >= 0 ? undefined : lineOf(text, at + Math.ceil(around.length / 2))
}

async function xmlTree(bytes: Uint8Array, file: string): Promise<Tree> {
  const root: Tree = {}
  const open: { node: Tree; text: string[]; name: string; nested: boolean }[] = [{ node: root, text: [], name: '', nested: false }]
  async function* once() {
    yield bytes
  }
  await scanXml(once(), { file, part: 'document' }, {
    open(name, attributes) {
      const parent = open.at(-1)
      if (parent) parent.nested = true
      const node: Tree = Object.create(null) as Tree
      for (const [key, value] of Object.entries(attributes)) if (!key.startsWith('xmlns')) node[key] = value
      open.push({ node, text: [], name, nested: false })
    },
    text: (text) => void open.at(-1)?.text.push(text),
    close(name) {
      const done = open.pop()
      const parent = open.at(-1)
      if (!done || !parent) return
      const text = done.text.join('').replace(/\s+/g, ' ').trim()
      if (text !== '') {
        done.node['text'] = text
        if (markup.has(name)) parent.text.push(` ${text} `)
      }
      const siblings = parent.node[name]
      if (Array.isArray(siblings)) siblings.push(done.node)
      else parent.node[name] = [done.node]
    },
  })
  return root
}
