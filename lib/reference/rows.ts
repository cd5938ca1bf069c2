import { eccn, registrationCode, usmlEntry } from './codes'
import { cloudTrailKeys } from './cloudtrail-keys'
import { cmmcPlan } from './cmmc-plan'
import { clauses, cmmcDefault, cmmcPhase2Suspended, retentionYears, screeningListDays } from './contract'
import { countries, unitedStates } from './countries'
import { fips1402HistoricalOn } from './fips'
import { affiliatesRule } from './ownership'
import { packageHosts } from './package-hosts'
import type { Correction, Row } from './reference'
import { regions } from './regions'
import { registries } from './registries'
import { schemas, type Topic, type TopicValue } from './schemas'
import { countryDomains, serviceHosts } from './service-hosts'
import { staleCites } from './stale-cites'

/** Every dated row by topic. */
export const rows: { [T in Topic]: Row<TopicValue<T>>[] } = {
  countries,
  unitedStates,
  regions,
  staleCites,
  affiliatesRule,
  fips1402HistoricalOn,
  cmmcDefault,
  cmmcPhase2Suspended,
  cmmcPlan,
  clauses,
  retentionYears,
  screeningListDays,
  cloudTrailKeys,
  registrationCode,
  usmlEntry,
  eccn,
  hosts: [...registries, ...serviceHosts, ...packageHosts],
  countryDomains,
}

const topics = Object.keys(schemas) as Topic[]

/**
 * The rows of a topic with the operator's corrections applied, the newest correction of a row last.
 * A corrected row says so: it was checked on the day of the correction, by the one who made it.
 * @throws Error when the corrected value does not fit the topic.
 */
export function correctedRows<T extends Topic>(topic: T, corrections: Correction[]): Row<TopicValue<T>>[] {
  const ordered = [...corrections].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return rows[topic].map((row) => {
    const correction = ordered.findLast((candidate) => candidate.id === row.id)
    if (!correction) return row
    const parsed = schemas[topic].safeParse(correction.value)
    if (!parsed.success) throw new Error(`The correction of ${row.id} does not fit: ${parsed.error.issues[0]?.message ?? 'wrong form'}`)
    return {
      ...row,
      value: parsed.data as TopicValue<T>,
      checkedOn: correction.at.slice(0, 10),
      note: `Corrected by ${correction.by}: ${correction.reason}`,
    }
  })
}

/** The topic a row belongs to, or null when no row has that id. */
export function topicOf(id: string): Topic | null {
  return topics.find((topic) => rows[topic].some((row) => row.id === id)) ?? null
}
