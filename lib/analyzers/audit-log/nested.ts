import type { JsonRecord } from '../formats/json-records'
import { isObject, parsed } from '../formats/keys'

const deepest = 12
const mostItems = 200

/** "protoPayload.authorizationInfo[0].permission" as its parts. */
const partsOf = (title: string): string[] => title.trim().replace(/\[(\d+)\]/g, '.$1').split('.').filter((part) => part !== '')

/**
 * The record whose values stand in columns named after the paths of their keys, as exports of nested logs to CSV write
 * them. A cell of JSON is opened, an empty one left out.
 */
export function nested(cells: Iterable<readonly [string, string]>): JsonRecord {
  const record: JsonRecord = {}
  for (const [title, cell] of cells) {
    const parts = partsOf(title)
    if (cell === '' || parts.length === 0 || parts.length > deepest || parts.includes('__proto__')) continue
    put(record, parts, parsed(cell) ?? cell)
  }
  return lists(record) as JsonRecord
}

function put(record: JsonRecord, parts: readonly string[], value: unknown): void {
  let of = record
  for (const part of parts.slice(0, -1)) {
    if (!Object.hasOwn(of, part)) of[part] = {}
    const inner = of[part]
    if (!isObject(inner)) return
    of = inner
  }
  const last = parts.at(-1) as string
  if (!Object.hasOwn(of, last)) of[last] = value
}

/** Objects whose keys count from 0 are lists. */
function lists(value: unknown): unknown {
  if (!isObject(value)) return value
  const keys = Object.keys(value)
  for (const key of keys) value[key] = lists(value[key])
  return keys.length > 0 && keys.length <= mostItems && keys.every((key, i) => key === String(i)) ? keys.map((key) => value[key]) : value
}
