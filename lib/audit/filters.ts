import { auditWords } from './words'
import type { AuditCode } from './events'

/** What the audit trail is narrowed to. Days are ISO dates, both included. */
export type AuditFilters = { code?: AuditCode | undefined; outcome?: 'done' | 'denied' | undefined; text: string; from?: string | undefined; to?: string | undefined }

type Params = Record<string, string | string[] | undefined>
const day = /^\d{4}-\d{2}-\d{2}$/

/** Filters out of an address; what is not understood is left out. */
export function readAuditFilters(params: Params): AuditFilters {
  const text = (name: string) => {
    const value = params[name]
    return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 200)
  }
  const date = (name: string) => (day.test(text(name)) && !Number.isNaN(Date.parse(text(name))) ? text(name) : undefined)
  const code = text('code')
  const outcome = text('outcome')
  return {
    text: text('q'),
    code: Object.hasOwn(auditWords, code) ? (code as AuditCode) : undefined,
    outcome: outcome === 'done' || outcome === 'denied' ? outcome : undefined,
    from: date('from'),
    to: date('to'),
  }
}
