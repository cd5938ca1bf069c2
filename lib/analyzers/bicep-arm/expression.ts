import { isFields, Unresolved, type Fields, type Value } from '../infrastructure/model'

/** Values of parameters and variables by name; null where nothing is written. */
export type Names = { parameter: (name: string) => Value | null; variable: (name: string) => Value | null }

/**
 * A value of an ARM template. Text in brackets is an expression: only a bare parameter or variable is followed, anything
 * else is unresolved, with the texts in it kept for the rules that look for them. `[[` is a text that begins with a bracket.
 */
export function settle(value: unknown, names: Names, depth = 0): Value {
  if (depth > 60) return new Unresolved()
  if (typeof value === 'string') return ofText(value, names)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => settle(item, names, depth + 1))
  if (typeof value !== 'object' || value === null) return null
  const out: Fields = {}
  for (const [name, inner] of Object.entries(value)) Object.defineProperty(out, name, { value: settle(inner, names, depth + 1), enumerable: true, writable: true, configurable: true })
  return out
}

function ofText(text: string, names: Names): Value {
  if (!text.startsWith('[') || !text.endsWith(']')) return text
  if (text.startsWith('[[')) return text.slice(1)
  const bare = /^\[\s*(parameters|variables)\(\s*'([^']+)'\s*\)\s*((?:\.\w+)*)\s*\]$/.exec(text)
  if (bare) {
    const [, kind, name = '', path = ''] = bare
    const found = kind === 'parameters' ? names.parameter(name) : names.variable(name)
    const taken = path === '' ? found : path.slice(1).split('.').reduce<Value | null>((of, key) => (isFields(of) && Object.hasOwn(of, key) ? (of[key] ?? null) : null), found)
    return taken ?? new Unresolved([`${kind}.${name}`])
  }
  const refs = [...text.matchAll(/(parameters|variables)\('([^']+)'\)/g)].map(([, kind, name]) => `${kind}.${name}`)
  const resource = /resourceId\(\s*'([^']+)'\s*,\s*(?:'([^']+)'|(?:parameters|variables)\('([^']+)'\))/.exec(text)
  const words = [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, word]) => word ?? '')
  return new Unresolved([...(resource ? [`${resource[1]}/${resource[2] ?? resource[3]}`.toLowerCase()] : []), ...refs, ...(/resourceGroup\(\)/.test(text) ? ['resourceGroup()'] : [])], words.length > 0 ? `\${} ${words.join(' ${} ')}` : '')
}
