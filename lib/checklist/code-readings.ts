import type { InfrastructureFacts } from '../analyzers/infrastructure-facts'
import type { Check, Pointer, ReadEvidence } from './criterion'
import { namesOf } from './account-join'
import { placed } from './place'

export type CodeReading = ReadEvidence<InfrastructureFacts>
/** Anything that was given infrastructure code or a plan. */
export type WithCode = { readings: { 'infrastructure-code': CodeReading[] } }

type Item = { at: InfrastructureFacts['regions'][number]['at'] }

/** Pointers to up to twenty places of one reading. */
export const placesIn = (code: CodeReading, items: Item[], rule: string): Pointer[] => (items.length === 0 ? [code.at({}, rule)] : items.slice(0, 20).map((item) => code.at(placed(item.at), rule)))

/** "the plan" or "the code": only a plan says what would be. */
export const codeNoun = (code: CodeReading): string => (code.facts.source === 'terraform-plan' ? 'plan' : 'code')

/** Up to five addresses, once each, and how many more there are. */
export const addressesOf = (items: { address: string }[]): string => namesOf([...new Set(items.map(({ address }) => address))])

/** One check for all items of a kind in one reading; none when there are no items. */
export function checkOf<T extends Item & { address: string }>(code: CodeReading, items: T[], rule: string, outcome: Check['outcome'], says: (names: string, count: number) => string): Check[] {
  return items.length === 0 ? [] : [{ outcome, says: says(addressesOf(items), items.length), at: placesIn(code, items, rule) }]
}
