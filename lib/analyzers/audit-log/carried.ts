import type { Rule, Severity } from '../analyzer'
import type { AuditRule } from '../log-rules/common'
import type { AuditFormat } from './format'

/** What an export of columns can leave out, and what cannot be told then. */
export type Carry = {
  topic: string
  /** Columns, as `columnName` has them, any one of which carries it; one with `*` behind stands for all that begin so. */
  columns: readonly string[]
  severity?: Severity
  criterion: string
  also?: string[]
  /** What cannot be told, to follow "This export does not carry ...: ". */
  lost: string
}

export const carriedRule: Rule = { id: 'LG-23', title: 'The export carries what the rules need', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md section 5, Common, and 5.1; NIST SP 800-171 r2 3.3.1' }

/** Nothing is seen of single events: the reader tells of the columns of each file. */
export const carried = (): AuditRule => ({ rule: carriedRule })

/** What columns do not carry of what the format needs. */
export function lackingIn(format: Pick<AuditFormat, 'carries'>, columns: ReadonlySet<string>): Carry[] {
  const has = (name: string) => (name.endsWith('*') ? [...columns].some((column) => column.startsWith(name.slice(0, -1))) : columns.has(name))
  return (format.carries ?? []).filter((carry) => !carry.columns.some(has))
}

/** The events are what a query asked for. */
export const selection: Carry = { topic: 'selection', columns: [], criterion: 'LOG-04', lost: '' }

const words: Record<string, string> = { who: 'who acted', 'from where': 'from where calls came', 'second factor': 'second factors', request: 'what calls asked for', outcome: 'how it ended' }

/** What is said of it. */
export const saidOf = ({ topic, lost, severity, criterion, also }: Carry) => ({
  ...(severity && { severity }),
  criterion,
  ...(also && { also }),
  message: topic === 'selection' ? 'These events were selected by a query: what it left out cannot be seen.' : `This export does not carry ${words[topic] ?? topic}: ${lost}. That says nothing of the log itself.`,
  expected: topic === 'selection' ? 'the log as it is exported or streamed, without a query' : 'an export with all columns, best as JSON',
})

/** Topics under which criteria look for who, what, when and from where. */
export const fromWhere = (...columns: string[]): Carry => ({ topic: 'from where', columns, criterion: 'LOG-01', also: ['IAM-05'], lost: 'no event in it can be complete, and where people act from cannot be told' })
