import type { Syntax } from './hcl'

/** An expression of HCL as written. References are paths without indexes: `aws_s3_bucket.logs.id`. */
export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'template'; parts: (string | Expression)[] }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'object'; items: { key: Expression; value: Expression }[] }
  | { kind: 'reference'; path: string[]; indexed: boolean }
  | { kind: 'choice'; when: Expression; yes: Expression; no: Expression }
  | { kind: 'operation'; operator: string; of: Expression[] }
  | { kind: 'call'; name: string; of: Expression[] }
  /** Anything that would have to be run: loops, splats on what is not a name. */
  | { kind: 'other'; of: Expression[] }

const named = (node: Syntax) => node.children.filter(({ type }) => /^[a-z_]+$/.test(type))

/** The expression that a node of the syntax tree stands for. */
export function expressionOf(node: Syntax, text: string): Expression {
  const parts = named(node)
  switch (node.type) {
    case 'expression':
      return chainOf(parts, text)
    case 'literal_value':
      return parts[0] ? literalOf(parts[0], text) : { kind: 'other', of: [] }
    case 'template_expr':
      return parts[0] ? templateOf(parts[0], text) : { kind: 'other', of: [] }
    case 'collection_value':
      return parts[0] ? expressionOf(parts[0], text) : { kind: 'other', of: [] }
    case 'tuple':
      return { kind: 'list', items: parts.filter(({ type }) => type === 'expression').map((item) => expressionOf(item, text)) }
    case 'object':
      return { kind: 'object', items: parts.filter(({ type }) => type === 'object_elem').flatMap((item) => elementOf(item, text)) }
    case 'variable_expr':
      return { kind: 'reference', path: [text.slice(node.start, node.end)], indexed: false }
    case 'function_call': {
      const given = parts.find(({ type }) => type === 'function_arguments')
      return { kind: 'call', name: parts[0] ? text.slice(parts[0].start, parts[0].end) : '', of: given ? named(given).filter(({ type }) => type === 'expression').map((item) => expressionOf(item, text)) : [] }
    }
    case 'conditional': {
      const [when, yes, no] = parts.map((part) => expressionOf(part, text))
      return when && yes && no ? { kind: 'choice', when, yes, no } : { kind: 'other', of: [] }
    }
    case 'operation':
      return parts[0] ? operationOf(parts[0], text) : { kind: 'other', of: [] }
    case 'quoted_template':
    case 'heredoc_template':
      return templateOf(node, text)
    case 'string_lit':
    case 'numeric_lit':
    case 'bool_lit':
    case 'null_lit':
      return literalOf(node, text)
    default:
      return { kind: 'other', of: parts.filter(({ type }) => type !== 'identifier').map((part) => expressionOf(part, text)) }
  }
}

/** A value and what is taken from it: attributes by name, indexes and splats. */
function chainOf(parts: Syntax[], text: string): Expression {
  const [first, ...rest] = parts
  if (!first) return { kind: 'other', of: [] }
  let here = expressionOf(first, text)
  for (const part of rest) {
    if (here.kind !== 'reference') return { kind: 'other', of: [here] }
    if (part.type === 'get_attr') here = { ...here, path: [...here.path, text.slice(part.start, part.end).replace(/^\.\s*/, '').trim()] }
    else if (part.type === 'index') {
      // Variables, locals and the elements of dynamic blocks (`ingress.value`) hold values, so what is taken from them counts; an instance of a resource does not.
      const key = /^\[\s*(?:"([\w.-]+)"|(\d+))\s*\]$/.exec(text.slice(part.start, part.end))
      const taken = key?.[1] ?? key?.[2]
      here = taken !== undefined && (/^(var|local|each)$/.test(here.path[0] ?? '') || here.path[1] === 'value') ? { ...here, path: [...here.path, taken] } : { ...here, indexed: true }
    } else if (part.type === 'splat') here = { ...here, indexed: true, path: [...here.path, ...text.slice(part.start, part.end).split('.').slice(1).map((name) => name.replace(/\W.*$/, '')).filter((name) => name !== '')] }
    else return { kind: 'other', of: [here] }
  }
  return here
}

function elementOf(node: Syntax, text: string): { key: Expression; value: Expression }[] {
  const [key, value] = node.children.filter(({ type }) => type === 'expression')
  if (!key || !value) return []
  const name = expressionOf(key, text)
  // A bare word is the key itself; a key in parentheses would be a reference.
  const bare = name.kind === 'reference' && name.path.length === 1 && !text.slice(key.start, key.end).startsWith('(') ? ({ kind: 'literal', value: name.path[0] ?? '' } as const) : name
  return [{ key: bare, value: expressionOf(value, text) }]
}

function operationOf(node: Syntax, text: string): Expression {
  const operands: Syntax[][] = [[]]
  let operator = ''
  for (const child of node.children) {
    if (/^[a-z_]+$/.test(child.type)) operands.at(-1)?.push(child)
    else if (child.type !== '(' && child.type !== ')') {
      operator = child.type
      if ((operands.at(-1) ?? []).length > 0) operands.push([])
    }
  }
  const of = operands.map((parts) => chainOf(parts, text))
  const only = of[0]
  if (node.type === 'unary_operation' && operator === '-' && only?.kind === 'literal' && typeof only.value === 'number') return { kind: 'literal', value: -only.value }
  return { kind: 'operation', operator, of }
}

function literalOf(node: Syntax, text: string): Expression {
  const words = text.slice(node.start, node.end)
  switch (node.type) {
    case 'string_lit':
      return { kind: 'literal', value: stringOf(node, text) }
    case 'numeric_lit':
      return { kind: 'literal', value: Number(words) }
    case 'bool_lit':
      return { kind: 'literal', value: words === 'true' }
    case 'null_lit':
      return { kind: 'literal', value: null }
    default:
      return { kind: 'other', of: [] }
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

const unescape = (words: string) =>
  words.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g, (whole, short: string | undefined, long: string | undefined, one: string | undefined) => {
    const code = Number.parseInt(short ?? long ?? '', 16)
    if (one !== undefined) return escapes[one] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
const dollars = (words: string) => words.replaceAll('$${', '${').replaceAll('%%{', '%{')

/** The text of a quoted string without gaps, its escapes read. */
export function stringOf(node: Syntax, text: string): string {
  return node.children.filter(({ type }) => type === 'template_literal').map((part) => dollars(unescape(text.slice(part.start, part.end)))).join('')
}

function templateOf(node: Syntax, text: string): Expression {
  const heredoc = node.type === 'heredoc_template'
  const parts: (string | Expression)[] = []
  for (const child of named(node)) {
    if (child.type === 'template_literal') {
      const words = text.slice(child.start, child.end)
      parts.push(heredoc ? dollars(words) : dollars(unescape(words)))
    } else if (child.type === 'template_interpolation') {
      const inner = child.children.find(({ type }) => type === 'expression')
      parts.push(inner ? expressionOf(inner, text) : { kind: 'other', of: [] })
    } else if (child.type === 'template_directive') parts.push({ kind: 'other', of: [] })
  }
  const [only] = parts
  if (!heredoc && parts.length === 1 && typeof only === 'object') return only
  return parts.every((part) => typeof part === 'string') ? { kind: 'literal', value: parts.join('') } : { kind: 'template', parts }
}
