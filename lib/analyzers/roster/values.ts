import { serialDate } from '../formats/xlsx'
import type { RosterRow } from './facts'

/** A date cell: the ISO date, nothing there, or text that is no date or could be two. */
export type ReadDate = { iso: string } | { blank: true } | { unreadable: 'ambiguous' | 'not-a-date' }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const noValue = /^(?:-+|n\/?a|none|null|never)?$/i

/**
 * Reads 2026-11-24 (a time after it is dropped), 11/24/2026, 24-Nov-2026 and Excel day numbers. 03/04/2026 is two
 * different days, so it is unreadable rather than guessed.
 */
export function readDate(cell: string): ReadDate {
  const text = cell.trim()
  if (noValue.test(text)) return { blank: true }
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]{2,15}(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text)
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (slashed) return readSlashed(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]))
  const named = /^(\d{1,2})[- ]([A-Za-z]{3,9})[- ,]{1,2}(\d{4})$/.exec(text) ?? swapped(/^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text))
  if (named) return made(Number(named[3]), months.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1, Number(named[1]))
  if (/^\d{5}(?:\.\d{1,10})?$/.test(text)) {
    const day = serialDate(Number(text))
    if (day) return { iso: day }
  }
  return { unreadable: 'not-a-date' }
}

function readSlashed(first: number, second: number, year: number): ReadDate {
  if (first > 12) return made(year, second, first)
  if (second > 12 || first === second) return made(year, first, second)
  return { unreadable: 'ambiguous' }
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]]
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function made(year: number, month: number, day: number): ReadDate {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const length = (lengths[month - 1] ?? 0) + (leap ? 1 : 0)
  if (year < 1950 || year > 2150 || day < 1 || day > length) return { unreadable: 'not-a-date' }
  return { iso: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

const words = (cell: string) => cell.trim().toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
const yes = new Set(['y', 'yes', 'true', '1', 'us person', 'u s person', 'usp', 'verified', 'confirmed', 'yes verified', 'verified us person'])
const no = new Set(['n', 'no', 'false', '0', 'foreign person', 'non us person', 'non u s person', 'not a us person', 'fp', 'foreign national', 'h 1b', 'h1b', 'l 1', 'l1', 'f 1', 'opt', 'j 1', 'tn', 'o 1', 'e 3', 'daca', 'tps', 'parole', 'parolee'])
const pending = new Set(['pending', 'in progress', 'tbd', 'awaiting', 'requested', 'under review', 'open', 'pending verification', 'not yet', 'asylum pending', 'pending asylum'])
const split = new Set(['citizen', 'us citizen', 'u s citizen', 'national', 'lpr', 'permanent resident', 'lawful permanent resident', 'green card', 'refugee', 'asylee', 'usc'])

/** The answer in a U.S.-person cell. `split` says that it names which kind of U.S. person, which nobody needs. */
export function readUsPerson(cell: string): { status: RosterRow['usPerson']; split: boolean } {
  const text = words(cell)
  const [, answer = '', beside = ''] = /^(yes|y|verified|confirmed|us person|u s person|no|n) (.+)$/.exec(text) ?? []
  if (split.has(beside)) return /^n/.test(answer) ? { status: 'blank', split: true } : { status: 'yes', split: true }
  if (/^n/.test(answer) && no.has(beside)) return { status: 'no', split: false }
  if (split.has(text)) return { status: 'yes', split: true }
  if (yes.has(text)) return { status: 'yes', split: false }
  if (no.has(text)) return { status: 'no', split: false }
  return { status: pending.has(text) ? 'pending' : 'blank', split: false }
}

/** How the person is employed. Words we do not know are `unknown`, never `employee`. */
export function readEmployer(cell: string): RosterRow['employer'] {
  const text = words(cell)
  if (/^(?:w ?2|employee|full time|part time|fte|direct|regular employee|w 2 employee)$/.test(text)) return 'employee'
  if (/\b(?:agency|staffing|temp)\b/.test(text)) return 'agency'
  if (/\b(?:1099|contractor|contingent|independent|consultant|freelance)\b/.test(text)) return 'contractor'
  return 'unknown'
}

/** Whether the identity is a person or a machine. Nothing said means a person, who is held to more. */
export function readKind(cell: string): RosterRow['kind'] {
  return /\b(?:service|svc|bot|machine|system|application|app|non ?human|workload|robot|automation)\b/.test(words(cell)) ? 'service' : 'human'
}

/** Principals in one cell, split at semicolons, commas, bars and white space, lower case, each once. */
export function readPrincipals(cell: string): string[] {
  return [...new Set(cell.toLowerCase().split(/[;,|\s]+/).map((part) => part.replace(/^@(?=[\w-]+$)/, '')).filter((part) => part !== '' && part !== '-'))]
}

/** Text kept as it is written, or undefined when the cell is empty. */
export function readText(cell: string): string | undefined {
  const text = cell.trim()
  return text === '' || noValue.test(text) ? undefined : text.slice(0, 300)
}
