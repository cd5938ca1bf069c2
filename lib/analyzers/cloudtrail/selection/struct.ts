import { parsed } from '../../formats/keys'

/** A place in the text of a struct, and how many characters may still be looked at ahead of it. */
type At = { text: string; at: number; left: number }

const deepest = 12
const mostAhead = 8 * 1024 * 1024
const key = /^[A-Za-z_][\w.:/-]*=/
const nextKey = /^, ?[A-Za-z_][\w.:/-]*=/

/**
 * The value of a struct as Athena and CloudTrail Lake write it: `{type=AssumedRole, arn=null, sessioncontext={...}}`, lists
 * in brackets, JSON where a value is some. `null` is left as null. Undefined when the text is no such struct to its end:
 * nothing is guessed of a value that holds the signs between values.
 */
export function parseStruct(text: string): unknown {
  if (text.length > 1024 * 1024 || !/^\s*[{[]/.test(text)) return undefined
  if (/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(text)) {
    const value = parsed(text)
    if (value !== undefined) return value
  }
  const at: At = { text: text.trim(), at: 0, left: mostAhead }
  const value = valueAt(at, 0)
  return at.at === at.text.length ? value : undefined
}

function valueAt(s: At, depth: number): unknown {
  if (depth > deepest) return undefined
  const first = s.text[s.at]
  if (first !== '{' && first !== '[') return scalarAt(s)
  const end = jsonEnd(s)
  if (end > 0) {
    const value = parsed(s.text.slice(s.at, end))
    if (value !== undefined) {
      s.at = end
      return value
    }
  }
  s.at++
  return first === '{' ? membersAt(s, depth) : elementsAt(s, depth)
}

function membersAt(s: At, depth: number): unknown {
  const members: Record<string, unknown> = {}
  if (s.text[s.at] === '}') return (s.at++, members)
  for (;;) {
    const name = key.exec(s.text.slice(s.at, s.at + 200))?.[0]
    if (name === undefined) return fail(s)
    s.at += name.length
    Object.defineProperty(members, name.slice(0, -1), { value: valueAt(s, depth + 1), enumerable: true, writable: true, configurable: true })
    if (s.text[s.at] === '}') return (s.at++, members)
    if (!separated(s)) return fail(s)
  }
}

function elementsAt(s: At, depth: number): unknown {
  const elements: unknown[] = []
  if (s.text[s.at] === ']') return (s.at++, elements)
  for (;;) {
    elements.push(valueAt(s, depth + 1))
    if (s.text[s.at] === ']') return (s.at++, elements)
    if (!separated(s)) return fail(s)
  }
}

/** Text up to what can only be the end of a value: the next key, or the sign that closes the struct or list. */
function scalarAt(s: At): string | null {
  let end = s.at
  while (end < s.text.length) {
    const sign = s.text[end]
    if (sign === '}' || sign === ']') break
    if (sign === ',' && (nextKey.test(s.text.slice(end, end + 80)) || /^, ?[{[]/.test(s.text.slice(end, end + 3)))) break
    end++
  }
  const text = s.text.slice(s.at, end)
  s.at = end
  return text === 'null' ? null : text
}

/** Where a JSON value in quotes that starts here ends, or 0. */
function jsonEnd(s: At): number {
  const { text, at } = s
  if (!/^[{[]\s*["{[]/.test(text.slice(at, at + 20))) return 0
  let depth = 0
  let quoted = false
  for (let i = at; i < text.length; i++) {
    if (--s.left < 0) return 0
    const sign = text[i]
    if (quoted) {
      if (sign === '\\') i++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) return i + 1
  }
  return 0
}

function separated(s: At): boolean {
  const sign = /^, ?/.exec(s.text.slice(s.at, s.at + 2))?.[0]
  if (sign === undefined) return false
  s.at += sign.length
  return true
}

/** Leaves the place behind the end, so that the whole counts as not read. */
function fail(s: At): undefined {
  s.at = Number.POSITIVE_INFINITY
  return undefined
}
