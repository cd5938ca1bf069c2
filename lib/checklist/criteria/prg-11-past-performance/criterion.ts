import { sentenceFor } from '../../answer-checks'
import { rowsOf, textOf } from '../../answer-values'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { monthsAgo } from '../../dates'
import { acceptedDocuments, documentCheck } from '../../documents'
import { judge } from '../../verdict'
import { questions } from './questions'

/** How far back past work counts (domain.md PRG-11: three to five years). */
const YEARS_BACK = 5

export default defineCriterion({
  id: 'PRG-11',
  section: 'program',
  chapter: 'audits',
  title: 'Past ITAR performance',
  failureTitle: 'The firm will not say what it has done before.',
  why: 'Experience shows in references. Being new costs a little here and nothing elsewhere; the size of the firm counts nowhere.',
  basis: 'ARTICLE',
  cites: ['Article, "What to Look for"'],
  trace: ['Q5', 'FAQ-3'],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'references', ask: 'An extract of the contract, a performance rating, or a letter of the customer. Blacken prices and anything technical. A reviewer of the prime reads it; no program does.', grade: 'E2', freshDays: 1_825 },
  ],
  facts: [],
  evaluate(given) {
    const checks: Check[] = []
    const performance = given.answers['performance']
    if (performance === 'referenced' || performance === 'unreferenced' || performance === 'related') {
      checks.push(...programChecks(given), referenceCheck(given))
    }
    return judge(given, checks, {
      met: 'The firm has worked on ITAR programs and names someone to ask.',
      claim: sentenceFor(
        given,
        'performance',
        {
          unreferenced: 'There is ITAR work, but nobody at the customer to ask.',
          related: 'There is defense or federal work, but none under the ITAR.',
          new: 'This would be the first ITAR program of the firm. That is no bar.',
          withheld: 'The firm does not want to say what it has done before.',
        },
        'Nobody has said whether the firm has worked on ITAR programs.',
      ),
    })
  },
})

type Row = Record<string, string>
const months = /^\d{4}-(0[1-9]|1[0-2])$/

/** At worst partial: a thin record is no fault (domain.md PRG-11, FAQ 3). */
function programChecks(given: Given<never>): Check[] {
  const rows = rowsOf(given, 'programs')
  const at = [given.answer('programs')]
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'No program is listed.', at }]
  const month = given.now.slice(0, 7)
  const checks = rows.flatMap((row, i) => rowChecks(given, row, `Program ${i + 1} (${row['customer']})`, month))
  const oldest = monthsAgo(given.now, YEARS_BACK * 12).slice(0, 7)
  const recent = rows.filter((row) => isMonth(row['from']) && (!row['to'] || (isMonth(row['to']) && row['to'] >= oldest)))
  if (recent.length === 0) checks.push({ outcome: 'partial', says: `No program listed is known to have run in the last ${YEARS_BACK} years.`, at })
  if (given.answers['performance'] === 'referenced' && rows.every((row) => !row['contact'])) {
    checks.push({ outcome: 'partial', says: 'A reference may be called, but no program listed says whom.', at })
  }
  if (checks.every((check) => check.outcome === 'info')) {
    checks.push({ outcome: 'met', says: `${rows.length === 1 ? 'One program is' : `${rows.length} programs are`} listed in full.`, at })
  }
  return checks
}

const isMonth = (text: string | undefined): text is string => text !== undefined && months.test(text)

function rowChecks(given: Given<never>, row: Row, name: string, month: string): Check[] {
  const at = [given.answer('programs')]
  const { role, cloud, from, to, category } = row
  const checks: Check[] = []
  const lacking = [...(role ? [] : ['role']), ...(cloud ? [] : ['cloud']), ...(from ? [] : ['start']), ...(category ? [] : ['USML category or ECCN'])]
  if (lacking.length > 0) checks.push({ outcome: 'partial', says: `${name} lacks: ${lacking.join(', ')}.`, at })
  if ((from && !isMonth(from)) || (to && !isMonth(to))) checks.push({ outcome: 'partial', says: `${name}: give the period as year and month, such as 2024-03.`, at })
  const since = textOf(given, 'incorporated')
  if (isMonth(from) && since !== null && isMonth(since) && from < since) checks.push({ outcome: 'partial', says: `${name} begins in ${from}, before the firm did in ${since}: say who did the work.`, at: [...at, given.answer('incorporated')] })
  if (isMonth(from) && from > month) checks.push({ outcome: 'partial', says: `${name} begins in ${from}, which has not come yet.`, at })
  if (isMonth(from) && isMonth(to) && to < from) checks.push({ outcome: 'partial', says: `${name} ends before it begins.`, at })
  if (category && !classified(given, category)) checks.push({ outcome: 'info', says: `${name}: "${category.slice(0, 40)}" is neither a USML category nor an ECCN.`, at })
  return checks
}

function classified(given: Given<never>, category: string): boolean {
  const entry = category.replace(/^(USML|Category|Cat\.?)\s+/i, '').replace(/\s/g, '')
  return given.reference.usmlEntry.test(entry.toUpperCase().replace(/\([A-Z]\)/g, (part) => part.toLowerCase())) || given.reference.eccn.test(entry) || /^EAR99$/i.test(entry)
}

/** A reference that the prime reached itself is independent, and worth the highest grade. */
function referenceCheck(given: Given<never>): Check {
  const confirmed = acceptedDocuments(given, ['references']).filter((item) => item.independent)
  if (confirmed.length === 0) return documentCheck(given, ['references'], 'references')
  return { outcome: 'met', says: 'The prime has confirmed a reference itself.', at: confirmed.map((item) => item.at) }
}
