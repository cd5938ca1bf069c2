import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
import type { Building } from '../audit-rules/building'
import { dayOfTime } from '../audit-rules/days'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import { beginOscal, noteComponents, noteProps } from '../oscal/begin'
import { readRisk } from '../oscal/risks'

/**
 * Adds assessment results to a report. A finding whose objective is not satisfied is open, unless the risks it names are
 * all closed or accepted; a satisfied one is a check that passed.
 * @throws UnreadableEvidence when there are no results, or a finding does not say whether its objective is satisfied.
 */
export async function readResults(file: EvidenceFile, report: Building): Promise<void> {
  const { node, pointer } = await beginOscal(file, 'assessment-results', report)
  const results = list(node['results'])
  if (results.length === 0) throw new UnreadableEvidence('The document holds no results.', { file: file.name, pointer: `${pointer}/results` }, 'Export the results of a finished assessment.')
  noteComponents(node['local-definitions'], `${pointer}/local-definitions`, file.name, report)
  results.forEach((result, i) => readResult(result, `${pointer}/results/${i}`, file.name, report))
  if (report.facts.findings.total + report.facts.checks.passed === 0) report.tally.hit('AR-20', { file: file.name, pointer: `${pointer}/results` })
}

function readResult(result: unknown, pointer: string, file: string, report: Building): void {
  for (const key of ['start', 'end']) report.day(dayOfTime(field(result, key)))
  noteProps(result, { file, pointer }, report)
  noteComponents(field(result, 'local-definitions'), `${pointer}/local-definitions`, file, report)
  const observations = byUuid(field(result, 'observations'))
  const risks = byUuid(field(result, 'risks'))
  for (const [i, observation] of list(field(result, 'observations')).entries()) readObservation(observation, { file, pointer: `${pointer}/observations/${i}` }, report)
  for (const [i, finding] of list(field(result, 'findings')).entries()) {
    const at = { file, pointer: `${pointer}/findings/${i}` }
    const state = textOf(dig(finding, 'target', 'status', 'state')) || textOf(dig(finding, 'target', 'status'))
    if (state === 'satisfied') report.facts.checks.passed++
    else if (state === 'not-satisfied') {
      report.facts.checks.failed++
      const named = list(field(finding, 'related-risks')).flatMap((each) => risks.get(textOf(field(each, 'risk-uuid')).toLowerCase()) ?? []).map(readRisk)
      const collected = list(field(finding, 'related-observations')).map((each) => dayOfTime(field(observations.get(textOf(field(each, 'observation-uuid')).toLowerCase()), 'collected')))
      const day = collected.filter((each) => each !== null).sort()[0] ?? dayOfTime(field(result, 'start'))
      report.finding({ severity: worst(named.map(({ severity }) => severity)), state: stateFrom(named), day, at, title: textOf(field(finding, 'title')) })
    } else throw new UnreadableEvidence('A finding does not say whether its objective is satisfied.', { ...at, pointer: `${at.pointer}/target/status` }, 'Export the results again with the status of every finding.')
  }
  for (const [i, selection] of list(dig(result, 'reviewed-controls', 'control-selections')).entries()) noteProps(selection, { file, pointer: `${pointer}/reviewed-controls/control-selections/${i}` }, report)
}

function readObservation(observation: unknown, at: Locator & { file: string; pointer: string }, report: Building): void {
  report.day(dayOfTime(field(observation, 'collected')))
  noteProps(observation, at, report)
  for (const subject of list(field(observation, 'subjects'))) {
    if (/^(?:component|inventory-item|resource|location)$/.test(textOf(field(subject, 'type')))) report.system(field(subject, 'title'), at)
    noteProps(subject, at, report)
  }
}

function byUuid(value: unknown): Map<string, unknown> {
  return new Map(list(value).map((each) => [textOf(field(each, 'uuid')).toLowerCase(), each]))
}

type Named = ReturnType<typeof readRisk>[]

function stateFrom(risks: Named): 'open' | 'closed' | 'accepted' {
  if (risks.length === 0 || risks.some(({ state }) => state === 'open' || state === 'unknown')) return 'open'
  return risks.some(({ state }) => state === 'accepted') ? 'accepted' : 'closed'
}

function worst(severities: Named[number]['severity'][]): Named[number]['severity'] {
  return (['critical', 'high', 'medium', 'low', 'info'] as const).find((severity) => severities.includes(severity)) ?? 'unknown'
}
