import type { PlanItem } from '../../../analyzers/audit-report-facts'
import type { CmmcPlanRule } from '../../../reference/reference'
import type { Check } from '../../criterion'
import { daysBetween } from '../../dates'
import { placed } from '../../place'
import type { Mine, Report } from './given'

/** Items told one by one; of more of the same kind only the number is said. */
const told = 10

/** What a requirement that is left open costs, and whether a plan of action may hold it (32 CFR 170.21, 170.24). */
export function openRequirement(requirement: string, stated: number | null, rule: CmmcPlanRule): Pick<Check, 'outcome' | 'says'> {
  if (rule.never.includes(requirement)) return { outcome: 'not-met', says: `${requirement} is open, and may never be.` }
  const varies = rule.threeOrFive.includes(requirement)
  const worth = rule.fivePoints.includes(requirement) ? 5 : rule.threePoints.includes(requirement) ? 3 : varies ? (stated === 3 || stated === 5 ? stated : null) : 1
  const most = rule.openAtThree.includes(requirement) ? 3 : 1
  if (worth === null) {
    if (most === 1) return { outcome: 'not-met', says: `${requirement} is open at 3 points or more; only 1-point requirements may be.` }
    return { outcome: 'unknown', says: `${requirement} is open, and nothing says whether at 3 points or at 5.` }
  }
  if (stated !== null && stated < worth) return { outcome: 'not-met', says: `${requirement} is open and called worth ${stated}; it is worth ${worth}.` }
  if (worth > most || (stated ?? 0) > most) return { outcome: 'not-met', says: `${requirement} is open at ${Math.max(worth, stated ?? 0)} points; only ${most === 1 ? '1-point requirements' : '3 points'} may be.` }
  return { outcome: 'partial', says: `${requirement} is open, as the rules allow.` }
}

const isOpen = ({ state }: PlanItem) => state === 'open' || state === 'unknown'
const own = (item: PlanItem) => item.requirements.filter((id) => id.startsWith('3.'))

/** Open requirements of NIST SP 800-171 in the plans supplied. */
export const openInPlans = (reports: Report[]): number => reports.reduce((sum, { facts }) => sum + facts.plan.filter((item) => isOpen(item as PlanItem) && own(item as PlanItem).length > 0).length, 0)

/**
 * The plans of action as supplied, item by item: what may be open, since when, and until when.
 * @param cmmc whether the rules of CMMC Level 2 apply to what is open
 */
export function planChecks(given: Mine, reports: Report[], cmmc: boolean): Check[] {
  return reports.flatMap((report) => {
    const open = (report.facts.plan as PlanItem[]).filter(isOpen)
    if (open.length === 0) return report.facts.plan.length === 0 ? [] : [{ outcome: 'met', says: `"${report.title}": every item of the plan is closed or accepted.`, at: [report.at({})] } satisfies Check]
    const checks = open.flatMap((item) => [...(cmmc ? ruleChecks(given, item) : []), ...timeChecks(given, item, cmmc)].map((check): Check => ({ ...check, at: [report.at(placed(item.at))] })))
    const omitted: Check[] = report.facts.planOmitted > 0 ? [{ outcome: 'unknown', says: `"${report.title}" has ${report.facts.planOmitted.toLocaleString('en-US')} items more than can be judged here.`, at: [report.at({})] }] : []
    return [...shortened(checks), ...omitted]
  })
}

function ruleChecks(given: Mine, item: PlanItem): Pick<Check, 'outcome' | 'says'>[] {
  const requirements = own(item)
  if (requirements.length === 0) return item.requirements.length > 0 ? [] : [{ outcome: 'unknown', says: `Item ${item.id} names no requirement, so nobody can say whether it may be open.` }]
  return requirements.map((requirement) => openRequirement(requirement, requirements.length === 1 ? item.points : null, given.reference.cmmcPlan))
}

function timeChecks(given: Mine, { id, opened, planned }: PlanItem, cmmc: boolean): Pick<Check, 'outcome' | 'says'>[] {
  const { closeWithinDays } = given.reference.cmmcPlan
  const checks: Pick<Check, 'outcome' | 'says'>[] = []
  if (planned !== null && planned < given.now.slice(0, 10)) checks.push({ outcome: 'partial', says: `Item ${id} was to be closed by ${planned} and is open.` })
  if (opened === null) return checks
  const age = daysBetween(opened, given.now)
  if (age > closeWithinDays) checks.push({ outcome: cmmc ? 'not-met' : 'partial', says: `Item ${id} has been open for ${age} days; ${closeWithinDays} are allowed.` })
  else if (cmmc && planned !== null && daysBetween(opened, planned) > closeWithinDays) checks.push({ outcome: 'partial', says: `Item ${id} is planned for ${planned}, ${daysBetween(opened, planned)} days after it was found; ${closeWithinDays} are allowed.` })
  return checks
}

/** The first few of each outcome, and how many more there are. */
function shortened(checks: Check[]): Check[] {
  return (['not-met', 'unknown', 'partial'] as const).flatMap((outcome) => {
    const alike = checks.filter((check) => check.outcome === outcome)
    const more = alike.slice(told)
    return more.length === 0 ? alike : [...alike.slice(0, told), { outcome, says: `${more.length} more items of the plan are like these.`, at: more.slice(0, told).flatMap(({ at }) => at) }]
  })
}
