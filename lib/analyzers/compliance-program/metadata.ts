import type { Passage } from '../document-facts'
import type { Block } from '../formats/document'
import { quote, type Sentence } from './sections'

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const datePattern = /\b(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December),? (\d{4})|(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}),? (\d{4})|(\d{1,2})\/(\d{1,2})\/(\d{4}))\b/gi
const ownDate = /\b(?:review\w*|revis\w*|approv\w*|effective|issued?|dated?|version|updated|published|signed|adopted)\b/i
const futureDate = /\b(?:next|due|until|by|expir\w+|scheduled|planned)\b/i

/** What a document says of itself. Dates are ISO; null where it says nothing. */
export type Metadata = { version: string | null; date: string | null; approver: string | null; signed: boolean; draft: boolean; draftAt?: Passage; organizations: string[] }

/** Reads version, newest own date, approver, signature, draft marks and organizations from the lines of a document. */
export function metadataOf(blocks: Block[], sentences: Sentence[], file: string): Metadata {
  const lines = blocks.map((block) => block.text.slice(0, 400))
  const head = lines.slice(0, 80)
  const draft = blocks.find((block) => callsItselfDraft(block.text.slice(0, 400)))
  return {
    version: firstMatch(head, /\b(?:version|revision|rev\.?|edition)\s*(?:no\.?|number)?\s*[:#|]?\s*(v?\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z])\b(?![\w-])/i) ?? firstMatch(head, /\b(v\d{1,3}(?:\.\d{1,3}){1,3})\b/),
    date: newestDate(lines),
    approver: firstMatch(lines, /(?:^\W*|\| |[;.] )(?:[Aa]pproved|APPROVED|[Aa]uthorized|[Aa]dopted|[Ii]ssued) (?:by|BY)\s*[:|]?\s*([A-Z][\p{L}'-]*\.?(?:,? [A-Z(][\p{L}'()-]*){1,7})/u),
    signed: lines.some((line) => /(?:^|\s)\/s\/|\b(?:digitally |electronically )signed\b|\bsigned,? (?:on )?(?:\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9} \d{4}),? by [a-z]|\bsigned(?: by)?\s*[:|]\s*[A-Z]|\bsignature\s*[:|]\s*(?!_)[A-Z/]/i.test(line)),
    draft: draft !== undefined,
    ...(draft && { draftAt: { text: quote(draft.text.slice(0, 400)), at: { file, ...known(draft.at) } } }),
    organizations: organizationsIn(sentences, lines),
  }
}

const callsItselfDraft = (line: string) => /^\W*(?:draft|working draft|draft[ -]+(?:v|version|for|not for).{0,60})\W*$/i.test(line) || /\b(?:status|version|revision)\s*[:|]\s*(?:\S+ )?draft\b/i.test(line) || /\bDRAFT\b/.test(line)
const known = (at: Block['at']): Block['at'] => Object.fromEntries(Object.entries(at).filter(([, value]) => value !== undefined))

function firstMatch(lines: string[], shape: RegExp): string | null {
  for (const line of lines) {
    const found = shape.exec(line)?.[1]
    if (found) return found.trim().replace(/[,(]+$/, '').slice(0, 120)
  }
  return null
}

/** The newest date on a line that speaks of a review, approval or version; dates of what is still to come are left out. */
function newestDate(lines: string[]): string | null {
  let newest: string | null = null
  let heading = false
  for (const [number, line] of lines.entries()) {
    if (/^\s*(?:\|\s*)?(?:version|revision|rev\.?)\b.*\bdate\b/i.test(line)) heading = true
    const table = heading && /\||^\s*v?\d/.test(line)
    if (heading && !table && line.trim() !== '' && !/\bdate\b/i.test(line)) heading = false
    for (const match of line.matchAll(datePattern)) {
      const before = line.slice(Math.max(0, match.index - 60), match.index)
      // A letter has its date alone on a line, near its head.
      const alone = number < 12 && line.trim() === match[0]
      if (!table && !alone && !ownDate.test(before)) continue
      if (futureDate.test(before.slice(-30)) && !/\b(?:approved|signed|issued) by\b/i.test(before)) continue
      const iso = isoOf(match)
      if (iso && (newest === null || iso > newest)) newest = iso
    }
  }
  return newest
}

function isoOf(match: RegExpMatchArray): string | null {
  const [, y1, m1, d1, d2, name2, y2, name3, d3, y3, a, b, y4] = match
  const parts = y1 ? [y1, m1, d1] : name2 ? [y2, monthOf(name2), d2] : name3 ? [y3, monthOf(name3), d3] : slashed(a, b, y4)
  if (!parts) return null
  const [year, month, day] = parts.map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1990 || year > 2100) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const monthOf = (name: string) => String(months.indexOf(name.toLowerCase()) + 1)

/** 11/24/2026 is one day only when one of the first two is over 12 or both are the same. */
function slashed(a: string | undefined, b: string | undefined, year: string | undefined) {
  const [first, second] = [Number(a), Number(b)]
  if (second > 12 || first === second) return [year, a, b]
  return first > 12 ? [year, b, a] : null
}

/** Firms named with their legal form, most often first. */
function organizationsIn(sentences: Sentence[], lines: string[]): string[] {
  const counts = new Map<string, number>()
  const shape = /\b((?:[A-Z][\w&'-]{1,30} ){1,4}(?:Inc|LLC|L\.L\.C|Corp|Corporation|Ltd|Limited|GmbH|LLP|PLC)\b)/g
  for (const text of [...lines.slice(0, 40), ...sentences.map((each) => each.text)]) {
    for (const [, name] of text.matchAll(shape)) if (name) counts.set(name.trim(), (counts.get(name.trim()) ?? 0) + 1)
  }
  // A line that breaks within a name leaves its end ("Systems LLC") at the beginning of the next one.
  const whole = [...counts].filter(([name]) => ![...counts.keys()].some((other) => other.endsWith(` ${name}`)))
  return whole.sort((x, y) => y[1] - x[1]).slice(0, 10).map(([name]) => name)
}
