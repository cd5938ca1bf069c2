import { readDate } from './roster/values'

/** A date as written in a line: its day, or null when it can be two days. `before` is the text since the date before it. */
export type WrittenDate = { iso: string | null; text: string; before: string; index: number }

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)'
const shape = new RegExp(String.raw`\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}(?:st|nd|rd|th)?[- ]${month}\.?,?[- ]\d{4}|${month}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b`, 'gi')

/** The dates in a line of prose, in their order. What looks like a date and is no day of the calendar is left out. */
export function datesIn(line: string): WrittenDate[] {
  const found: WrittenDate[] = []
  let from = 0
  for (const match of line.slice(0, 4000).matchAll(shape)) {
    const [text] = match
    const plain = text.replace(/(\d)(?:st|nd|rd|th)\b/i, '$1').replace(/\bSept\b/i, 'Sep').replace(/^(\d{1,2}) ([A-Za-z]+)\.?,? (\d{4})$/, '$1 $2 $3')
    const read = readDate(plain)
    const before = line.slice(from, match.index)
    from = match.index + text.length
    if ('iso' in read) found.push({ iso: read.iso, text, before, index: match.index })
    else if ('unreadable' in read && read.unreadable === 'ambiguous') found.push({ iso: null, text, before, index: match.index })
  }
  return found
}
