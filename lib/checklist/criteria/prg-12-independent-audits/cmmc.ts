import { numberOf, rowsOf } from '../../answer-values'
import type { Check } from '../../criterion'
import { dayOf, daysBetween, monthsAgo } from '../../dates'
import type { Mine, Report } from './given'
import { openInPlans, openRequirement } from './plan'
import { isStatus, lasts, rank, words, type Status } from './statuses'

/** The CMMC status held against what the program requires (gate G-03), its age, and the plan of action behind it. */
export function cmmcChecks(given: Mine, reports: Report[]): Check[] {
  const required = given.program.gates.flowDowns?.requiredCmmc ?? given.reference.cmmcDefault
  const held = given.answers['cmmc-status']
  const at = [given.answer('cmmc-status')]
  const gate = { type: 'gate' as const, gate: 'G-03', field: 'requiredCmmc' }
  if (!isStatus(held)) {
    if (required === 'none') return []
    return [{ outcome: 'unknown', says: `The program requires CMMC ${words[required]}, and nobody has said which status the firm holds.`, at: [...at, gate] }]
  }
  const checks: Check[] = [levelCheck(held, required, [...at, gate])]
  if (held !== 'none') checks.push(ageCheck(given, held), ...planChecks(given, held, reports))
  return checks
}

function levelCheck(held: Status, required: Status, at: Check['at']): Check {
  if (required === 'none') return { outcome: 'info', says: `The program requires no CMMC status; the firm holds ${words[held]}.`, at }
  if (rank[held] >= rank[required]) return { outcome: 'met', says: `The firm holds CMMC ${words[held]}; the program requires ${words[required]}.`, at }
  return { outcome: 'not-met', says: `The program requires CMMC ${words[required]}; the firm holds ${words[held]}.`, at }
}

function ageCheck(given: Mine, held: Exclude<Status, 'none'>): Check {
  const since = dayOf(given.answers['cmmc-date'])
  const today = given.now.slice(0, 10)
  const at = [given.answer('cmmc-date')]
  if (since === null) return { outcome: 'unknown', says: 'Nobody has said when the CMMC status was given.', at }
  if (since > today) return { outcome: 'unknown', says: `The CMMC status is dated ${since}, which has not come yet.`, at }
  if (since < monthsAgo(today, lasts[held])) return { outcome: 'not-met', says: `The CMMC status of ${since} has lapsed; ${words[held]} lasts ${lasts[held]} months.`, at }
  return { outcome: 'met', says: `The CMMC status was given on ${since}.`, at }
}

function planChecks(given: Mine, held: Exclude<Status, 'none'>, reports: Report[]): Check[] {
  const plan = given.answers['poam']
  const at = [given.answer('poam')]
  const open = openInPlans(reports)
  if (plan === 'none' && open > 0) {
    return [{ outcome: held === 'L1-self' ? 'not-met' : 'partial', says: `The answer says that nothing is open; ${open === 1 ? 'a requirement is' : `${open} items with requirements are`} open in the plan supplied.`, at: [...at, ...reports.map((report) => report.at({}))] }, ...scoreAgainst(given, 'open')]
  }
  if (plan === 'none') return scoreAgainst(given, 'none')
  if (plan !== 'open') return [{ outcome: 'unknown', says: 'Nobody has said whether anything is open behind the CMMC status.', at }]
  if (held === 'L1-self') return [{ outcome: 'not-met', says: 'Level 1 allows nothing to be open.', at }]
  if (held === 'L3') return [{ outcome: 'unknown', says: 'The open items of Level 3 have rules of their own: a reviewer has to look.', at }]
  return [...scoreAgainst(given, 'open'), ...itemChecks(given), ...timeCheck(given)]
}

/** The score has to fit what is said to be open. */
function scoreAgainst(given: Mine, plan: 'none' | 'open'): Check[] {
  if (given.answers['cmmc-status'] === 'L1-self') return []
  const score = numberOf(given, 'sprs')
  const at = [given.answer('sprs'), given.answer('poam')]
  if (score === null) return [{ outcome: 'unknown', says: 'The SPRS score behind the status is not given.', at }]
  if (plan === 'none') {
    if (score === given.reference.cmmcPlan.fullScore) return [{ outcome: 'met', says: 'The SPRS score is 110 of 110.', at }]
    return [{ outcome: 'partial', says: `The SPRS score is ${score} of 110, yet nothing is said to be open.`, at }]
  }
  if (score < given.reference.cmmcPlan.conditionalScore) return [{ outcome: 'not-met', says: `The SPRS score is ${score}; with anything open Level 2 needs ${given.reference.cmmcPlan.conditionalScore}.`, at }]
  if (score === given.reference.cmmcPlan.fullScore) return [{ outcome: 'partial', says: 'The SPRS score is 110, yet something is said to be open.', at }]
  return [{ outcome: 'info', says: `The SPRS score is ${score}, enough for a plan of action.`, at }]
}

function itemChecks(given: Mine): Check[] {
  const at = [given.answer('poam-items')]
  const rows = rowsOf(given, 'poam-items')
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'The open requirements are not listed.', at }]
  return rows.map((row): Check => {
    const requirement = /\b3\.\d{1,2}\.\d{1,2}\b/.exec(row['requirement'] ?? '')?.[0]
    const points = /^\d$/.test(row['points'] ?? '') ? Number(row['points']) : null
    if (requirement === undefined || points === null) return { outcome: 'unknown', says: `"${(row['requirement'] ?? '').slice(0, 40)}" is no requirement with points.`, at }
    return { ...openRequirement(requirement, points, given.reference.cmmcPlan), at }
  })
}

function timeCheck(given: Mine): Check[] {
  const since = dayOf(given.answers['cmmc-date'])
  if (since === null) return []
  const days = daysBetween(since, given.now)
  if (days <= given.reference.cmmcPlan.closeWithinDays) return []
  return [{ outcome: 'not-met', says: `The plan of action has been open for ${days} days; ${given.reference.cmmcPlan.closeWithinDays} are allowed.`, at: [given.answer('cmmc-date'), given.answer('poam')] }]
}
