import { quote } from '../compliance-program/sections'
import type { Block } from '../formats/document'
import type { Locator } from '../analyzer'
import type { ArchitectureFacts } from './facts'

type Identity = ArchitectureFacts['firm'][number]
/** A line or row of a document with the heading it stands under. */
export type IdentityLine = { text: string; cells?: string[]; heading: string; at: Locator }

const MOST = 60
/** Lines looked back for the party that a bare "CAGE code: …" belongs to. */
const REACH = 4

const codes = [
  ['cage', /\b(?:CAGE|[Cc]age(?=\s+[Cc]ode))\b(?:\s*(?:\/\s*NCAGE|[Cc]odes?|CODES?|[Nn]o\.?|[Nn]umbers?|I[Dd]))*\s*(?:is|[:#|=(–-])?\s*((?=[A-Z0-9]{0,4}\d)[A-Z0-9]{5})(?![A-Za-z0-9-])/g],
  ['uei', /\b(?:UEI|[Uu]nique [Ee]ntity (?:[Ii]dentifier|I[Dd]))\b(?:\s*\((?:SAM|UEI|SAM\.gov)\))?(?:\s*(?:[Nn]umber|[Cc]ode|[Nn]o\.?))?\s*(?:is|[:#|=(–-])?\s*((?=[A-Z0-9]*\d)[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11})(?![A-Za-z0-9-])/g],
] as const
const shapes = { cage: /^(?=.*\d)[A-Z0-9]{5}$/, uei: /^(?=.*\d)[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}$/ }
const columnOf = { cage: /^\s*CAGE\b/i, uei: /^\s*(?:UEI|unique entity)\b/i }

/** Words of somebody else whose codes stand in such documents: the customer, the cloud, assessors, other tiers. */
const other = /\b(?:prime(?: contractor)?|customer|client|government|(?<!logistics )agency|sponsor|providers?|CSP|CSO|vendors?|suppliers?|hosting|leveraged|AWS|Amazon|Microsoft|Azure|Google|Oracle|assessors?|C3PAO|3PAO|parent|affiliates?|partners?|data ?cent(?:er|re)|colocation|MSS?P|managed service|lower[- ]tier|second[- ]tier)\b/gi
const own = /\b(?:sub-?contractor|system owner|our|we|owner|company|firm|organi[sz]ation(?: seeking (?:assessment|certification))?|OSC|contractor|applicant|offeror|legal (?:entity )?name)\b/gi

const company = String.raw`[A-Z][\w&.,'’ -]{1,90}?\b(?:Inc|Incorporated|LLC|L\.L\.C|Corp|Corporation|Company|Co|Ltd|Limited|LLP|LP|PLLC|GmbH|PLC|plc)\b\.?`
const certain = new RegExp(String.raw`^\W{0,4}(?:legal (?:entity )?name|company(?: name)?|corporate name|name of (?:the )?(?:company|firm|organi[sz]ation|subcontractor)|sub-?contractor(?: name)?|firm(?: name)?|organi[sz]ation seeking (?:assessment|certification)|OSC(?: name)?)\s*[:|]\W{0,4}\s*(${company})`, 'i')
const likely = new RegExp(String.raw`^\W{0,4}(?:(?:information )?system owner|organi[sz]ation(?: name)?|contractor(?: name)?|owner|owned by|operated by)\s*[:|]\W{0,4}\s*(${company})|\b(?:system security plan|architecture)\s+(?:for|of)\s+(?:the\s+)?(${company})\s*$`, 'i')

/**
 * CAGE codes, UEIs and names of firms that a document gives, each with whom the words beside it point at. Nothing is guessed:
 * where they point at nobody it is `unclear`, and the criterion asks.
 */
export function identitiesIn(lines: IdentityLine[]): Identity[] {
  const found: Identity[] = []
  const add = (one: Identity) => {
    if (found.length < MOST && !found.some((known) => known.what === one.what && known.value === one.value && known.whose === one.whose)) found.push(one)
  }
  let header: string[] = []
  lines.forEach((line, i) => {
    const text = line.cells ? line.cells.join(': ') : line.text
    const near = lines.slice(Math.max(0, i - REACH), i).filter(({ heading }) => heading === line.heading).map((one) => one.text)
    for (const [what, shape] of codes) {
      // A line with a code of its own belongs to another party.
      const above = [line.heading, ...near.slice(near.findLastIndex((one) => one.search(shape) >= 0) + 1)]
      let from = 0
      for (const match of text.matchAll(shape)) {
        const whose = whoseIs(text.slice(from, match.index), above, text.slice(match.index + match[0].length))
        add({ what, value: match[1] ?? '', whose, text: passageOf(text, match.index, whose === 'unclear' ? near.at(-1) : undefined), at: line.at })
        from = match.index + match[0].length
      }
    }
    if (line.cells) {
      for (const what of ['cage', 'uei'] as const) {
        const column = header.length === line.cells.length ? header.findIndex((cell) => columnOf[what].test(cell)) : -1
        const value = line.cells[column]?.trim() ?? ''
        if (column > 0 && shapes[what].test(value)) add({ what, value, whose: whoseIs(line.cells.filter((_, c) => c !== column).join(' '), [], ''), text: quote(text), at: line.at })
      }
      if (line.cells.some((cell) => columnOf.cage.test(cell) || columnOf.uei.test(cell))) header = line.cells
    } else header = []
    const plain = text.replace(/\*\*|__/g, '')
    const named = certain.exec(plain)
    const perhaps = named ? null : likely.exec(plain)
    const name = (named?.[1] ?? perhaps?.[1] ?? perhaps?.[2])?.trim()
    if (name !== undefined) add({ what: 'name', value: name.slice(0, 120), whose: named ? 'own' : 'unclear', text: quote(text), at: line.at })
  })
  return found
}

/** The sentence with the code; a line that is hardly more than the code goes with the short line above it. */
function passageOf(text: string, index: number, above: string | undefined): string {
  const start = text.slice(0, index).search(/[.!?]\s+(?=[A-Z])(?!.*[.!?]\s+[A-Z])/) + 1
  const rest = text.slice(start).trim()
  const end = rest.search(/[.!?](?:\s|$)/)
  const own = end > 20 ? rest.slice(0, end + 1) : rest
  return quote(own.length < 40 && above !== undefined && above.length < 80 ? `${above} / ${own}` : own)
}

/** The nearest word before decides; then the words after it on the line, then the lines above and the heading, nearest first. */
function whoseIs(before: string, above: string[], after: string): Identity['whose'] {
  for (const text of [before, after.split(/[;|]|\bCAGE\b|\bUEI\b/i)[0] ?? '', ...above.toReversed()]) {
    const mine = last(text, own)
    const theirs = last(text, other)
    if (mine >= 0 || theirs >= 0) return theirs >= mine ? 'other' : 'own'
  }
  return 'unclear'
}

/** Where the last match ends; "prime contractor" ends where "contractor" does, and is the prime's. */
const last = (text: string, words: RegExp) => [...text.matchAll(words)].reduce((end, match) => Math.max(end, match.index + match[0].length), -1)

/** The lines of a document as they stand, each under its heading. */
export function identityLines(blocks: Block[], file: string): IdentityLine[] {
  let heading = ''
  return blocks.flatMap((block): IdentityLine[] => {
    const at = { file, ...block.at }
    if (block.heading > 0) heading = block.text.trim()
    return block.cells ? [{ text: block.cells.join(': '), cells: block.cells, heading, at }] : block.text.split('\n').filter((text) => text.trim() !== '').map((text) => ({ text: text.trim(), heading: block.heading > 0 ? '' : heading, at }))
  })
}
