import type { Check, Given, Pointer } from '../../criterion'
import { chosenIn } from '../../answer-values'
import type { LogSample } from '../../log-samples'
import { sources } from './questions'

type Source = (typeof sources)[number]['value']
const DAY = 86_400_000

/** Which of the sources asked for a sample is of, by the product that wrote it. */
function sourcesOf({ facts }: LogSample): Source[] {
  switch (facts.source) {
    case 'okta':
    case 'entra':
      return ['identity']
    case 'kubernetes':
      return ['kubernetes']
    case 'github':
    case 'gitlab':
      return ['git', 'pipeline']
    default:
      return facts.dataEvents > 0 ? ['management', 'data'] : ['management']
  }
}

/** Sources said to be logged of which no sample was given: that does not show that they are not, so it is listed (domain.md LOG-04). */
export function suppliedChecks(given: Pick<Given, 'answers' | 'answer'>, samples: LogSample[]): Check[] {
  if (samples.length === 0) return []
  const shown = new Set(samples.flatMap(sourcesOf))
  const unseen = sources.filter(({ value }) => value !== 'data' && chosenIn(given, 'logged').includes(value) && !shown.has(value))
  const at = samples.map((sample) => sample.at({}))
  const checks: Check[] = []
  if (unseen.length > 0) checks.push({ outcome: 'info', says: `No sample was given of: ${unseen.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)).join('; ')}. They are said to be logged.`, at: [given.answer('logged'), ...at] })
  return [...checks, ...sameDays(samples)]
}

/** Logs can be held against each other, and their clocks compared, only over the same days (NIST SP 800-171 3.3.7). */
function sameDays(samples: LogSample[]): Check[] {
  const spans = samples.flatMap((sample) => (sample.facts.firstEvent && sample.facts.lastEvent ? [{ from: Date.parse(sample.facts.firstEvent), to: Date.parse(sample.facts.lastEvent), at: sample.at({}) as Pointer, title: sample.title }] : []))
  if (spans.length < 2) return []
  const apart = spans.filter((one) => spans.every((other) => other === one || one.to + DAY < other.from || other.to + DAY < one.from))
  if (apart.length === 0) return []
  return [{ outcome: 'info', says: `${apart.map(({ title }) => `"${title}"`).join(', ')} ${apart.length === 1 ? 'is' : 'are'} of other days than the other logs, so the order of events across them cannot be told.`, at: spans.map(({ at }) => at) }]
}
