import type { Screening } from '../../case'
import type { Check, KnockOutHit, Pointer } from '../../criterion'
import { daysBetween } from '../../dates'
import { placed } from '../../place'
import type { Mine } from './log'

/**
 * What Veritar found by itself in the restricted-party list and the SAM.gov exclusions of the installation (domain.md PRG-10 and 5.15): the firm by
 * each of its names, owners, vendors of the profile and of the vendor list. A name alike asks a person, who confirms or
 * rules out KO-2; it is no verdict. No list, an old one, or a name that was not looked for is never a pass.
 */
export function ownScreening(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const { screening } = given
  const names = namesOf(given)
  const at: Pointer[] = [{ type: 'profile', field: 'legalName' }]
  const excluded = screening?.exclusions ?? { list: null, problem: '' }
  const nothing: Check[] = []
  if (screening?.list == null) nothing.push({ outcome: 'unknown', says: `Veritar itself has screened nobody: no restricted-party list is loaded${why(screening?.problem)}.`, at })
  if (excluded.list === null) nothing.push({ outcome: 'unknown', says: `Veritar itself has looked for nobody among the SAM.gov exclusions: no extract is loaded${why(excluded.problem)}.`, at })
  if (!screening || (screening.list === null && excluded.list === null)) return { checks: nothing, knockOuts: [] }
  const hits = screening.hits.filter(({ party }) => names.has(party))
  const what = screening.list && excluded.list ? 'both lists' : 'the list that is loaded'
  const unsought = [...names].filter(([name]) => !screening.names.includes(name))
  const checks: Check[] = [
    ...nothing,
    ...(screening.list ? [ageCheck(given, screening.list, 'The restricted-party list', at)] : []),
    ...(excluded.list ? [ageCheck(given, excluded.list, 'The extract of SAM.gov exclusions', at)] : []),
    ...hits.map((hit) => ({ outcome: 'unknown' as const, says: saysOf(hit, (hit.source.startsWith(samSource) ? excluded : screening).list?.asOf ?? ''), at: names.get(hit.party) ?? at })),
  ]
  if (unsought.length > 0) checks.push({ outcome: 'unknown', says: `${unsought.length} ${unsought.length === 1 ? 'name' : 'names'} of the profile or the vendor list ${unsought.length === 1 ? 'was' : 'were'} not looked for in ${what}.`, at: unsought.flatMap(([, places]) => places).slice(0, 20) })
  if (hits.length === 0 && unsought.length === 0) checks.push({ outcome: 'met', says: `Veritar looked for ${names.size} ${names.size === 1 ? 'name' : 'names'} in ${what}; none is alike.`, at })
  const listed = [...new Set(hits.map(({ party }) => party))]
  if (listed.length === 0) return { checks, knockOuts: [] }
  const because = `${listed.slice(0, 3).join(', ')}${listed.length > 3 ? ` and ${listed.length - 3} more` : ''}: alike to a name on a restricted-party or exclusion list. A person has to say whether it is the same.`
  return { checks, knockOuts: [{ id: 'KO-2', because, at: listed.flatMap((name) => names.get(name) ?? []).slice(0, 20), since: screening.since }] }
}

const why = (problem: string | undefined) => (problem ? ` (${problem})` : '')
/** How the source of an exclusion begins, whatever agency it is of. */
const samSource = 'SAM.gov exclusions'

function ageCheck(given: Mine, list: NonNullable<Screening['list']>, name: string, at: Pointer[]): Check {
  const today = given.now.slice(0, 10)
  const what = `${name} of this installation is of ${list.asOf} (${list.parties === 1 ? '1 party' : `${list.parties.toLocaleString('en-US')} parties`})`
  if (list.asOf > today) return { outcome: 'unknown', says: `${what}, a day that has not come yet.`, at }
  const age = daysBetween(list.asOf, today)
  const most = given.reference.screeningListDays
  if (age > most) return { outcome: 'unknown', says: `${what}, ${age} days old: stale after ${most}.`, at }
  return { outcome: 'info', says: `${what}.`, at }
}

function saysOf({ party, listed, source, programs, cite, score }: Screening['hits'][number], asOf: string): string {
  const more = [programs, cite].filter((part) => part !== '').join(', ')
  return `${party} is alike to "${listed}" (${score.toFixed(2)}) on the ${source}${more ? ` (${more})` : ''}, list of ${asOf}. ${programs.startsWith('same ') ? 'By its code' : 'By name only'}: a person has to look.`
}

/** Each name to be looked for, with the places it stands in. */
function namesOf(given: Mine): Map<string, Pointer[]> {
  const { legalName, aliases, owners, vendors } = given.subcontractor
  const names = new Map<string, Pointer[]>()
  const add = (name: string, at: Pointer) => names.set(name, [...(names.get(name) ?? []), at])
  add(legalName, { type: 'profile', field: 'legalName' })
  aliases.forEach((name, i) => add(name, { type: 'profile', field: `aliases.${i}` }))
  owners.forEach(({ name }, i) => add(name, { type: 'profile', field: `owners.${i}` }))
  vendors.forEach(({ name }, i) => add(name, { type: 'profile', field: `vendors.${i}` }))
  for (const list of given.readings['vendor-list']) for (const row of list.facts.rows) add(row.name, list.at(placed(row.at)))
  return names
}
