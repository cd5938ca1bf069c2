import { UnreadableEvidence, type Locator } from '../analyzer'
import type { FindingSeverity } from '../audit-report-facts'
import { accountOf, accountsIn } from '../audit-rules/accounts'
import type { Building } from '../audit-rules/building'
import { dayOfTime } from '../audit-rules/days'
import { dig, field, isObject } from '../formats/keys'
import { list, textOf } from '../formats/tree'

type Control = { node: unknown; at: Locator }
const again = 'Run the profile against the environment and upload the results: inspec exec PROFILE -t aws:// --reporter json.'

/**
 * Adds the results in one document to a report, and gives how many single results there were.
 * A control counts once: failed when one of its results failed, passed when all that ran passed. Where a profile wraps
 * another, the outer one says how grave a control is and the inner one holds its results.
 * @throws UnreadableEvidence when there are no controls, no results, or a result of a status that does not exist.
 */
export function readHdf(value: unknown, file: string, report: Building): number {
  const profiles = list(field(value, 'profiles'))
  const controls: Control[] =
    profiles.length > 0
      ? profiles.flatMap((profile, p) => list(field(profile, 'controls')).map((node, c) => ({ node, at: { file, pointer: `/profiles/${p}/controls/${c}` } })))
      : list(field(value, 'controls')).map((node, c) => ({ node, at: { file, pointer: `/controls/${c}` } }))
  if (controls.length === 0) throw new UnreadableEvidence('The document holds no controls.', { file, pointer: '/profiles' }, again)
  profiles.forEach((profile) => report.framework(textOf(field(profile, 'title')) || textOf(field(profile, 'name'))))
  report.facts.title ??= textOf(field(profiles[0], 'title')) || null
  report.tool(dig(value, 'platform', 'name') === 'Heimdall Tools' ? 'Heimdall Tools' : 'InSpec', textOf(field(value, 'version')))
  readTarget(value, file, report)
  const outer = impacts(profiles)
  let results = 0
  for (const control of controls) results += readControl(control, outer, report)
  if (results === 0) throw new UnreadableEvidence('The document is a profile without results: it says what would be checked, not what was found.', { file, pointer: controls[0]?.at.pointer }, again)
  return results
}

/** What was examined: the target of the run, and the host or project named in the title of a converted scan. */
function readTarget(value: unknown, file: string, report: Building): void {
  const at = { file, pointer: '/platform' }
  const target = textOf(dig(value, 'platform', 'target_id'))
  report.account(/^\d{12}$/.test(target) ? accountOf(target) : null, at)
  for (const account of accountsIn(target)) report.account(account, at)
  list(field(value, 'profiles')).forEach((profile, p) => {
    const named = /\b(?:host|project|target|site|account|subscription|image|repository|server)s?:\s*(\S[^,;]{0,120})/i.exec(textOf(field(profile, 'title')))?.[1]
    if (named === undefined) return
    report.system(named, { file, pointer: `/profiles/${p}/title` })
    report.account(/^\d{12}$/.test(named.trim()) ? accountOf(named) : null, { file, pointer: `/profiles/${p}/title` })
  })
  const passthrough = field(value, 'passthrough')
  if (isObject(passthrough)) for (const account of accountsIn(JSON.stringify(passthrough))) report.account(account, { file, pointer: '/passthrough' })
}

/** How grave the outermost profile calls each control. */
function impacts(profiles: unknown[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const profile of profiles.filter((each) => textOf(field(each, 'parent_profile')) === '')) {
    for (const control of list(field(profile, 'controls'))) {
      const impact = field(control, 'impact')
      if (typeof impact === 'number') found.set(textOf(field(control, 'id')), impact)
    }
  }
  return found
}

function readControl({ node, at }: Control, outer: Map<string, number>, report: Building): number {
  const single = textOf(field(node, 'status'))
  const results = field(node, 'results') === undefined && single !== '' ? [node] : list(field(node, 'results'))
  if (results.length === 0) return 0
  const statuses = results.map((result, r) => statusOf(result, { ...at, pointer: `${at.pointer}/results/${r}` }))
  const days = results.map((result) => dayOfTime(field(result, 'start_time')))
  for (const day of days) report.day(day)
  for (const result of results) {
    const resource = [field(result, 'code_desc'), field(result, 'resource_id'), field(result, 'message')].map(textOf).join(' ')
    for (const account of accountsIn(resource)) report.account(account, at)
  }
  const impact = outer.get(textOf(field(node, 'id'))) ?? field(node, 'impact')
  const title = `${textOf(field(node, 'title'))} ${textOf(field(node, 'id'))}`
  const waived = dig(node, 'waiver_data', 'skipped_due_to_waiver') === true || textOf(dig(node, 'waiver_data', 'justification')) !== ''
  if (statuses.includes('failed') && impact !== 0) {
    report.facts.checks.failed++
    report.finding({ severity: severityOfImpact(impact), state: waived ? 'accepted' : 'open', day: days[statuses.indexOf('failed')] ?? null, at, title })
  } else if (statuses.includes('passed') && !statuses.includes('error')) report.facts.checks.passed++
  else {
    report.facts.checks.notRun++
    if (waived) report.tally.hit('AR-08', at)
  }
  return results.length
}

function statusOf(result: unknown, at: Locator): 'passed' | 'failed' | 'skipped' | 'error' {
  const status = textOf(field(result, 'status')).toLowerCase()
  if (status === 'passed' || status === 'failed' || status === 'skipped' || status === 'error') return status
  throw new UnreadableEvidence('A result has no status of passed, failed, skipped or error.', at, again)
}

/** InSpec counts impact from 0 to 1 in the bands of CVSS: 0.9 critical, 0.7 high, 0.4 medium. */
function severityOfImpact(impact: unknown): FindingSeverity {
  if (typeof impact === 'string') return severityOfImpact({ none: 0, low: 0.3, medium: 0.5, high: 0.7, critical: 1 }[impact.toLowerCase()])
  if (typeof impact !== 'number' || !(impact >= 0 && impact <= 1)) return 'unknown'
  if (impact >= 0.9) return 'critical'
  if (impact >= 0.7) return 'high'
  if (impact >= 0.4) return 'medium'
  return impact > 0 ? 'low' : 'info'
}
