import type { Locator } from '@/lib/analyzers/analyzer'
import type { Pointer } from '@/lib/checklist/criterion'
import { needsKey, placeKey } from '@/lib/evidence/place-key'
import { fieldWords } from '@/lib/report/words'

/** "record 412", "row 38", "page 3": the part of a locator that names the place. */
export function placeLabel(locator: Locator): string {
  const parts = [
    locator.sheet && locator.sheet,
    locator.page && `page ${locator.page}`,
    locator.record && `#${locator.record}`,
    locator.row && `row ${locator.row}`,
    !locator.record && !locator.row && locator.line && `line ${locator.line}`,
    locator.section && `§\u00a0${locator.section}`,
    locator.column && locator.column,
  ]
  return parts.filter(Boolean).join(' ') || shortened(locator.pointer ?? '')
}

/** The same as the title of what shows the place: "Record 412", "Row 38". */
export function placeTitle(locator: Locator): string {
  const label = placeLabel(locator).replace(/^#/, 'record ') || 'the place'
  return locator.sheet === undefined ? `${label.charAt(0).toUpperCase()}${label.slice(1)}` : label
}

/** The end of the way to a value, which says most: "… Vulnerabilities/0". */
const shortened = (pointer: string) => (pointer.split('/').length > 3 ? `… ${pointer.split('/').slice(-2).join('/')}` : pointer)

/** What a pointer leads to, short enough for one line: "Roster r3 row 38". */
export function pointerLabel(pointer: Pointer, titles: Map<string, string>): string {
  switch (pointer.type) {
    case 'answer':
      return `answer to ${pointer.criterion}`
    case 'profile':
      return `company profile, ${fieldWords(pointer.field)}`
    case 'gate':
      return `${pointer.gate}, ${fieldWords(pointer.field)}`
    case 'evidence':
      return `${titles.get(pointer.evidence) ?? 'evidence'} r${pointer.revision} ${placeLabel(pointer.locator)}`.trim()
  }
}

/**
 * The address of an evidence place: opens the item at the record, row, page, line or value; `find` is a word to mark
 * there. What the evidence says stands in no address: a quote, a value's place and the word go as keys.
 */
export function evidenceHref(assessmentId: string, evidence: string, revision: number, locator: Locator, rule?: string, find?: string): string {
  const query = new URLSearchParams({ revision: String(revision) })
  for (const key of ['file', 'record', 'row', 'page', 'line', 'sheet', 'column'] as const) {
    const value = locator[key]
    if (value !== undefined) query.set(key, String(value))
  }
  if (needsKey(locator)) query.set('at', placeKey(locator))
  if (rule) query.set('rule', rule)
  if (find) query.set('mark', placeKey(find))
  return `/assessments/${assessmentId}/evidence/${evidence}?${query}${isPlace(locator) ? '#place-head' : ''}`
}

/** Whether a locator names a place inside the item, not the item or one of its files as a whole. */
export const isPlace = (locator: Locator): boolean => Object.entries(locator).some(([key, value]) => key !== 'file' && value !== undefined)

/** The word in a sentence that names an actor (an address or an ARN), to be marked in the record; empty when there is none. */
export function actorIn(sentence: string): string {
  return /[\w.+-]+@[\w.-]+\w|arn:[\w:/.-]+\w/.exec(sentence)?.[0] ?? ''
}
