import type { Locator, Observation, Rule, Severity } from '../analyzer'
import type { LogFacts } from '../log-facts'
import type { LogEvent } from '../log-model'

/** What a rule says of one cause. The rule's own severity and criterion hold unless it says otherwise. */
export type Finding = {
  message: string
  severity?: Severity
  criterion?: string
  also?: string[]
  observed?: string
  expected?: string
  confidence?: 'high' | 'medium' | 'low'
}

/** Notes an observation. Equal causes are one observation with a count; `say` is asked at the first only. */
export type Note = (cause: string, at: Locator, say: () => Finding) => void

/** A rule over events as they pass, or over the whole once all have passed. Made anew for each analysis: it may remember. */
export type LogRule<E extends LogEvent = LogEvent, F extends LogFacts = LogFacts> = {
  rule: Rule
  see?: (event: E, note: Note) => void
  /** It looks at what no two events share, the id or the time: an event like one before is new to it. */
  every?: true
  finish?: (facts: F, note: Note) => void
}

const causesPerRule = 100
const rank: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 }

/** Collects observations in bounded memory: at most 100 causes per rule, the rest summed up as one more. */
export function observationBook() {
  const pages = new Map<string, { known: Map<string, Observation>; rest: Observation | null }>()
  let weight = 1
  const observe = (rule: Rule, at: Locator, finding: Finding): Observation => ({
    rule: rule.id,
    severity: finding.severity ?? rule.severity,
    criterion: finding.criterion ?? rule.criterion,
    ...((finding.also ?? rule.also) && { also: finding.also ?? rule.also }),
    message: finding.message,
    locator: at,
    count: weight,
    ...(finding.observed !== undefined && { observed: finding.observed }),
    ...(finding.expected !== undefined && { expected: finding.expected }),
    ...(finding.confidence !== undefined && { confidence: finding.confidence }),
  })
  return {
    noteFor(rule: Rule): Note {
      const page: { known: Map<string, Observation>; rest: Observation | null } = { known: new Map(), rest: null }
      pages.set(rule.id, page)
      return (cause, at, say) => {
        const known = page.known.get(cause)
        if (known) known.count += weight
        else if (page.known.size < causesPerRule) page.known.set(cause, observe(rule, at, say()))
        else {
          const { severity } = observe(rule, at, say())
          page.rest ??= { ...observe(rule, at, { severity, message: `More of the same: ${rule.title}. Only the first ${causesPerRule} causes are listed.` }), count: 0 }
          if (rank[severity] < rank[page.rest.severity]) page.rest.severity = severity
          page.rest.count += weight
        }
      }
    },
    /** What `work` notes counts for that many events. */
    alike(times: number, work: () => void): void {
      weight = times
      work()
      weight = 1
    },
    /** Worst first, then by rule, then as they came. */
    list(): Observation[] {
      const all = [...pages.values()].flatMap(({ known, rest }) => [...known.values(), ...(rest ? [rest] : [])])
      return all.sort((a, b) => rank[a.severity] - rank[b.severity] || a.rule.localeCompare(b.rule, 'en', { numeric: true }))
    },
  }
}

/** "1,204 events", "1 event". */
export const counted = (count: number, noun: string): string => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

/** "jane.doe", or "Someone unnamed". */
export const actorName = (event: LogEvent): string => event.actor?.display ?? 'Someone unnamed'
/** ", and failed" or ", and was denied"; empty for a success. */
export const howItEnded = (event: LogEvent): string => (event.outcome === 'success' ? '' : event.outcome === 'denied' ? ', and was denied' : ', and failed')
