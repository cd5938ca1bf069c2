/** How a file ends by its own rules, as far as a test can tell from its bytes. */
export type Shape = 'container' | 'json' | 'json lines' | 'xml' | 'lines' | 'table' | 'text'

export function shapeOf(bytes: Uint8Array): Shape {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (/^(?:PK|%PDF|\x1f\x8b)/.test(head)) return 'container'
  const text = Buffer.from(bytes).toString(head.startsWith('\xff\xfe') ? 'utf16le' : 'utf8').replace(/^\ufeff/, '')
  const start = text.trimStart()
  if (/^[[{]/.test(start)) return parses(text) ? 'json' : 'json lines'
  if (start.startsWith('<')) return 'xml'
  if (/^(?:.*\s)?type=[A-Z_]+ msg=audit\(|^(?:<\d+>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S* \S+ \S+\[?\d*\]?:)/.test(start.replace(/^(?:#.*\n)+/, ''))) return 'lines'
  const [header = '', first = '', second = ''] = start.split(/\r?\n/)
  const commas = (line: string) => line.split(',').length
  return commas(header) > 2 && commas(header) === commas(first) && (second === '' || commas(second) === commas(header)) ? 'table' : 'text'
}

/**
 * Whether a file of that shape, cut before byte `at`, shows by its own rules that something is missing. Lines and rows that
 * are whole do not, nor does a table whose last cell is cut, nor text.
 */
export function ends(shape: Shape, bytes: Buffer, at: number): boolean {
  const rest = bytes.subarray(at).toString('utf8')
  if (at === 0 || rest.trim() === '') return false
  const kept = bytes.subarray(0, at).toString('utf8')
  const atLineEnd = /\n\s*$/.test(kept) || /^\r?\n/.test(rest)
  if (shape === 'container' || shape === 'json') return true
  if (shape === 'json lines') return !atLineEnd && !/[}\]]\s*$/.test(kept)
  if (shape === 'xml') return !(/<\/Event>\s*$/.test(kept) && !kept.includes('<Events'))
  if (shape === 'lines') return !atLineEnd
  if (shape !== 'table' || atLineEnd || kept.includes('"')) return false
  const rows = kept.split(/\r?\n/)
  return rows.length > 2 && (rows.at(-1) ?? '').split(',').length < (rows[0] ?? '').split(',').length
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const odd = ['null', '-0', '1e309', '[]', '{}', '""', '"\\u0000"', 'true', `"${'x'.repeat(5_000)}"`, '[[[[null]]]]', '{"__proto__":{"polluted":1}}', '12345678901234567890', '"\\ud800"', '-1', '"2026-02-30T00:00:00Z"', '"../../etc/passwd"']
const oddKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'k'.repeat(20_000), '', '\\u0000', 'prototype']

/** JSON text with one key or value made odd, a key doubled, or a value nested 5,000 levels deep. */
export function withJson(bytes: Buffer, kind: number, where: number): Buffer {
  const text = bytes.toString('utf8')
  const pick = <T>(list: T[]): T | undefined => list[where % Math.max(1, list.length)]
  if (kind % 4 === 0) {
    const key = pick([...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)])
    if (key) return Buffer.from(`${text.slice(0, key.index)}"${oddKeys[where % oddKeys.length]}":${text.slice(key.index + key[0].length)}`)
  }
  const value = pick([...text.matchAll(/:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)/g)])
  if (!value) return bytes
  const from = value.index + value[0].length - (value[1] ?? '').length
  const end = value.index + value[0].length
  if (kind % 4 === 1) return Buffer.from(text.slice(0, from) + odd[(where + kind) % odd.length] + text.slice(end))
  if (kind % 4 === 2) return Buffer.from(`${text.slice(0, end)},"${'twice'}":1,"twice":{"a":[1]}${text.slice(end)}`)
  return Buffer.from(`${text.slice(0, from)}${'['.repeat(5_000)}${']'.repeat(5_000)}${text.slice(end)}`)
}

/** Text with lines swapped, repeated, emptied, or one made very long; other bytes as they are. */
export function lines(bytes: Buffer, kind: number, where: number): Buffer {
  const list = bytes.toString('latin1').split('\n')
  const [a, b] = [where % list.length, Math.floor(where / 7) % list.length]
  const line = list[a] ?? ''
  if (kind % 4 === 0) [list[a], list[b]] = [list[b] ?? '', line]
  else if (kind % 4 === 1) list.splice(b, 0, ...Array.from({ length: 20 }, () => line))
  else if (kind % 4 === 2) list[a] = ''
  else list[a] = line + line.slice(-1).repeat(200_000)
  return Buffer.from(list.join('\n'), 'latin1')
}
