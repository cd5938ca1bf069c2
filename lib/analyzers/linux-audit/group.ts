import type { AuditRecord } from './record'

/** Records of one event, which share time and serial number; `line` is where the first one stands. */
export type AuditGroup = { records: AuditRecord[]; line: number }

const mostOpen = 256
const mostRecords = 400

/**
 * Puts records together by node and serial, also where those of two events lie among each other. An event is given once it
 * is told to be over, or when 256 later ones have begun; what stays open is given by `end`.
 */
export function groups(give: (group: AuditGroup) => void) {
  const open = new Map<string, AuditGroup>()
  return {
    add(record: AuditRecord, line: number): void {
      const key = `${record.node ?? ''}|${record.time}|${record.serial}`
      const group = open.get(key)
      if (record.type === 'EOE') {
        open.delete(key)
        if (group) give(group)
        return
      }
      if (group) {
        if (group.records.length < mostRecords) group.records.push(record)
        return
      }
      open.set(key, { records: [record], line })
      if (open.size <= mostOpen) return
      const [oldest, first] = open.entries().next().value as [string, AuditGroup]
      open.delete(oldest)
      give(first)
    },
    end(): void {
      for (const group of open.values()) give(group)
      open.clear()
    },
  }
}
