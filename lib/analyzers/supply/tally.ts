import type { Locator, Observation, Rule } from '../analyzer'

/**
 * A rule that says one sentence of everything it found: `count` places and up to a dozen names for them. A rule that looks
 * at several things has one entry each, told apart by `case`; it is hit as `id/case`.
 */
export type CountedRule = Rule & { case?: string; says: (count: number, about: string) => string; expected?: string }

/** Counts how often each rule fires and keeps the first place; `confidence` of a rule is the lowest of its places. */
export type Tally = {
  hit: (key: string, at: Locator, about?: string, more?: { count?: number; confidence?: Observation['confidence'] }) => void
  observations: () => Observation[]
}

const rank = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } as const
const sureness = { low: 0, medium: 1, high: 2 } as const
const mostNames = 12

/** An empty tally over some rules; its observations come worst first, then by rule. */
export function tallyOf(rules: readonly CountedRule[]): Tally {
  type Hit = { count: number; at: Locator; about: Set<string>; confidence: NonNullable<Observation['confidence']> }
  const hits = new Map<string, Hit>()
  return {
    hit(key, at, about, more = {}) {
      const known: Hit = hits.get(key) ?? { count: 0, at, about: new Set(), confidence: 'high' }
      known.count += more.count ?? 1
      if (about) known.about.add(about.slice(0, 160))
      if (more.confidence && sureness[more.confidence] < sureness[known.confidence]) known.confidence = more.confidence
      hits.set(key, known)
    },
    observations: () =>
      rules
        .flatMap((rule): Observation[] => {
          const hit = hits.get(keyOf(rule))
          if (!hit) return []
          const names = [...hit.about]
          const about = names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ` and ${names.length - mostNames} more` : '')
          return [
            {
              rule: rule.id,
              severity: rule.severity,
              criterion: rule.criterion,
              ...(rule.also && { also: rule.also }),
              message: rule.says(hit.count, about),
              locator: hit.at,
              count: hit.count,
              ...(about !== '' && { observed: about }),
              ...(rule.expected !== undefined && { expected: rule.expected }),
              confidence: hit.confidence,
            },
          ]
        })
        .sort((a, b) => rank[a.severity] - rank[b.severity] || a.rule.localeCompare(b.rule, 'en', { numeric: true })),
  }
}

const keyOf = (rule: CountedRule) => (rule.case === undefined ? rule.id : `${rule.id}/${rule.case}`)

/** The rules as an analyzer lists them: one line each, as the first of its cases says, with every criterion that any case bears on. */
export const listed = (rules: readonly CountedRule[]): Rule[] =>
  rules
    .filter((rule, i) => rules.findIndex(({ id }) => id === rule.id) === i)
    .map(({ id, title, severity, criterion, basis }) => {
      const also = [...new Set(rules.filter((one) => one.id === id).flatMap((one) => [one.criterion, ...(one.also ?? [])]))].filter((other) => other !== criterion)
      return { id, title, severity, criterion, ...(also.length > 0 && { also }), basis }
    })

/** "1 job runs", "4 jobs run". */
export const one = (count: number, single: string, several: string): string => `${count.toLocaleString('en-US')} ${count === 1 ? single : several}`
