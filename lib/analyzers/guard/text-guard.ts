import type { EvidenceFile, Locator } from '../analyzer'
import { csvRows, sniffDelimiter } from '../formats/csv'
import { linesOf } from '../formats/lines'
import type { Findings } from './finding'
import { identityIn } from './identity'
import { guardJson, namedIdentity } from './json-guard'
import { markingReader } from './markings'
import { tableGuard } from './table-guard'

/**
 * Looks at a stream of text as JSON, as a table or as prose, by what its beginning is. A table that breaks off is looked
 * at as prose from `again`, so that a stray quotation mark hides nothing.
 */
export async function guardText(head: string, text: () => AsyncIterable<string>, file: EvidenceFile, found: Findings): Promise<void> {
  const place: Locator = { file: file.name }
  if (/^\s*[[{]\s*(?:["[{\]}]|$)/.test(head)) return guardLines(text(), place, found, guardJson)
  const delimiter = sniffDelimiter(head)
  if (!delimiter) return guardLines(text(), place, found, guardProse)
  const guard = tableGuard(place, found)
  try {
    for await (const row of csvRows(text(), delimiter, file.name)) guard.row(row)
    guard.end()
  } catch {
    guard.end()
    await guardLines(text(), place, found, guardProse)
  }
}

/** "key: value" of YAML and settings, `<Key>value` and key="value" of XML; bounded, so that no line is slow. */
const named = [/^\s{0,80}(?:-\s{1,8})?["']?([A-Za-z][\w-]{1,39})["']?\s{0,8}[:=]\s{0,8}["']?([^"'#\n]{2,80})/, /<(?:[\w-]{1,30}:)?([A-Za-z][\w-]{1,39})>([^<]{2,80})</g, /\b([A-Za-z][\w-]{1,39})="([^"<]{2,80})"/g]

/** Looks at one line of prose, of settings or of XML for identity data with the words that explain it. */
export function guardProse(line: string, place: Locator, found: Findings): void {
  for (const what of identityIn(line)) found.add(what, place)
  if (line.length > 4_000) return
  for (const shape of named) {
    for (const [, key = '', value = ''] of shape.global ? line.matchAll(shape) : [shape.exec(line) ?? []]) {
      const what = key && namedIdentity(key, value)
      if (what) found.add(what, { ...place, pointer: key })
    }
  }
}

async function guardLines(text: AsyncIterable<string>, place: Locator, found: Findings, look: typeof guardProse): Promise<void> {
  const markings = markingReader()
  for await (const line of linesOf(text)) {
    const at = { ...place, line: line.number }
    look(line.text, at, found)
    if (line.text.length <= 2000) markings.line(line.text)
    else markings.line('(long line)')
  }
  for (const mark of markings.end()) found.add(mark.what, { ...place, line: mark.line })
}
