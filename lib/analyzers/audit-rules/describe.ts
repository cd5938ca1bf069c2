import type { FactLine } from '../analyzer'
import type { AuditReportFacts, FindingSeverity } from '../audit-report-facts'
import { unreadLine } from '../document-facts'

const types: Record<AuditReportFacts['type'], string> = {
  audit: 'audit', assessment: 'assessment', 'penetration-test': 'penetration test', certificate: 'certificate', score: 'score',
  'plan-of-action': 'plan of action', scan: 'scan by a program', unknown: 'cannot be told',
}
const independence: Record<AuditReportFacts['independence'], string> = {
  external: 'outside the firm', internal: 'inside the firm', self: 'by those who run it', unknown: 'the document does not say',
}
const number = (n: number) => n.toLocaleString('en-US')
type At = NonNullable<FactLine['at']>

/** The facts of an audit report in plain words, most telling first. */
export function describeReport(facts: AuditReportFacts): FactLine[] {
  const { scope, findings, checks } = facts
  const list = (names: string[]) => (names.length === 0 ? 'none named' : `${names.slice(0, 6).join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''}`)
  const by = Object.entries(findings.bySeverity) as [FindingSeverity, (typeof findings.bySeverity)[FindingSeverity]][]
  const score = facts.scores[0]
  return [
    ...(facts.template === null ? [] : [{ label: 'Published example', value: facts.template, note: 'not evidence' }]),
    { label: 'What it is', value: types[facts.type], ...(facts.title !== null && /[\p{L}\p{N}]/u.test(facts.title) ? { note: facts.title } : {}) },
    { label: 'Speaks for', value: facts.date ?? 'no date found', ...(facts.since !== null && facts.since !== facts.date ? { note: `from ${facts.since}` } : {}) },
    { label: 'Accounts examined', value: list(scope.accounts.map(({ id }) => id)), ...(scope.accounts[0] ? { at: scope.accounts[0].at as At } : {}) },
    { label: 'Systems examined', value: list(scope.systems.map(({ name }) => name)), ...(scope.systems[0] ? { at: scope.systems[0].at as At } : {}) },
    { label: 'Regions', value: list(scope.regions) },
    { label: 'Examined against', value: list(scope.frameworks) },
    { label: 'Assessor', value: facts.assessor?.name ?? 'not named', note: independence[facts.independence], ...(facts.assessor ? { at: facts.assessor.at as At } : {}) },
    ...(facts.tools.length === 0 ? [] : [{ label: 'Written by', value: list(facts.tools.map(({ name, version }) => (version === null ? name : `${name} ${version}`))) }]),
    { label: 'Findings', value: number(findings.total) },
    ...by.filter(([, count]) => count.open + count.closed + count.accepted > 0).map(([severity, count]): FactLine => ({
      label: `Findings, ${severity === 'unknown' ? 'severity not given' : severity}`,
      value: `${number(count.open)} open, ${number(count.closed)} closed, ${number(count.accepted)} accepted`,
      ...(count.oldestOpen === null ? {} : { note: `oldest open since ${count.oldestOpen.day}`, at: count.oldestOpen.at as At }),
    })),
    ...(checks.passed + checks.failed + checks.notRun === 0 ? [] : [{ label: 'Checks', value: `${number(checks.passed)} passed, ${number(checks.failed)} failed, ${number(checks.notRun)} did not run` }]),
    ...(score === undefined ? [] : [{ label: 'NIST SP 800-171 score', value: String(score.value), note: score.date ?? 'no date', at: score.at as At }]),
    ...(facts.cmmc === null ? [] : [{ label: 'CMMC', value: `Level ${facts.cmmc.level}, ${facts.cmmc.assessment}, ${facts.cmmc.status}`, note: facts.cmmc.date ?? 'no date', at: facts.cmmc.at as At }]),
    ...(facts.plan.length === 0 ? [] : [{ label: 'Items of the plan of action', value: number(facts.plan.length + facts.planOmitted), note: `${number(facts.plan.filter(({ state }) => state !== 'closed').length)} not closed` }]),
    ...unreadLine(facts),
    { label: 'Placeholders left', value: number(facts.placeholders.count) },
  ]
}
