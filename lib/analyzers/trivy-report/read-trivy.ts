import { UnreadableEvidence, type Locator } from '../analyzer'
import { accountsIn } from '../audit-rules/accounts'
import type { Building } from '../audit-rules/building'
import { dayOfTime } from '../audit-rules/days'
import { severityOf } from '../audit-rules/words'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'

const again = 'Run Trivy again with --format json and upload the file unchanged.'
type At = Locator & { file: string; pointer: string }

/**
 * Adds one report of Trivy (schema 2, or the report of a cluster) to a report. A vulnerability is open whether or not a
 * fixed version exists; what an ignore file took out counts as accepted.
 * @throws UnreadableEvidence for another schema, a report without results, or a check without an end.
 */
export function readTrivy(value: unknown, file: string, report: Building): void {
  const cluster = textOf(field(value, 'ClusterName'))
  const resources = field(value, 'Resources')
  report.tool('Trivy', textOf(dig(value, 'Trivy', 'Version')))
  report.day(dayOfTime(field(value, 'CreatedAt')))
  if (Array.isArray(resources)) {
    report.system(cluster, { file, pointer: '/ClusterName' })
    resources.forEach((resource, r) => readResults(list(field(resource, 'Results')), { file, pointer: `/Resources/${r}/Results` }, report))
    return
  }
  if (field(value, 'SchemaVersion') !== 2) throw new UnreadableEvidence('The report is of no schema of Trivy that Veritar reads (2).', { file, pointer: '/SchemaVersion' }, again)
  const name = textOf(field(value, 'ArtifactName'))
  // A report on the current folder is called ".", which names nothing.
  if (/\w/.test(name)) report.system(name, { file, pointer: '/ArtifactName' })
  report.facts.title ??= name || null
  for (const account of accountsIn(name)) report.account(account, { file, pointer: '/ArtifactName' })
  const results = field(value, 'Results')
  // Trivy leaves the list out when there was nothing to look at.
  if (!Array.isArray(results)) throw new UnreadableEvidence('The report holds no results: nothing that Trivy knows was looked at.', { file, pointer: '/Results' }, again)
  readResults(results, { file, pointer: '/Results' }, report)
}

function readResults(results: unknown[], at: At, report: Building): void {
  results.forEach((result, i) => {
    const place = (kind: string, n: number): At => ({ file: at.file, pointer: `${at.pointer}/${i}/${kind}/${n}` })
    const { checks } = report.facts
    for (const kind of ['Vulnerabilities', 'Secrets', 'Licenses']) {
      list(field(result, kind)).forEach((finding, n) => {
        checks.failed++
        report.finding({ severity: severityOf(field(finding, 'Severity')), state: 'open', day: report.facts.date, at: place(kind, n), title: kind === 'Secrets' ? 'A secret' : textOf(field(finding, 'Title')) })
      })
    }
    list(field(result, 'Misconfigurations')).forEach((finding, n) => readCheck(finding, place('Misconfigurations', n), report))
    list(field(result, 'ExperimentalModifiedFindings')).forEach((modified, n) => {
      checks.failed++
      report.finding({ severity: severityOf(dig(modified, 'Finding', 'Severity')), state: 'accepted', at: place('ExperimentalModifiedFindings', n) })
    })
    const passed = dig(result, 'MisconfSummary', 'Successes')
    const told = list(field(result, 'Misconfigurations')).filter((finding) => textOf(field(finding, 'Status')) === 'PASS').length
    if (typeof passed === 'number' && passed > told) checks.passed += passed - told
  })
}

function readCheck(finding: unknown, at: At, report: Building): void {
  const { checks } = report.facts
  const status = textOf(field(finding, 'Status')).toUpperCase()
  for (const account of accountsIn(textOf(dig(finding, 'CauseMetadata', 'Resource')))) report.account(account, at)
  if (status === 'PASS') checks.passed++
  else if (status === 'EXCEPTION') {
    checks.failed++
    report.finding({ severity: severityOf(field(finding, 'Severity')), state: 'accepted', at })
  } else if (status === 'FAIL') {
    checks.failed++
    report.finding({ severity: severityOf(field(finding, 'Severity')), state: 'open', day: report.facts.date, at, title: `${textOf(field(finding, 'Title'))} ${textOf(field(finding, 'ID'))}` })
  } else throw new UnreadableEvidence('A check does not say whether it passed or failed.', { ...at, pointer: `${at.pointer}/Status` }, again)
}
