import type { Locator, Observation } from '../analyzer'
import type { ArchitectureFacts } from '../architecture/facts'
import { dayOfTime } from '../audit-rules/days'
import { isPlaceholder } from '../audit-rules/placeholders'
import type { Sentence } from '../compliance-program/sections'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import { isOscalVersion } from '../oscal/begin'
import { isUnfilled, publishedExample } from '../oscal/examples'
import type { Oscal } from '../oscal/read-oscal'
import { walkTexts } from '../oscal/walk'
import { observer } from '../read-document'
import { planRules } from './rules'

/** A plan as read, with its blanks, the number of its texts, and the places of references that lead nowhere. */
export type ReadPlan = { document: Oscal; facts: ArchitectureFacts; blanks: Sentence[]; texts: number; dangling: string[]; file: string }

/** What the rules see in a system security plan. */
export function observePlan({ document, facts, blanks, texts, dangling, file }: ReadPlan): Observation[] {
  const { node, pointer } = document
  const at = (path: string): Locator => ({ file, pointer: `${pointer}${path}` })
  const system = node['system-characteristics']
  const required = list(dig(node, 'control-implementation', 'implemented-requirements'))
  const described = required.filter(isDescribed)
  const version = facts.oscal?.version ?? ''
  const impact = facts.oscal?.impact ?? null
  const seen = observer(planRules, file)
  const example = publishedExample(document) ?? (isUnfilled(blanks.length, texts) ? 'a template whose blanks are still open' : null)
  const [abroad] = facts.claims.abroad
  if (abroad) seen.add('AD-09', 'The plan speaks of support, offices or people abroad or around the clock: say who they are and what they reach.', abroad.at, facts.claims.abroad.length)
  if (example !== null) seen.add('SP-01', `This is ${example}. It says nothing about this firm.`)
  if (blanks[0]) seen.add('SP-02', `${blanks.length === 1 ? '1 placeholder was' : `${blanks.length} placeholders were`} never filled in.`, blanks[0].at, blanks.length)
  if (!isOscalVersion(version)) seen.add('SP-03', `The plan does not name a version of OSCAL that exists${version === '' ? '' : ` ("${version.slice(0, 20)}")`}.`, at('/metadata/oscal-version'))
  if (dangling[0] !== undefined) seen.add('SP-04', `${dangling.length === 1 ? '1 reference leads' : `${dangling.length} references lead`} to something the plan does not hold.`, { file, pointer: dangling[0] }, dangling.length)
  const bare = required.findIndex((each) => !isDescribed(each))
  if (required.length === 0) seen.add('SP-05', 'The plan says of no requirement how it is met.', at('/control-implementation'))
  else if (bare >= 0) seen.add('SP-05', `${required.length - described.length} of ${required.length} requirements are listed without a word on how they are met.`, at(`/control-implementation/implemented-requirements/${bare}`), required.length - described.length)
  const boundary = textOf(dig(system, 'authorization-boundary', 'description'))
  if (boundary === '' || isPlaceholder(boundary)) seen.add('SP-06', 'The plan does not describe the authorization boundary.', at('/system-characteristics/authorization-boundary'))
  const state = textOf(dig(system, 'status', 'state'))
  if (state !== '' && state !== 'operational') seen.add('SP-07', `The plan calls the system "${state.slice(0, 40)}".`, at('/system-characteristics/status/state'))
  if (facts.oscal?.authorizedOn === null) seen.add('SP-08', 'The plan gives no day on which the system was authorized.', at('/system-characteristics'))
  if (impact !== null && /low/i.test(impact)) seen.add('SP-09', `The plan sets confidentiality to ${impact}; CUI needs moderate.`, at('/system-characteristics/security-impact-level'))
  const undated = list(dig(node, 'system-implementation', 'leveraged-authorizations')).findIndex((each) => dayOfTime(field(each, 'date-authorized')) === null)
  if (undated >= 0) seen.add('SP-10', 'A leveraged authorization does not say when it was given.', at(`/system-implementation/leveraged-authorizations/${undated}`))
  if (!list(dig(node, 'system-implementation', 'components')).some((each) => textOf(field(each, 'type')) !== 'this-system')) seen.add('SP-11', 'The plan names no component beside the system itself.', at('/system-implementation/components'))
  return seen.all()
}

/** Whether anything is written on how a requirement is met, at any level, that is not a blank. */
export function isDescribed(requirement: unknown): boolean {
  let found = false
  walkTexts(requirement, '', (text, _, key) => {
    if ((key === 'description' || key === 'remarks') && text.trim().length > 3 && !isPlaceholder(text)) found = true
  })
  return found
}
