import type { Locator, Observation, Rule } from './analyzer'

/** A rule with the sentence it says: how often it fired, and what about. */
export type CountedRule = Omit<Rule, 'id'> & { says: (count: number, about: string) => string }
export type Tally<Id extends string> = { hit: (id: Id, at: Locator, about?: string) => void; observations: () => Observation[] }

/** "1 row has", "3 rows have": the count with the word for one or for many. */
export const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** The rules as the registry lists them. */
export const listed = (rules: Record<string, CountedRule>): Rule[] =>
  Object.entries(rules).map(([id, { title, severity, criterion, also, basis }]) => ({ id, title, severity, criterion, basis, ...(also ? { also } : {}) }))

/** Counts how often each rule fires and keeps the first place and what it was about (twenty at most), in the order of the rules. */
export function tallyOf<Id extends string>(rules: Record<Id, CountedRule>): Tally<Id> {
  const hits = new Map<Id, { count: number; at: Locator; about: string[] }>()
  return {
    hit(id, at, about) {
      const known = hits.get(id) ?? { count: 0, at, about: [] }
      known.count++
      if (about && known.about.length < 20 && !known.about.includes(about)) known.about.push(about)
      hits.set(id, known)
    },
    observations: () =>
      (Object.keys(rules) as Id[]).flatMap((id) => {
        const hit = hits.get(id)
        if (!hit) return []
        const { severity, criterion, also, says } = rules[id]
        return [{ rule: id, severity, criterion, ...(also ? { also } : {}), message: says(hit.count, hit.about.join(', ')), locator: hit.at, count: hit.count }]
      }),
  }
}
