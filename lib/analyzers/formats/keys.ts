import type { JsonRecord } from './json-records'

/** True for a value that JSON wrote in braces. */
export const isObject = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The value under a key, whatever an export made of its spelling: `callerIpAddress`, `calleripaddress`, `caller_ip_address`.
 * Undefined when there is none. Exact spelling wins.
 */
export function field(of: unknown, name: string): unknown {
  if (!isObject(of)) return undefined
  if (Object.hasOwn(of, name)) return of[name]
  const wanted = name.toLowerCase()
  for (const key in of) {
    if (key.length < wanted.length) continue
    if (key.length === wanted.length ? key.toLowerCase() === wanted : key.includes('_') && key.replaceAll('_', '').toLowerCase() === wanted) return of[key]
  }
  return undefined
}

/** The value at the end of a path of keys, each spelled in any way. */
export function dig(of: unknown, ...path: string[]): unknown {
  let value = of
  for (const name of path) value = field(value, name)
  return value
}

/** A non-empty string of at most `limit` characters, or null. */
export const text = (value: unknown, limit = 500): string | null =>
  typeof value === 'string' && value.length > 0 ? (value.length > limit ? value.slice(0, limit) : value) : null

/** Text of a string or number; null for anything else. */
export const textOrNumber = (value: unknown, limit = 500): string | null => (typeof value === 'number' ? String(value) : text(value, limit))

/** True or false, also where an export wrote the word; null for anything else. */
export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return null
  const word = value.toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : null
}

/** At most `limit` elements of a list; a single value is a list of one, nothing is an empty list. */
export const items = (value: unknown, limit = 200): unknown[] => (Array.isArray(value) ? value.slice(0, limit) : value === undefined || value === null ? [] : [value])

/** The value of JSON text of at most 1 MB; undefined when it is none. Anything else is returned as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const start = value.trimStart()[0]
  if ((start !== '{' && start !== '[') || value.length > 1024 * 1024) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** Matches a key with its colon in JSON text, also inside a string of JSON, in camel case, lower case or snake case. */
export const keyPattern = (name: string): RegExp => new RegExp(`\\\\?"${name.replace(/([a-z])([A-Z])/g, '$1_?$2')}\\\\?"\\s*:`, 'i')
