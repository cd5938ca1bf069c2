import type { Tree } from './structured'

/** The value under a key, whatever the case of its letters and with `-` and `_` alike; undefined when it is not there. */
export function get(node: unknown, key: string): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined
  const tree = node as Tree
  if (Object.hasOwn(tree, key)) return tree[key]
  const wanted = plain(key)
  const found = Object.keys(tree).find((each) => plain(each) === wanted)
  return found === undefined ? undefined : tree[found]
}

/** The value at the end of a path of keys. */
export const dig = (node: unknown, ...keys: string[]): unknown => keys.reduce(get, node)

/** Items of a list; none when it is no list. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Text of a value: trimmed, `''` for anything that is no text or number. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '')

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

const plain = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '')
