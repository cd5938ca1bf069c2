import type { Locator } from '../analyzer'
import type { FindingSeverity } from '../audit-report-facts'
import { severityOf } from '../audit-rules/words'
import type { Block } from '../formats/document'

export type Counted = { severity: FindingSeverity; found: number; closed: number | null; accepted: number; at: Locator }

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const amount = `(\\d{1,4}|no|a|an|${words.join('|')})`
const noun = '(?:findings?|observations?|weaknesses|weakness|deficiencies|deficiency|vulnerabilities|vulnerability|issues?|nonconformities|nonconformity|non-conformities|exceptions?|risks?)'
const grade = '(critical|high|medium|moderate|low|informational|major|minor)'

/** A count in digits or words; null for anything else. */
function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const word = text.trim().toLowerCase()
  if (/^\d{1,4}$/.test(word)) return Number(word)
  if (word === 'no' || word === 'none' || word === '-') return 0
  if (word === 'a' || word === 'an') return 1
  const index = words.indexOf(word)
  return index < 0 ? null : index
}

/** Findings as a table of severities counts them: rows of high, medium, low with columns for found, closed, open. */
export function countsInTables(blocks: Block[]): Counted[] {
  const counted: Counted[] = []
  let columns: { found: number; closed: number; open: number; accepted: number } | null = null
  for (const block of blocks) {
    const cells = block.cells ?? (/\|/.test(block.text) ? block.text.split('|').map((cell) => cell.trim()) : /\S {2,}\S/.test(block.text) ? block.text.trim().split(/ {2,}|\t/) : block.text.trim().split(/\s+/))
    const named = (shape: RegExp) => cells.findIndex((cell) => shape.test(cell.trim()))
    if (named(/^(?:severity|risk(?: level| rating)?|rating|criticality|level|priority)$/i) === 0 && cells.length >= 2 && cells.length <= 8) {
      columns = { found: named(/found|identified|total|count|number|reported|findings|quantity/i), closed: named(/closed|remediated|resolved|fixed|corrected/i), open: named(/open|remaining|outstanding|unresolved/i), accepted: named(/accept/i) }
      continue
    }
    if (columns === null || block.text.trim() === '') continue
    const severity = severityOf(cells[0]?.replace(/\s*(?:risk|severity)$/i, ''))
    if (severity === 'unknown') {
      if (!/^total/i.test(cells[0] ?? '')) columns = null
      continue
    }
    const value = (index: number) => (index < 0 ? null : numberOf(cells[index]))
    const [found, closed, open, accepted] = [value(columns.found), value(columns.closed), value(columns.open), value(columns.accepted)]
    const all = found ?? (closed !== null && open !== null ? closed + open + (accepted ?? 0) : open)
    if (all === null) continue
    counted.push({ severity, found: all, closed: closed ?? (open === null || found === null ? null : found - open - (accepted ?? 0)), accepted: accepted ?? 0, at: block.at })
  }
  return counted
}

type Said = { text: string; at: Locator }

/** Findings as sentences count them: "3 high and 5 moderate findings", "Two observations, both closed". */
export function countsInProse(sentences: Said[]): Counted[] {
  let clean: Counted[] = []
  for (const { text, at } of sentences) {
    if (/\b(?:previous|prior|last) (?:audit|assessment|year|report)\b/i.test(text)) continue
    const graded = [...text.matchAll(new RegExp(`\\b${amount} ${grade}(?:[- ](?:risk|severity|rated))?(?= (?:and|${noun})|,| ${noun}|\\b)`, 'gi'))]
    const total = new RegExp(`\\b${amount} (?:(?:open|new|total|minor|documented|written|security|audit) )?${noun}\\b`, 'i').exec(text)
    const about = new RegExp(noun, 'i').test(text)
    if (graded.length > 0 && about) {
      const found = graded.flatMap(([, count, level]): { severity: FindingSeverity; found: number }[] => {
        const number = numberOf(count)
        return number === null ? [] : [{ severity: severityOf(level), found: number }]
      })
      const all = closedIn(sentences, text, found.reduce((sum, each) => sum + each.found, 0))
      return spread(found, all).map((each) => ({ ...each, accepted: 0, at }))
    }
    const unmet = numberOf(/\b(\d{1,3}) (?:requirements?|controls?|practices?|objectives?) (?:was|were|is|are) (?:scored |found |rated )?(?:not met|not satisfied|unmet|not implemented)\b/i.exec(text)?.[1])
    if (unmet !== null && unmet > 0) return [{ severity: 'unknown', found: unmet, closed: 0, accepted: 0, at }]
    const found = numberOf(total?.[1])
    if (total && found === 0) {
      clean = [{ severity: 'unknown', found, closed: 0, accepted: 0, at }]
      continue
    }
    if (total && found !== null) {
      const closed = closedIn(sentences, text, found)
      return [{ severity: 'unknown', found, closed: closed === 'all' ? found : closed === 'none' ? 0 : closed, accepted: 0, at }]
    }
  }
  return clean
}

/** Closed ones among severities: all, none, or from the mildest up when only their number is told; a surplus shows on the first. */
function spread(found: { severity: FindingSeverity; found: number }[], closed: ReturnType<typeof closedIn>) {
  if (typeof closed !== 'number') return found.map((each) => ({ ...each, closed: closed === 'all' ? each.found : closed === 'none' ? 0 : null }))
  let left = closed
  const mild = [...found].reverse().map((each) => {
    const shut = Math.min(left, each.found)
    left -= shut
    return { ...each, closed: shut }
  })
  return mild.reverse().map((each, i) => (i === 0 ? { ...each, closed: each.closed + left } : each))
}

/** How many of them a sentence calls closed: that one, or the next that speaks of it. */
function closedIn(sentences: Said[], text: string, found: number): number | 'all' | 'none' | null {
  const from = sentences.findIndex((each) => each.text === text)
  for (const { text: said } of sentences.slice(from, from + 6)) {
    const done = '(?:closed|remediated|resolved|corrected|fixed|mitigated)'
    if (new RegExp(`\\b(?:all|both|each|every)\\b[^.;]{0,60}\\b${done}\\b`, 'i').test(said) && !/\b(?:not|will|must|shall|should|to be)\b[^.;]{0,20}\b(?:closed|remediated|resolved|corrected|fixed)/i.test(said)) return 'all'
    if (new RegExp(`\\b(?:none|no(?:ne)? of)\\b[^.;]{0,60}\\b${done}\\b|\\ball\\b[^.;]{0,30}\\bremain(?:s)? open\\b`, 'i').test(said)) return 'none'
    const closed = numberOf(new RegExp(`\\b(\\d{1,4}|${words.join('|')}) (?:of (?:these|them|which|the(?: \\w+)? ${noun}) )?(?:[A-Za-z]+ ){0,4}?(?:(?:was|were|have been|has been|is|are) (?:already )?)?${done}\\b`, 'i').exec(said)?.[1])
    if (closed !== null) return closed
    const open = numberOf(new RegExp(`\\b(\\d{1,4}|${words.join('|')}) (?:[A-Za-z]+ ){0,4}?(?:remain(?:s|ed)?|(?:is|are) (?:still )?) ?open\\b`, 'i').exec(said)?.[1])
    if (open !== null && open <= found) return found - open
  }
  return null
}
