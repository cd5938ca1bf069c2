import type { FindingSeverity } from '../../../analyzers/audit-report-facts'
import type { Check } from '../../criterion'
import { daysBetween, monthsAgo } from '../../dates'
import { isNamed } from '../../entity-names'
import { placed } from '../../place'
import type { Mine, Report } from './given'

/** How long a report speaks (domain.md section 4, freshness): external 36 months, internal, penetration test and scan 12. */
const EXTERNAL_MONTHS = 36
const OTHER_MONTHS = 12
/** Days after which an open critical or high finding, or any other, is no longer being closed. The first is Veritar's, the second that of 32 CFR 170.21(b). */
const SERIOUS_DAYS = 30
const examinations = ['audit', 'assessment', 'penetration-test', 'certificate']
const serious: FindingSeverity[] = ['critical', 'high']

/** What the reports themselves show: independence, age, and whether findings are followed to closure (DDTC Guidelines el. 7). */
export function reportChecks(given: Mine, reports: Report[]): Check[] {
  if (reports.length === 0) return []
  return [...substanceCheck(given, reports), ...currencyCheck(given, reports), ...reports.flatMap((report) => [...ownerChecks(given, report), ...findingChecks(given, report)])]
}

/** A scan is run by whoever runs the system, so scans and plans alone do not show that somebody independent looked. */
function substanceCheck(given: Mine, reports: Report[]): Check[] {
  const examined = reports.filter(({ facts }) => examinations.includes(facts.type))
  const at = reports.map((report) => report.at({}))
  if (examined.length === 0) return [{ outcome: 'unknown', says: 'Scans, scores and plans were supplied, but no report of an audit or assessment by people.', at }]
  if (given.answers['audits'] !== 'external') return []
  const outside = examined.filter(({ facts }) => facts.independence === 'external')
  if (outside.length > 0) return [{ outcome: 'info', says: `"${outside[0]?.title}" says that it was written from outside the firm; a reviewer confirms that.`, at: outside.map((report) => report.at(placed(report.facts.assessor?.at ?? null))) }]
  return [{ outcome: 'unknown', says: 'The answer names an outside audit, and no report supplied says that its assessor is independent.', at: [given.answer('audits'), ...at] }]
}

function currencyCheck(given: Mine, reports: Report[]): Check[] {
  const today = given.now.slice(0, 10)
  const dated = reports.flatMap((report) => (report.effectiveFrom === null ? [] : [{ report, day: report.effectiveFrom }])).filter(({ report }) => report.facts.type !== 'plan-of-action')
  const ahead = dated.filter(({ day }) => day > today)
  if (ahead[0]) return [{ outcome: 'unknown', says: `"${ahead[0].report.title}" is dated ${ahead[0].day}, which has not come yet.`, at: [ahead[0].report.at({})] }]
  const newest = dated.sort((a, b) => (a.day < b.day ? 1 : -1))[0]
  if (!newest) return []
  const speaks = dated.find(({ report, day }) => day >= monthsAgo(today, report.facts.independence === 'external' && report.facts.type !== 'penetration-test' && report.facts.type !== 'scan' ? EXTERNAL_MONTHS : OTHER_MONTHS))
  if (speaks) return [{ outcome: 'met', says: `"${speaks.report.title}" is of ${speaks.day}, recent enough to count.`, at: [speaks.report.at({})] }]
  return [{ outcome: 'partial', says: `The newest report supplied is of ${newest.day} and no longer speaks for today.`, at: [newest.report.at({})] }]
}

function ownerChecks(given: Mine, report: Report): Check[] {
  const { owner, assessor, independence } = report.facts
  if (assessor && independence === 'external' && isNamed(assessor.name, given.subcontractor)) {
    return [{ outcome: 'partial', says: `"${report.title}" names the firm itself as its assessor.`, at: [report.at(placed(assessor.at))] }]
  }
  if (!owner || isNamed(owner.name, given.subcontractor)) return []
  return [{ outcome: 'unknown', says: `"${report.title}" is about ${owner.name}, which is none of the names of this firm.`, at: [report.at(placed(owner.at)), { type: 'profile', field: 'legalName' }] }]
}

/** Open findings by age. What is open and undated is taken to be as old as it may be. */
function findingChecks(given: Mine, report: Report): Check[] {
  const { bySeverity, total } = report.facts.findings
  const { closeWithinDays } = given.reference.cmmcPlan
  const open = (Object.entries(bySeverity) as [FindingSeverity, (typeof bySeverity)[FindingSeverity]][]).filter(([severity, { open }]) => open > 0 && severity !== 'info')
  if (total === 0) return []
  if (open.length === 0) return [{ outcome: 'met', says: `"${report.title}": none of its ${total.toLocaleString('en-US')} findings is open.`, at: [report.at({})] }]
  return open.map(([severity, { open: count, oldestOpen }]): Check => {
    const what = `${count.toLocaleString('en-US')} ${severity === 'unknown' ? '' : `${severity} `}finding${count === 1 ? ' is' : 's are'} open`
    const at = [report.at(placed(oldestOpen?.at ?? null), 'AR-07')]
    const day = oldestOpen?.day ?? report.effectiveFrom
    if (day === null || day === undefined) return { outcome: 'partial', says: `"${report.title}": ${what}, and nothing says since when.`, at }
    const age = daysBetween(day, given.now)
    const says = `"${report.title}": ${what}, the oldest for ${age.toLocaleString('en-US')} days.`
    if (serious.includes(severity)) return { outcome: age > closeWithinDays ? 'not-met' : age > SERIOUS_DAYS ? 'partial' : 'info', says, at }
    return { outcome: age > closeWithinDays ? 'partial' : 'info', says, at }
  })
}
