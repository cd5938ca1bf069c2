import { numberOf, textOf } from '../../answer-values'
import type { Given, Pointer } from '../../criterion'
import { placed } from '../../place'

export const DAYS_A_YEAR = 365.25

type Needed = Pick<Given<'procedure'>, 'answers' | 'answer' | 'readings'>

/** What is claimed of the store of the records: where it stands, for how long, and whether a store of the code is it. */
export type Claimed = {
  years: number | null
  at: Pointer[]
  /** One of these names stands in the claim. */
  names: (stores: string[] | undefined) => boolean
  /** The claim names stores and none of these names is among them; false where no name is resolved. */
  another: (stores: string[] | undefined) => boolean
  said: (stores: string[]) => string
}

/** The stores that the answer or the record schedule names for export records. A name counts as a whole word only. */
export function claimedStores(given: Needed): Claimed {
  const answered = textOf(given, 'stores')
  const schedules = given.readings.procedure.filter(({ facts }) => facts.subjects.includes('records')).flatMap((schedule) => schedule.facts.retentionYears.map((one) => ({ ...one, place: schedule.at(placed(one.at, one.text)) })))
  const texts = [answered ?? '', ...schedules.map(({ text }) => text)].map((text) => text.toLowerCase())
  const isSaid = (name: string) => name.length > 3 && texts.some((text) => new RegExp(`(?<![\\w.-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(text))
  const names = (stores: string[] | undefined) => (stores ?? []).some(isSaid)
  return {
    years: numberOf(given, 'years') ?? schedules.find(({ text }) => text !== '')?.years ?? null,
    at: [...(answered === null ? [] : [given.answer('stores')]), ...(numberOf(given, 'years') === null ? [] : [given.answer('years')]), ...schedules.slice(0, 3).map(({ place }) => place)],
    names,
    another: (stores) => answered !== null && stores !== undefined && stores.length > 0 && !names(stores),
    said: (stores) => [...new Set(stores.filter(isSaid))].join(', '),
  }
}
