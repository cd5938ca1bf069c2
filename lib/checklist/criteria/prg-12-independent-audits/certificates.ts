import { numberOf } from '../../answer-values'
import type { Check } from '../../criterion'
import { dayOf, monthsAgo } from '../../dates'
import { placed } from '../../place'
import type { Mine, Report } from './given'
import { isStatus, lasts, rank, words, type Status } from './statuses'

type Stated = NonNullable<Report['facts']['cmmc']>

/** What certificates and scores supplied say, held against the answers: the document wins. */
export function certificateChecks(given: Mine, reports: Report[]): Check[] {
  return reports.flatMap((report) => {
    const { cmmc, scores } = report.facts
    const newest = [...scores].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0]
    return [...(cmmc === null ? [] : statusChecks(given, report, cmmc)), ...(newest === undefined ? [] : scoreChecks(given, report, newest))]
  })
}

function statusOf({ level, assessment }: Stated): Status | null {
  if (level === 1) return 'L1-self'
  if (level === 3) return 'L3'
  if (assessment === 'unknown') return null
  return assessment === 'self' ? 'L2-self' : 'L2-c3pao'
}

function statusChecks(given: Mine, report: Report, stated: Stated): Check[] {
  const held = given.answers['cmmc-status']
  const own = report.at(placed(stated.at))
  const at = [own, given.answer('cmmc-status')]
  const status = statusOf(stated)
  if (status === null) return [{ outcome: 'unknown', says: `"${report.title}" states CMMC Level 2 and not by whom it was assessed.`, at: [own] }]
  const checks: Check[] = []
  if (isStatus(held)) {
    if (rank[status] < rank[held]) checks.push({ outcome: 'not-met', says: `The answer says CMMC ${words[held]}; "${report.title}" says ${words[status]}.`, at })
    else if (rank[status] === rank[held]) checks.push({ outcome: 'met', says: `"${report.title}" states the same CMMC status, ${words[status]}.`, at })
    else checks.push({ outcome: 'info', says: `"${report.title}" states CMMC ${words[status]}, more than the answer does.`, at })
  }
  if (stated.date !== null) {
    const said = dayOf(given.answers['cmmc-date'])
    const lapsed = status !== 'none' && stated.date < monthsAgo(given.now.slice(0, 10), lasts[status])
    if (lapsed) checks.push({ outcome: 'not-met', says: `The CMMC status in "${report.title}" is of ${stated.date} and has lapsed.`, at: [own] })
    else if (said !== null && said !== stated.date && held === status) checks.push({ outcome: 'partial', says: `The answer dates the CMMC status ${said}; "${report.title}" dates it ${stated.date}.`, at: [own, given.answer('cmmc-date')] })
  }
  if (stated.status === 'conditional' && given.answers['poam'] === 'none') {
    checks.push({ outcome: 'partial', says: `"${report.title}" calls the status conditional, which means that something is open; the answer says that nothing is.`, at: [own, given.answer('poam')] })
  }
  return checks
}

function scoreChecks(given: Mine, report: Report, { value, at: place, date }: Report['facts']['scores'][number]): Check[] {
  const said = numberOf(given, 'sprs')
  const { fullScore, conditionalScore } = given.reference.cmmcPlan
  const at = [report.at(placed(place)), given.answer('sprs')]
  if (said !== null && said > value) return [{ outcome: value < conditionalScore ? 'not-met' : 'partial', says: `The answer gives a score of ${said}; "${report.title}"${date === null ? '' : ` of ${date}`} gives ${value}.`, at }]
  if (said === value) return [{ outcome: 'met', says: `"${report.title}" gives the same score, ${value} of ${fullScore}.`, at }]
  return [{ outcome: 'info', says: `"${report.title}" gives a score of ${value} of ${fullScore}.`, at }]
}
