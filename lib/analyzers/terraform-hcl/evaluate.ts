import type { Expression } from '../formats/hcl-expression'
import { isFields, text, Unresolved, type Fields, type Value } from '../infrastructure/model'

/** What names stand for in one module. A name that is not there is unresolved. */
export type Scope = {
  /** Value of `var.x`, `local.x`, `module.m.x` or a data source that the code itself answers; null when it is outside. */
  resolve: (path: string[]) => Value | null
  /** Puts the path of the module before the base of a resource. */
  prefix: string
}

const deepest = 60

/**
 * The value of an expression without running anything: literals, names, templates, plain comparisons and the choice between
 * two values. No function is evaluated; `jsonencode` is read as the object that stands in it, since it only writes it down.
 */
export function evaluate(expression: Expression, scope: Scope, depth = 0): Value {
  if (depth > deepest) return new Unresolved()
  const inner = (of: Expression) => evaluate(of, scope, depth + 1)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'template':
      return template(expression.parts.map((part) => (typeof part === 'string' ? part : inner(part))))
    case 'list':
      return expression.items.map(inner)
    case 'object':
      return objectOf(expression.items, inner)
    case 'reference':
      return expression.indexed && (/^(var|local|each)$/.test(expression.path[0] ?? '') || expression.path[1] === 'value') ? new Unresolved([reference(expression.path, scope)]) : (scope.resolve(expression.path) ?? new Unresolved([reference(expression.path, scope)]))
    case 'choice': {
      const when = inner(expression.when)
      if (when === true || when === 'true') return inner(expression.yes)
      if (when === false || when === 'false') return inner(expression.no)
      return gather([when, inner(expression.yes), inner(expression.no)])
    }
    case 'operation':
      return operation(expression.operator, expression.of.map(inner))
    case 'call':
      return expression.name === 'jsonencode' && expression.of[0] ? inner(expression.of[0]) : gather(expression.of.map(inner))
    case 'other':
      return gather(expression.of.map(inner))
  }
}

/** The base of what a path refers to: `aws_s3_bucket.logs`, `data.aws_region.here`, `var.region`. */
function reference(path: string[], scope: Scope): string {
  const own = path[0] === 'data' ? 3 : 2
  return `${path[0] === 'each' || path[0] === 'count' || path[0] === 'self' ? '' : scope.prefix}${path.slice(0, own).join('.')}`
}

function template(parts: Value[]): Value {
  const words = parts.map((part) => text(part))
  if (words.every((word) => word !== null)) return words.join('')
  const refs = parts.flatMap((part) => (part instanceof Unresolved ? part.refs : []))
  return new Unresolved([...new Set(refs)], parts.map((part, i) => words[i] ?? (part instanceof Unresolved && part.pattern !== '' ? part.pattern : part === '' ? '' : '${}')).join(''))
}

/** Something unresolved that rests on these values: their references, and the texts in them so that secrets still show. */
function gather(values: Value[]): Unresolved {
  const refs = new Set<string>()
  const words: string[] = []
  const visit = (value: Value, depth: number): void => {
    if (value instanceof Unresolved) {
      for (const ref of value.refs) refs.add(ref)
      if (value.pattern !== '') words.push(value.pattern)
    } else if (typeof value === 'string') words.push(value)
    else if (depth > 20) return
    else if (Array.isArray(value)) for (const item of value) visit(item, depth + 1)
    else if (isFields(value)) for (const item of Object.values(value)) visit(item, depth + 1)
  }
  for (const value of values) visit(value, 0)
  return new Unresolved([...refs], words.length > 0 ? `\${} ${words.join(' ${} ')}`.slice(0, 20_000) : '')
}

function objectOf(items: { key: Expression; value: Expression }[], inner: (of: Expression) => Value): Value {
  const out: Fields = {}
  for (const { key, value } of items) {
    const name = text(inner(key))
    if (name === null) return gather([inner(key), ...items.map((item) => inner(item.value))])
    Object.defineProperty(out, name, { value: inner(value), enumerable: true, writable: true, configurable: true })
  }
  return out
}

function operation(operator: string, of: Value[]): Value {
  const [a, b] = of
  const plain = of.every((value) => value === null || typeof value !== 'object')
  if (!plain) return logic(operator, a, b) ?? gather(of)
  switch (operator) {
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '!':
      return a === true || a === 'true' ? false : a === false || a === 'false' ? true : gather(of)
    default:
      return logic(operator, a, b) ?? gather(of)
  }
}

/** `false && x` and `true || x` are settled whatever x is. */
function logic(operator: string, a: Value | undefined, b: Value | undefined): boolean | null {
  if (operator === '&&') return a === false || b === false ? false : a === true && b === true ? true : null
  if (operator === '||') return a === true || b === true ? true : a === false && b === false ? false : null
  return null
}
