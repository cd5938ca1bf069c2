import { numberOf, rowsOf } from '../../answer-values'
import type { Gates } from '../../case'
import type { Check, Given } from '../../criterion'
import { dayOf, daysBetween, monthsAgo } from '../../dates'

type Status = NonNullable<Gates['flowDowns']>['requiredCmmc']
const rank: Record<Status, number> = { none: 0, 'L1-self': 1, 'L2-self': 2, 'L2-c3pao': 3, L3: 4 }
const words: Record<Status, string> = { none: 'no status', 'L1-self': 'Level 1 (Self)', 'L2-self': 'Level 2 (Self)', 'L2-c3pao': 'Level 2 (C3PAO)', L3: 'Level 3' }
const isStatus = (value: unknown): value is Status => typeof value === 'string' && Object.hasOwn(rank, value)

/** Months a status lasts: Level 1 one year, Levels 2 and 3 three (32 CFR 170.15 to 170.18). */
const lasts: Record<Exclude<Status, 'none'>, number> = { 'L1-self': 12, 'L2-self': 36, 'L2-c3pao': 36, L3: 36 }
/** With a plan of action, Level 2 needs 80 percent of 110 points, and closes within 180 days (32 CFR 170.21). */
const CONDITIONAL_SCORE = 88
const FULL_SCORE = 110
const CLOSE_WITHIN = 180
/** Requirements that may never be open (32 CFR 170.21(a)(2)(iii)). */
const never = ['3.1.20', '3.1.22', '3.10.3', '3.10.4', '3.10.5', '3.12.4']
/** FIPS-validated cryptography may be open when data is encrypted by other means: then it is worth 3, not 5. */
const CRYPTOGRAPHY = '3.13.11'

/** The CMMC status held against what the program requires (gate G-03), its age, and the plan of action behind it. */
export function cmmcChecks(given: Given<never>): Check[] {
  const required = given.program.gates.flowDowns?.requiredCmmc ?? given.reference.cmmcDefault
  const held = given.answers['cmmc-status']
  const at = [given.answer('cmmc-status')]
  const gate = { type: 'gate' as const, gate: 'G-03', field: 'requiredCmmc' }
  if (!isStatus(held)) {
    if (required === 'none') return []
    return [{ outcome: 'unknown', says: `The program requires CMMC ${words[required]}, and nobody has said which status the firm holds.`, at: [...at, gate] }]
  }
  const checks: Check[] = [levelCheck(held, required, [...at, gate])]
  if (held !== 'none') checks.push(ageCheck(given, held), ...planChecks(given, held))
  return checks
}

function levelCheck(held: Status, required: Status, at: Check['at']): Check {
  if (required === 'none') return { outcome: 'info', says: `The program requires no CMMC status; the firm holds ${words[held]}.`, at }
  if (rank[held] >= rank[required]) return { outcome: 'met', says: `The firm holds CMMC ${words[held]}; the program requires ${words[required]}.`, at }
  return { outcome: 'not-met', says: `The program requires CMMC ${words[required]}; the firm holds ${words[held]}.`, at }
}

function ageCheck(given: Given<never>, held: Exclude<Status, 'none'>): Check {
  const since = dayOf(given.answers['cmmc-date'])
  const today = given.now.slice(0, 10)
  const at = [given.answer('cmmc-date')]
  if (since === null) return { outcome: 'unknown', says: 'Nobody has said when the CMMC status was given.', at }
  if (since > today) return { outcome: 'unknown', says: `The CMMC status is dated ${since}, which has not come yet.`, at }
  if (since < monthsAgo(today, lasts[held])) return { outcome: 'not-met', says: `The CMMC status of ${since} has lapsed; ${words[held]} lasts ${lasts[held]} months.`, at }
  return { outcome: 'met', says: `The CMMC status was given on ${since}.`, at }
}

function planChecks(given: Given<never>, held: Exclude<Status, 'none'>): Check[] {
  const plan = given.answers['poam']
  const at = [given.answer('poam')]
  if (plan === 'none') return scoreAgainst(given, 'none')
  if (plan !== 'open') return [{ outcome: 'unknown', says: 'Nobody has said whether anything is open behind the CMMC status.', at }]
  if (held === 'L1-self') return [{ outcome: 'not-met', says: 'Level 1 allows nothing to be open.', at }]
  if (held === 'L3') return [{ outcome: 'unknown', says: 'The open items of Level 3 have rules of their own: a reviewer has to look.', at }]
  return [...scoreAgainst(given, 'open'), ...itemChecks(given), ...timeCheck(given)]
}

/** The score has to fit what is said to be open. */
function scoreAgainst(given: Given<never>, plan: 'none' | 'open'): Check[] {
  if (given.answers['cmmc-status'] === 'L1-self') return []
  const score = numberOf(given, 'sprs')
  const at = [given.answer('sprs'), given.answer('poam')]
  if (score === null) return [{ outcome: 'unknown', says: 'The SPRS score behind the status is not given.', at }]
  if (plan === 'none') {
    if (score === FULL_SCORE) return [{ outcome: 'met', says: 'The SPRS score is 110 of 110.', at }]
    return [{ outcome: 'partial', says: `The SPRS score is ${score} of 110, yet nothing is said to be open.`, at }]
  }
  if (score < CONDITIONAL_SCORE) return [{ outcome: 'not-met', says: `The SPRS score is ${score}; with anything open Level 2 needs ${CONDITIONAL_SCORE}.`, at }]
  if (score === FULL_SCORE) return [{ outcome: 'partial', says: 'The SPRS score is 110, yet something is said to be open.', at }]
  return [{ outcome: 'info', says: `The SPRS score is ${score}, enough for a plan of action.`, at }]
}

function itemChecks(given: Given<never>): Check[] {
  const at = [given.answer('poam-items')]
  const rows = rowsOf(given, 'poam-items')
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'The open requirements are not listed.', at }]
  return rows.map((row): Check => {
    const requirement = /\b3\.\d{1,2}\.\d{1,2}\b/.exec(row['requirement'] ?? '')?.[0]
    const points = /^\d$/.test(row['points'] ?? '') ? Number(row['points']) : null
    if (requirement === undefined || points === null) return { outcome: 'unknown', says: `"${(row['requirement'] ?? '').slice(0, 40)}" is no requirement with points.`, at }
    if (never.includes(requirement)) return { outcome: 'not-met', says: `${requirement} is open, and may never be.`, at }
    const most = requirement === CRYPTOGRAPHY ? 3 : 1
    if (points > most) return { outcome: 'not-met', says: `${requirement} is open at ${points} points; only ${most === 1 ? '1-point requirements' : '3 points'} may be.`, at }
    return { outcome: 'partial', says: `${requirement} is open, as the rules allow.`, at }
  })
}

function timeCheck(given: Given<never>): Check[] {
  const since = dayOf(given.answers['cmmc-date'])
  if (since === null) return []
  const days = daysBetween(since, given.now)
  if (days <= CLOSE_WITHIN) return []
  return [{ outcome: 'not-met', says: `The plan of action has been open for ${days} days; ${CLOSE_WITHIN} are allowed.`, at: [given.answer('cmmc-date'), given.answer('poam')] }]
}
