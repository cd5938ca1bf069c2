import type { Parser, TreeCursor } from 'web-tree-sitter'
import { UnreadableEvidence } from '../analyzer'
import { expressionOf, stringOf, type Expression } from './hcl-expression'

/** A node of the syntax tree with its place in the text; only named nodes have their children kept. */
export type Syntax = { type: string; start: number; end: number; children: Syntax[] }
export type HclAttribute = { name: string; value: Expression; line: number }
export type HclBlock = { type: string; labels: string[]; body: HclBody; line: number }
/** A body of HCL: what it sets and the blocks in it, in order. Lines count from 1. */
export type HclBody = { attributes: HclAttribute[]; blocks: HclBlock[] }

/** Largest HCL text that is read; people do not write longer ones. */
const maximumHcl = 4 * 1024 * 1024
const deepest = 200

/**
 * The body of an HCL text. Nothing in it is evaluated.
 * @throws UnreadableEvidence with the line when it is no HCL, too large, or nested too deeply.
 */
export function parseHcl(parser: Parser, text: string, file: string): HclBody {
  const refuse = (reason: string, line?: number) => new UnreadableEvidence(reason, { file, ...(line === undefined ? {} : { line }) }, 'Check the code with "terraform validate" and upload it as it stands in the repository.')
  if (text.length > maximumHcl) throw refuse(`The HCL text is larger than ${maximumHcl / 1048576} MB.`)
  const lineOf = lineIndex(text)
  const tree = parser.parse(text)
  if (tree === null) throw refuse('The text is not valid HCL.')
  try {
    const cursor = tree.walk()
    const root = syntaxOf(cursor, tree.rootNode.hasError, refuse, lineOf)
    cursor.delete()
    const body = root.children.find(({ type }) => type === 'body')
    return body ? bodyOf(body, text, lineOf) : { attributes: [], blocks: [] }
  } finally {
    tree.delete()
  }
}

function lineIndex(text: string): (at: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (at) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

/** The syntax tree as plain objects: crossing into WebAssembly once a node is what takes time. */
function syntaxOf(cursor: TreeCursor, broken: boolean, refuse: (reason: string, line?: number) => UnreadableEvidence, lineOf: (at: number) => number): Syntax {
  const root: Syntax = { type: cursor.nodeType, start: cursor.startIndex, end: cursor.endIndex, children: [] }
  const path = [root]
  const enter = (): Syntax => {
    const type = cursor.nodeType
    if (broken && (type === 'ERROR' || cursor.nodeIsMissing)) throw refuse('The text is not valid HCL.', lineOf(cursor.startIndex))
    return { type, start: cursor.startIndex, end: cursor.endIndex, children: [] }
  }
  if (root.type === 'ERROR') throw refuse('The text is not valid HCL.', 1)
  for (;;) {
    if (cursor.gotoFirstChild()) {
      if (path.length > deepest) throw refuse('The HCL text is nested too deeply.', lineOf(cursor.startIndex))
      const node = enter()
      path.at(-1)?.children.push(node)
      path.push(node)
      continue
    }
    for (;;) {
      if (path.length === 1) return root
      path.pop()
      if (cursor.gotoNextSibling()) {
        const node = enter()
        path.at(-1)?.children.push(node)
        path.push(node)
        break
      }
      if (!cursor.gotoParent()) return root
    }
  }
}

function bodyOf(node: Syntax, text: string, lineOf: (at: number) => number): HclBody {
  const body: HclBody = { attributes: [], blocks: [] }
  for (const child of node.children) {
    if (child.type === 'attribute') {
      const [name] = child.children
      const value = child.children.find(({ type }) => type === 'expression')
      if (name && value) body.attributes.push({ name: text.slice(name.start, name.end), value: expressionOf(value, text), line: lineOf(child.start) })
    } else if (child.type === 'block') body.blocks.push(blockOf(child, text, lineOf))
  }
  return body
}

function blockOf(node: Syntax, text: string, lineOf: (at: number) => number): HclBlock {
  const [first, ...rest] = node.children
  const inner = rest.find(({ type }) => type === 'body')
  return {
    type: first ? text.slice(first.start, first.end) : '',
    labels: rest.filter(({ type }) => type === 'string_lit' || type === 'identifier').map((label) => (label.type === 'identifier' ? text.slice(label.start, label.end) : stringOf(label, text))),
    body: inner ? bodyOf(inner, text, lineOf) : { attributes: [], blocks: [] },
    line: lineOf(node.start),
  }
}
