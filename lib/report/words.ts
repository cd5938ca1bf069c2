import type { Locator } from '../analyzers/analyzer'
import type { Outcome, Pointer } from '../checklist/criterion'
import type { Eligibility, KnockOutState } from '../checklist/scorecard'
import { timesInWords } from '../day-words'

export const outcomeWords: Record<Outcome, string> = {
  met: 'Met',
  partial: 'Partly met',
  'not-met': 'Not met',
  'not-applicable': 'Does not apply',
  missing: 'Missing',
  error: 'Could not be read',
}

export const eligibilityWords: Record<Eligibility, string> = {
  eligible: 'Eligible',
  conditional: 'Conditional',
  'not-eligible': 'Not eligible',
  'not-determined': 'Not determined',
}

export const knockOutWords: Record<KnockOutState, string> = {
  clear: 'Clear',
  'not-checked': 'Not checked',
  proposed: 'Proposed, waits for a reviewer',
  open: 'Open',
  confirmed: 'Confirmed',
  dismissed: 'Dismissed',
}

export const decisionWords: Record<string, string> = {
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
  escalated: 'Escalated',
  returned: 'Returned to the reviewer',
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "November 24, 2026" for an ISO date or date-time, in UTC; a dash for null. */
export function longDate(iso: string | null): string {
  if (!iso) return '–'
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${months[Number(month) - 1]} ${Number(day)}, ${year}`
}

/** "November 24, 2026, 15:06 UTC". */
export function moment(iso: string): string {
  return `${longDate(iso)}, ${iso.slice(11, 16)} UTC`
}

/** A sentence of the checklist or of an analyzer as the report prints it: its days and moments in words. */
export function datesInWords(says: string): string {
  return timesInWords(says, longDate, moment)
}

/** The name of a field of the profile or of a gate as words: "registration expires on" for registration.expiresOn, "owners 2" for owners.1. */
export function fieldWords(field: string): string {
  const words = field.split('.').map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()))
  return words.join(' ').replaceAll(/\b(?:cmmc|cage|uei|cui)\b/g, (name) => name.toUpperCase())
}

/** Where a locator points, in words a person can follow: "file ct.json.gz, record 412". */
export function place(locator: Locator): string {
  const parts: string[] = []
  if (locator.file) parts.push(locator.file)
  if (locator.sheet) parts.push(`sheet ${locator.sheet}`)
  if (locator.page) parts.push(`page ${locator.page}`)
  if (locator.section) parts.push(`§ ${locator.section}`)
  if (locator.record) parts.push(`record ${locator.record}`)
  if (locator.row) parts.push(`row ${locator.row}`)
  if (locator.column) parts.push(`column ${locator.column}`)
  if (locator.line) parts.push(`line ${locator.line}`)
  if (locator.pointer) parts.push(locator.pointer)
  return parts.join(', ')
}

/**
 * What the report knows of what pointers lead to: titles of evidence items, which of them consist of one file, whose name
 * then says nothing more, and the questions each criterion shows, in the order in which the report numbers them.
 */
export type PointerNames = { titles: Map<string, string>; single: Set<string>; questions: Map<string, string[]> }

const shown = 4

/**
 * What pointers of a criterion lead to, each source named once with its places: "Roster r3: row 6; row 38". At most four
 * places a source; the rest is counted.
 */
export function pointersWords(pointers: Pointer[], { titles, single, questions }: PointerNames, criterion: string): string {
  const groups = new Map<string, Set<string>>()
  for (const pointer of pointers) {
    const [source, where] = sourceAndPlace(pointer)
    groups.set(source, (groups.get(source) ?? new Set()).add(where))
  }
  return [...groups]
    .map(([source, all]) => {
      const places = [...all].filter(Boolean)
      const more = places.length > shown ? `; ${places.length - shown} more` : ''
      return places.length === 0 ? source : `${source}: ${places.slice(0, shown).join('; ')}${more}`
    })
    .join('\n')

  function sourceAndPlace(pointer: Pointer): [string, string] {
    switch (pointer.type) {
      case 'answer':
        return [pointer.criterion === criterion ? 'answers' : `answers to ${pointer.criterion}`, questionWords(pointer.criterion, pointer.question)]
      case 'profile':
        return ['company profile', fieldWords(pointer.field)]
      case 'gate':
        return [`gate ${pointer.gate}`, fieldWords(pointer.field)]
      case 'evidence': {
        const { file, ...rest } = pointer.locator
        const where = place(single.has(pointer.evidence) ? rest : { ...rest, file })
        return [`${titles.get(pointer.evidence) ?? 'evidence'} r${pointer.revision}`, pointer.rule ? (where ? `${where} (${pointer.rule})` : `rule ${pointer.rule}`) : where]
      }
    }
  }

  function questionWords(id: string, key: string): string {
    const at = questions.get(id)?.indexOf(key) ?? -1
    return at < 0 ? key.replaceAll('-', ' ') : `no. ${at + 1}`
  }
}
