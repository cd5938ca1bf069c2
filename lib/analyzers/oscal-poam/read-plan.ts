import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { PlanItem } from '../audit-report-facts'
import type { Building } from '../audit-rules/building'
import { dayOfTime } from '../audit-rules/days'
import { notePlanItem } from '../audit-rules/plan-item'
import { requirementsIn } from '../audit-rules/requirements'
import { severityOf } from '../audit-rules/words'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import { beginOscal, noteComponents } from '../oscal/begin'
import { readRisk, type Risk } from '../oscal/risks'

/**
 * Adds a plan of action and milestones to a report. An item has the state, dates and severity of the risks it names.
 * @throws UnreadableEvidence when the plan holds no list of items.
 */
export async function readPlan(file: EvidenceFile, report: Building): Promise<void> {
  const { node, pointer } = await beginOscal(file, 'plan-of-action-and-milestones', report)
  if (!Array.isArray(node['poam-items'])) throw new UnreadableEvidence('The plan holds no list of items.', { file: file.name, pointer: `${pointer}/poam-items` }, 'Export the plan again; a plan without open items holds an item that says so.')
  const written = dayOfTime(dig(node, 'metadata', 'last-modified'))
  report.day(written)
  report.system(dig(node, 'system-id', 'id') ?? node['system-id'], { file: file.name, pointer: `${pointer}/system-id` })
  noteComponents(node['local-definitions'], `${pointer}/local-definitions`, file.name, report)
  const risks = new Map(list(node['risks']).map((risk) => [textOf(field(risk, 'uuid')).toLowerCase(), risk]))
  const observations = new Map(list(node['observations']).map((each) => [textOf(field(each, 'uuid')).toLowerCase(), each]))
  const findings = new Map(list(node['findings']).map((each) => [textOf(field(each, 'uuid')).toLowerCase(), each]))
  list(node['poam-items']).forEach((item, i) => {
    const related = (key: string, id: string, of: Map<string, unknown>) => list(field(item, key)).flatMap((each) => of.get(textOf(field(each, id)).toLowerCase()) ?? [])
    const targets = related('related-findings', 'finding-uuid', findings).map((finding) => textOf(dig(finding, 'target', 'target-id')))
    const seen = related('related-observations', 'observation-uuid', observations).map((each) => dayOfTime(field(each, 'collected'))).filter((day) => day !== null).sort()
    const one = planItem(item, related('related-risks', 'risk-uuid', risks).map(readRisk), { targets, seen: seen[0] ?? null, number: i + 1 })
    notePlanItem({ ...one, at: { file: file.name, pointer: `${pointer}/poam-items/${i}` } }, textOf(field(item, 'title')), written, report)
  })
}

type Beside = { targets: string[]; seen: string | null; number: number }

function planItem(item: unknown, risks: Risk[], { targets, seen, number }: Beside): Omit<PlanItem, 'at'> {
  const prop = (shape: RegExp) => list(field(item, 'props')).find((each) => shape.test(textOf(field(each, 'name')).toLowerCase()))
  const days = (key: 'opened' | 'planned' | 'closed') => risks.map((risk) => risk[key]).filter((day) => day !== null).sort()
  const controls = list(field(item, 'props')).filter((each) => /control|requirement|practice/.test(textOf(field(each, 'name')).toLowerCase())).map((each) => textOf(field(each, 'value')))
  const open = risks.find(({ state }) => state === 'open' || state === 'unknown')
  return {
    id: textOf(field(prop(/^poam-id$/), 'value')) || textOf(field(item, 'uuid')) || String(number),
    requirements: requirementsIn([...controls, ...targets, textOf(field(item, 'title'))].join(' ')),
    points: null,
    severity: (['critical', 'high', 'medium', 'low', 'info'] as const).find((each) => risks.some(({ severity }) => severity === each)) ?? severityOf(field(prop(/severity|risk-rating/), 'value')),
    state: open?.state ?? risks.find(({ state }) => state === 'accepted')?.state ?? risks[0]?.state ?? 'unknown',
    opened: seen ?? days('opened')[0] ?? null,
    planned: days('planned').at(-1) ?? null,
    closed: days('closed').at(-1) ?? null,
    owned: risks.some(({ owned }) => owned) || list(field(item, 'origins')).length > 0 || list(field(item, 'responsible-roles')).length > 0,
  }
}
