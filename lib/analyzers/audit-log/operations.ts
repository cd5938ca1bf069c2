import type { AuditEvent } from './event'

/** Records under way that are held back at most; beyond that they pass as they come. */
const most = 20_000
const mostSettled = 200_000

/**
 * Lets one act count once where a log writes several records of it (Azure: Started, Accepted, Succeeded). Every record stays
 * an event, and one of them carries what was changed: that which says how it ended, or without one in the sample that which
 * says that it was accepted. `rest` gives what is still held back once all records have passed.
 */
export function settleOperations() {
  const waiting = new Map<string, AuditEvent>()
  const settled = new Set<string>()
  const told = (event: AuditEvent): AuditEvent => ({ ...event, changes: [], shell: false })
  return {
    take(event: AuditEvent): AuditEvent[] {
      const { operation } = event
      if (operation === null || (event.changes.length === 0 && !event.shell)) return [event]
      const { key, underWay } = operation
      const held = waiting.get(key)
      if (settled.has(key) || (underWay && held)) return [told(event)]
      if (underWay) {
        if (waiting.size >= most) return [event]
        waiting.set(key, event)
        return []
      }
      if (settled.size < mostSettled) settled.add(key)
      waiting.delete(key)
      return held ? [told(held), event] : [event]
    },
    rest: (): AuditEvent[] => [...waiting.values()],
  }
}
