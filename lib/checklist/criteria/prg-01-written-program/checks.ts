import type { Check, Given } from '../../criterion'
import { dayOf, daysBetween } from '../../dates'
import { isNamed } from '../../entity-names'
import { placed, type Manual } from './manual'

/** A program this short cannot hold owners, frequencies and records for eight elements (domain.md 1.7). */
const FEWEST_PAGES = 6
const WORDS_A_PAGE = 400
/** Approval, revision and printing seldom fall on one day. */
const DAYS_APART = 31

/** What one document of the program says of itself (domain.md 1.7 and PRG-01). */
export function documentChecks(given: Given<'compliance-program'>, manual: Manual): Check[] {
  return [lengthCheck(manual), ...stateChecks(manual), ...residueCheck(manual), nameCheck(given, manual), ...dateCheck(given, manual)]
}

function lengthCheck(manual: Manual): Check {
  const { format, pages, words } = manual.facts
  const paged = format === 'pdf' || format === 'docx'
  const length = paged ? pages : Math.ceil(words / WORDS_A_PAGE)
  const amount = paged ? `${pages} ${pages === 1 ? 'page' : 'pages'}` : `${words.toLocaleString('en-US')} words, about ${length} pages,`
  const enough = length >= FEWEST_PAGES
  const says = enough
    ? `"${manual.title}" has ${amount} and ${manual.facts.itarDensity.toFixed(1)} export-control terms in every 1,000 words.`
    : `"${manual.title}" has only ${amount} which is too short to say who does what, how often and with what record.`
  return { outcome: enough ? 'met' : 'partial', says, at: [manual.at({})] }
}

function stateChecks(manual: Manual): Check[] {
  const { draft, signed, version, date } = manual.facts
  const at = [manual.at({})]
  const checks: Check[] = []
  if (draft) checks.push({ outcome: 'partial', says: `"${manual.title}" is marked as a draft.`, at })
  if (!signed) checks.push({ outcome: 'partial', says: `"${manual.title}" carries no signature or approval.`, at })
  if (version === null) checks.push({ outcome: 'info', says: `"${manual.title}" gives no version.`, at })
  if (date === null) checks.push({ outcome: 'unknown', says: `"${manual.title}" gives no date, so nobody can tell which version is in force.`, at })
  return checks
}

function residueCheck(manual: Manual): Check[] {
  const { residue } = manual.facts
  const first = residue[0]
  if (!first) return []
  const places = residue.length === 1 ? 'one place' : `${residue.length} places`
  return [
    {
      outcome: 'partial',
      says: `"${manual.title}" still holds template text in ${places}, the first: ${first.text}`,
      at: residue.slice(0, 10).map((passage) => manual.at(placed(passage.at, passage.text))),
    },
  ]
}

function nameCheck(given: Given<'compliance-program'>, manual: Manual): Check {
  const { organizations } = manual.facts
  const at = [manual.at({}), { type: 'profile' as const, field: 'legalName' }]
  const { legalName } = given.subcontractor
  if (organizations.some((name) => isNamed(name, given.subcontractor))) {
    return { outcome: 'met', says: `"${manual.title}" names ${legalName}.`, at }
  }
  const others = organizations.slice(0, 3).join(', ')
  const says = others
    ? `"${manual.title}" names ${others}, but not ${legalName}. It may be another firm's program.`
    : `"${manual.title}" does not name ${legalName}.`
  return { outcome: 'partial', says, at }
}

function dateCheck(given: Given<'compliance-program'>, manual: Manual): Check[] {
  const claimed = dayOf(given.answers['dated'])
  const printed = dayOf(manual.facts.date)
  if (claimed === null || printed === null || daysBetween(printed, claimed) <= DAYS_APART) return []
  return [
    {
      outcome: 'partial',
      says: `The answer dates the program ${claimed}, but the newest date in "${manual.title}" is ${printed}.`,
      at: [given.answer('dated'), manual.at({})],
    },
  ]
}
