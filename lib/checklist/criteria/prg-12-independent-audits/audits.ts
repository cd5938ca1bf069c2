import { rowsOf } from '../../answer-values'
import type { Check } from '../../criterion'
import { dayOf, daysBetween, monthsAgo } from '../../dates'
import { isNamed } from '../../entity-names'
import type { Mine } from './given'

/** How long an audit speaks (domain.md section 4, freshness): external 36 months, internal and penetration test 12. */
const EXTERNAL_MONTHS = 36
const OTHER_MONTHS = 12

type Audit = { name: string; external: boolean; day: string; current: boolean; row: Record<string, string> }

/** What the list of audits shows: age, independence, and findings against closed ones (DDTC Guidelines el. 7). */
export function auditChecks(given: Mine): Check[] {
  const rows = rowsOf(given, 'log')
  const at = [given.answer('log')]
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'No audit is listed.', at }]
  const today = given.now.slice(0, 10)
  const audits = rows.flatMap((row) => auditOf(row, today))
  const checks: Check[] = []
  const undated = rows.length - audits.length
  if (undated > 0) checks.push({ outcome: 'unknown', says: `${undated} of ${rows.length} audits listed ${undated === 1 ? 'carries' : 'carry'} no date in the past that can be read.`, at })
  checks.push(currencyCheck(given, audits), ...audits.flatMap((audit) => [...independenceCheck(given, audit), findingsCheck(given, audit, today)]))
  return checks
}

function auditOf(row: Record<string, string>, today: string): Audit[] {
  const day = dayOf(row['date'])
  if (day === null || day > today) return []
  const kind = row['kind'] ?? ''
  const external = /external|outside|third|independent|c3pao|dibcac|3pao/i.test(kind) && !/pen(etration)?[- ]?test/i.test(kind)
  const current = day >= monthsAgo(today, external ? EXTERNAL_MONTHS : OTHER_MONTHS)
  return [{ name: `${kind} of ${day}`, external, day, current, row }]
}

function currencyCheck(given: Mine, audits: Audit[]): Check {
  const at = [given.answer('log')]
  const current = audits.filter((audit) => audit.current)
  const newest = audits.map((audit) => audit.day).sort().at(-1)
  if (newest === undefined) return { outcome: 'unknown', says: 'No audit listed can be dated.', at }
  if (current.length === 0) return { outcome: 'not-met', says: `The newest audit listed is of ${newest} and no longer speaks for today.`, at }
  if (given.answers['audits'] === 'external' && !current.some((audit) => audit.external)) {
    return { outcome: 'partial', says: `The answer names an outside audit, but the list holds none of the last ${EXTERNAL_MONTHS} months.`, at }
  }
  const counted = audits.length === 1 ? 'The audit listed is' : `${current.length} of ${audits.length} audits listed ${current.length === 1 ? 'is' : 'are'}`
  return { outcome: 'met', says: `${counted} recent enough to count.`, at }
}

function independenceCheck(given: Mine, { external, name, row }: Audit): Check[] {
  const auditor = row['auditor'] ?? ''
  if (!external || !isNamed(auditor, given.subcontractor)) return []
  return [{ outcome: 'partial', says: `${name} is called external, but ${auditor} examined itself.`, at: [given.answer('log')] }]
}

function findingsCheck(given: Mine, { name, day, row }: Audit, today: string): Check {
  const at = [given.answer('log')]
  const [found, closed] = [count(row['findings']), count(row['closed'])]
  if (found === 0 && (closed === 0 || closed === null)) return { outcome: 'info', says: `${name}: no findings.`, at }
  if (found === null || closed === null || closed > found) {
    return { outcome: 'unknown', says: `${name} does not say how many findings there were and how many of them are closed.`, at }
  }
  const open = found - closed
  if (open === 0) return { outcome: 'met', says: `${name}: all ${found} findings are closed.`, at }
  const age = daysBetween(day, today)
  // Findings open for longer than a CMMC plan of action may run are not being tracked to closure (32 CFR 170.21(b)).
  if (age > given.reference.cmmcPlan.closeWithinDays) return { outcome: 'partial', says: `${name}: ${open} of ${found} findings are still open after ${age} days.`, at }
  return { outcome: 'info', says: `${name}: ${open} of ${found} findings are open.`, at }
}

const count = (text: string | undefined) => (text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null)
