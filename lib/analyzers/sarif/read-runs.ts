import { UnreadableEvidence, type Locator } from '../analyzer'
import type { FindingSeverity } from '../audit-report-facts'
import { accountOf, accountsIn } from '../audit-rules/accounts'
import type { Building } from '../audit-rules/building'
import { dayOfTime } from '../audit-rules/days'
import { severityOf, severityOfScore } from '../audit-rules/words'
import { dig, field, isObject } from '../formats/keys'
import { list, textOf } from '../formats/tree'

const again = 'Export the results again as SARIF 2.1.0.'
const levels: Record<string, FindingSeverity> = { error: 'high', warning: 'medium', note: 'low', none: 'info' }

/**
 * Adds every run of a SARIF log to a report (OASIS SARIF 2.1.0, sections 3.13, 3.14 and 3.27). A result that is
 * suppressed counts as accepted, one that was there before and is gone as closed.
 * @throws UnreadableEvidence for another version, a run without a tool or without results, or a level that does not exist.
 */
export function readRuns(value: unknown, file: string, report: Building): void {
  const version = textOf(field(value, 'version'))
  if (version !== '2.1.0') throw new UnreadableEvidence(version === '' ? 'The file names no version of SARIF.' : `The file is SARIF ${version.slice(0, 20)}; Veritar reads 2.1.0.`, { file, pointer: '/version' }, again)
  const runs = list(field(value, 'runs'))
  if (runs.length === 0) throw new UnreadableEvidence('The file holds no run of a scanner.', { file, pointer: '/runs' }, again)
  runs.forEach((run, r) => readRun(run, file, `/runs/${r}`, report))
}

function readRun(run: unknown, file: string, pointer: string, report: Building): void {
  const driver = dig(run, 'tool', 'driver')
  if (textOf(field(driver, 'name')) === '') throw new UnreadableEvidence('A run does not name the tool that wrote it.', { file, pointer: `${pointer}/tool/driver` }, again)
  const results = field(run, 'results')
  if (!Array.isArray(results)) throw new UnreadableEvidence('A run holds no list of results, so it cannot be told from one that found nothing.', { file, pointer: `${pointer}/results` }, again)
  report.tool(field(driver, 'name'), textOf(field(driver, 'semanticVersion')) || textOf(field(driver, 'version')))
  list(field(run, 'invocations')).forEach((invocation, i) => {
    for (const key of ['startTimeUtc', 'endTimeUtc']) report.day(dayOfTime(field(invocation, key)))
    if (field(invocation, 'executionSuccessful') === false) report.tally.hit('AR-21', { file, pointer: `${pointer}/invocations/${i}/executionSuccessful` })
  })
  list(field(run, 'versionControlProvenance')).forEach((source, i) => {
    report.system(textOf(field(source, 'repositoryUri')).replace(/\/\/[^/@]*@/, '//'), { file, pointer: `${pointer}/versionControlProvenance/${i}` })
    report.day(dayOfTime(field(source, 'asOfTimeUtc')))
  })
  for (const taxonomy of list(field(run, 'taxonomies'))) report.framework(field(taxonomy, 'name'))
  const properties = field(run, 'properties')
  if (isObject(properties)) {
    report.account(accountOf(textOf(field(properties, 'accountId'))), { file, pointer: `${pointer}/properties` })
    report.system(field(properties, 'imageName') ?? field(properties, 'repository'), { file, pointer: `${pointer}/properties` })
  }
  const rules = list(field(driver, 'rules'))
  const byId = new Map(rules.map((rule) => [textOf(field(rule, 'id')), rule]))
  results.forEach((result: unknown, i: number) => {
    const index = field(result, 'ruleIndex') ?? dig(result, 'rule', 'index')
    const id = textOf(field(result, 'ruleId')) || textOf(dig(result, 'rule', 'id'))
    const rule = (typeof index === 'number' ? rules[index] : undefined) ?? byId.get(id)
    readResult(result, rule, id, { file, pointer: `${pointer}/results/${i}` }, report)
  })
}

function readResult(result: unknown, rule: unknown, id: string, at: Locator, report: Building): void {
  const { checks } = report.facts
  const kind = textOf(field(result, 'kind')) || 'fail'
  if (kind === 'pass') return void checks.passed++
  if (kind === 'notApplicable' || kind === 'informational') return
  if (kind === 'open' || kind === 'review') return void checks.notRun++
  checks.failed++
  for (const account of accountsIn(JSON.stringify(field(result, 'locations') ?? ''))) report.account(account, at)
  const title = [id, textOf(field(rule, 'name')), textOf(dig(rule, 'shortDescription', 'text')), textOf(dig(result, 'message', 'text')).slice(0, 400)].join(' ')
  report.finding({ severity: severity(result, rule, at), state: stateOf(result), day: report.facts.date, at, title })
}

function stateOf(result: unknown): 'open' | 'closed' | 'accepted' {
  if (textOf(field(result, 'baselineState')) === 'absent') return 'closed'
  const suppressed = list(field(result, 'suppressions')).some((each) => (textOf(field(each, 'status')) || 'accepted') === 'accepted')
  return suppressed ? 'accepted' : 'open'
}

/** The score a scanner gives beside the result, else its level: that of the result, of the rule, or `warning`. */
function severity(result: unknown, rule: unknown, at: Locator): FindingSeverity {
  const score = textOf(dig(result, 'properties', 'security-severity')) || textOf(dig(rule, 'properties', 'security-severity'))
  if (score !== '' && severityOfScore(Number(score)) !== 'unknown') return severityOfScore(Number(score))
  for (const word of [dig(result, 'properties', 'severity'), dig(rule, 'properties', 'severity')]) if (severityOf(word) !== 'unknown') return severityOf(word)
  const level = textOf(field(result, 'level')) || textOf(dig(rule, 'defaultConfiguration', 'level')) || 'warning'
  const known = levels[level]
  if (known === undefined) throw new UnreadableEvidence(`A result has the level "${level.slice(0, 20)}", which does not exist.`, { ...at, pointer: `${at.pointer}/level` }, again)
  return known
}
