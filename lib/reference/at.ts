import { hostFinder } from './host-rule'
import type { Correction, ReferenceSet, Row } from './reference'
import { correctedRows, topicOf } from './rows'
import type { Topic, TopicValue } from './schemas'

const inForce = (row: Row<unknown>, date: string) => (row.from === null || row.from <= date) && (row.to === null || date <= row.to)

/**
 * The regulatory facts in force on an ISO date, with the operator's corrections applied.
 * @throws Error for a date that is none, a correction of a row that does not exist, or one that does not fit its topic.
 */
export function referenceAt(date: string, corrections: Correction[] = []): ReferenceSet {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) throw new Error(`Not an ISO date: ${date}`)
  for (const { id } of corrections) if (topicOf(id) === null) throw new Error(`No regulatory row has the id ${id}.`)
  const used: ReferenceSet['rows'] = []
  const values = <T extends Topic>(topic: T): TopicValue<T>[] => {
    const current = correctedRows(topic, corrections).filter((row) => inForce(row, date))
    used.push(...current.map(({ id, checkedOn, confidence }) => ({ id, checkedOn, confidence })))
    return current.map((row) => row.value)
  }
  const last = <T extends Topic>(topic: T, otherwise: TopicValue<T>): TopicValue<T> => values(topic).at(-1) ?? otherwise
  const only = <T extends Topic>(topic: T): TopicValue<T> => {
    const value = values(topic).at(-1)
    if (value === undefined) throw new Error(`No row of ${topic} is in force on ${date}.`)
    return value
  }
  const countries = new Map(values('countries').flat().map((rule) => [rule.country, rule]))
  const regions = new Map(values('regions').flat().map((rule) => [rule.region, rule]))
  const unitedStates = new Set(values('unitedStates').flat())
  return {
    date,
    proscribed: (country) => countries.get(country.toUpperCase()) ?? null,
    region: (region) => regions.get(region) ?? null,
    isUnitedStates: (country) => unitedStates.has(country.toUpperCase()),
    staleCites: values('staleCites').flat(),
    affiliatesRule: last('affiliatesRule', false),
    fips1402HistoricalOn: only('fips1402HistoricalOn'),
    cmmcDefault: only('cmmcDefault'),
    cmmcPhase2Suspended: last('cmmcPhase2Suspended', false),
    cmmcPlan: only('cmmcPlan'),
    clauses: values('clauses').flat(),
    retentionYears: last('retentionYears', 5),
    screeningListDays: only('screeningListDays'),
    cloudTrailKeys: values('cloudTrailKeys').flat(),
    registrationCode: new RegExp(only('registrationCode')),
    usmlEntry: new RegExp(only('usmlEntry')),
    eccn: new RegExp(only('eccn')),
    host: hostFinder(values('hosts').flat(), Object.assign({}, ...values('countryDomains')) as Record<string, string>),
    rows: used,
  }
}
