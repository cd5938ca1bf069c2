import type { ModuleCertificate, ModuleCertificatesFacts } from '../../../analyzers/module-certificates/facts'
import { rowsOf } from '../../answer-values'
import type { Check, Given, ReadEvidence } from '../../criterion'
import { placed } from '../../place'
import { fipsStatus, type FipsRules, type ModuleRow } from './fips'

export type Mine = Given<'module-certificates'>
type List = ReadEvidence<ModuleCertificatesFacts>

/** Rules whose facts are judged here, row by row. */
export const judgedHere = ['MC-01', 'MC-03', 'MC-04', 'MC-06']

/** Every module of the lists that were read, by the rules of domain.md 3.4, and what the answers list beside them. */
export function certificateChecks(given: Mine, rules: FipsRules): Check[] {
  const lists = given.readings['module-certificates']
  if (lists.length === 0) return []
  const judged = lists.flatMap((list) => list.facts.rows.map((row): Check => ({ ...named(row, fipsStatus(asRow(row), rules)), at: [list.at(placed(row.at))] })))
  if (judged.length === 0) return [{ outcome: 'unknown', says: 'The certificate list that was read names no module.', at: lists.map((list) => list.at({})) }]
  return [...judged, ...comparedWithAnswers(given, lists)]
}

const named = (row: ModuleCertificate, judged: Omit<Check, 'at'>): Omit<Check, 'at'> => ({ ...judged, says: `Certificate list, ${row.store ?? 'no store named'}: ${judged.says}` })

/** The facts in the words of the questionnaire. What the source leaves out stays out. */
function asRow(row: ModuleCertificate): ModuleRow {
  const { certificate, module, version, standard, level, status, sunset, checkedOn, store, since, environment, plan } = row
  const words = { active: 'Active', historical: 'Historical', revoked: 'Revoked', 'in-process': 'in process', none: 'none' }
  return Object.fromEntries(
    Object.entries({ certificate, module, version, standard, level: level === null ? null : String(level), status: status === null ? null : words[status], sunset, checked: checkedOn, store, since, environment, plan }).filter(([, value]) => value !== null),
  ) as ModuleRow
}

const numberOf = (text: string | undefined) => /\d{4,5}/.exec(text ?? '')?.[0] ?? null

/** A certificate in the answers that the list lacks, or whose status it gives otherwise. */
function comparedWithAnswers(given: Mine, lists: List[]): Check[] {
  const listed = new Map(lists.flatMap((list) => list.facts.rows.flatMap((row) => (row.certificate === null ? [] : [[row.certificate, row] as const]))))
  const at = [given.answer('modules'), ...lists.map((list) => list.at({}))]
  const answered = rowsOf(given, 'modules').flatMap((row) => numberOf(row['certificate']) ?? [])
  const lacking = [...new Set(answered.filter((number) => !listed.has(number)))]
  const checks: Check[] = lacking.length > 0 ? [{ outcome: 'unknown', says: `The answers name certificate ${lacking.join(', ')}, which the list that was read does not hold.`, at }] : []
  for (const row of rowsOf(given, 'modules')) {
    const number = numberOf(row['certificate'])
    const found = number === null ? undefined : listed.get(number)
    if (!found || found.status === null || !row['status'] || row['status'].toLowerCase().startsWith(found.status)) continue
    checks.push({ outcome: 'partial', says: `Certificate ${number}: the answer says ${row['status']}, the list says ${found.status}.`, at })
  }
  return checks
}
