import type { AuditEvent } from './event'

const most = 100_000

/**
 * Made anew for each analysis. Completes events that do not say from where: they come from where their session was
 * opened, when that stands before them in the sample.
 */
export function followSessions(): (event: AuditEvent) => AuditEvent {
  const opened = new Map<string, Pick<AuditEvent, 'source' | 'ip'>>()
  return (event) => {
    const { session, source, ip } = event
    if (session === null) return event
    if (source === 'missing') {
      const from = opened.get(session)
      return from ? { ...event, ...from } : event
    }
    if (event.signIn && event.outcome === 'success' && source !== 'internal' && (opened.has(session) || opened.size < most)) opened.set(session, { source, ip })
    return event
  }
}
