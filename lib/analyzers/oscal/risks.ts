import type { FindingSeverity, PlanItem } from '../audit-report-facts'
import { dayOfTime } from '../audit-rules/days'
import { severityOf, severityOfScore } from '../audit-rules/words'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'

const states: Record<string, PlanItem['state']> = {
  open: 'open', investigating: 'open', remediating: 'open', 'deviation-requested': 'open', 'deviation-approved': 'accepted', closed: 'closed',
}

/** What a risk says of itself; `planned` is the latest day by which it is to be closed, `closed` the day it was. */
export type Risk = { severity: FindingSeverity; state: PlanItem['state']; opened: string | null; planned: string | null; closed: string | null; owned: boolean }

/** Reads one risk of assessment results or of a plan of action (OSCAL 1.0 to 1.1). */
export function readRisk(risk: unknown): Risk {
  const entries = list(dig(risk, 'risk-log', 'entries'))
  const days = (keys: string[]) => entries.flatMap((entry) => keys.map((key) => dayOfTime(field(entry, key)))).filter((day) => day !== null).sort()
  const closing = entries.filter((entry) => textOf(field(entry, 'status-change')) === 'closed').map((entry) => dayOfTime(field(entry, 'end')) ?? dayOfTime(field(entry, 'start')))
  const remediations = list(field(risk, 'remediations'))
  const tasks = remediations.flatMap((each) => list(field(each, 'tasks')))
  const ends = tasks.flatMap((task) => [dayOfTime(dig(task, 'timing', 'within-date-range', 'end')), dayOfTime(dig(task, 'timing', 'on-date', 'date'))]).filter((day) => day !== null).sort()
  const state = states[textOf(field(risk, 'status')).toLowerCase()] ?? 'unknown'
  return {
    severity: severityOfRisk(risk),
    state,
    opened: days(['start'])[0] ?? null,
    planned: dayOfTime(field(risk, 'deadline')) ?? ends.at(-1) ?? null,
    closed: state === 'closed' ? (closing.find((day) => day !== null) ?? null) : null,
    owned: [risk, ...remediations, ...tasks].some((each) => list(field(each, 'responsible-roles')).length > 0 || list(field(each, 'origins')).length > 0),
  }
}

/** The facets of a risk, the one that sums it up first: severity or risk, then a score, then impact. */
function severityOfRisk(risk: unknown): FindingSeverity {
  const facets = list(field(risk, 'characterizations')).flatMap((each) => list(field(each, 'facets')))
  const named = (shape: RegExp) => facets.filter((facet) => shape.test(textOf(field(facet, 'name')).toLowerCase())).map((facet) => textOf(field(facet, 'value')))
  const words = [...named(/^(?:risk|risk-level|residual-risk|adjusted-risk|severity|risk-rating|priority)$/), ...list(field(risk, 'props')).filter((prop) => /^(?:severity|risk-level|risk-rating)$/.test(textOf(field(prop, 'name')))).map((prop) => textOf(field(prop, 'value')))]
  for (const word of words) if (severityOf(word) !== 'unknown') return severityOf(word)
  for (const score of named(/base-score|cvss/)) if (score !== '' && severityOfScore(Number(score)) !== 'unknown') return severityOfScore(Number(score))
  for (const word of named(/^impact$/)) if (severityOf(word) !== 'unknown') return severityOf(word)
  return 'unknown'
}
