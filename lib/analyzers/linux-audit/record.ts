/** One record of the audit daemon: `type=... msg=audit(time:serial): fields`. */
export type AuditRecord = { type: string; /** Milliseconds, or the text of an interpreted time. */ time: number | string; serial: string; node: string | null; fields: Map<string, string> }

const head = /^(?:.*?\s)??(?:node=(\S+)\s+)?type=([A-Z0-9_]+|UNKNOWN\[\d+\])\s+msg=audit\((.{5,60}?):(\d+)\)\s?:\s?(.*)$/s
/** What every record of auditd looks like, raw or interpreted. */
export const looksLikeRecord = (line: string): boolean => /(?:^|\s)type=(?:[A-Z0-9_]+|UNKNOWN\[\d+\])\s+msg=audit\(.{5,60}?:\d+\)/.test(line.slice(0, 1_000))
/** Divides what the kernel wrote from what the daemon added in its enriched form. */
const divider = '\x1d'
const pair = /([A-Za-z0-9_-]+)=("(?:[^"]*)"|'(?:[^']*)'|[^\s]*)/g
const hexadecimal = /^(?:[0-9A-F]{2})+$/
/** Fields that the kernel writes in hex when they hold a blank, a quote or a byte that does not print. */
const encoded = new Set(['acct', 'cmd', 'comm', 'exe', 'cwd', 'name', 'proctitle', 'data', 'path', 'dir', 'key', 'vm', 'old', 'new', 'unit', 'grp', 'id_name'])

/** A record of a line; null when it is none, or when a quote is left open. */
export function parseRecord(line: string): AuditRecord | null {
  const parts = head.exec(line)
  if (!parts) return null
  const [, node = null, type = '', stamp = '', serial = '', rest = ''] = parts
  const fields = new Map<string, string>()
  if (!gather(rest.replaceAll(divider, ' '), fields, 0)) return null
  const epoch = /^(\d{9,11})(?:\.(\d{1,3}))?$/.exec(stamp)
  return { type, time: epoch ? Number(epoch[1]) * 1_000 + Number((epoch[2] ?? '0').padEnd(3, '0')) : stamp, serial, node, fields }
}

/** Fields by name, those within msg='...' too. The enriched names (AUID="mokafor") stay beside the numbers. False for an open quote. */
function gather(text: string, fields: Map<string, string>, depth: number): boolean {
  for (const [, name = '', value = ''] of text.matchAll(pair)) {
    if (name === 'msg' && value.startsWith("'") && depth === 0) {
      if (!value.endsWith("'") || !gather(value.slice(1, -1), fields, 1)) return false
      continue
    }
    if (/^["']/.test(value) && (value.length < 2 || !value.endsWith(value[0] as string))) return false
    if (!fields.has(name)) fields.set(name, plain(name, value))
  }
  return (text.match(/"/g)?.length ?? 0) % 2 === 0
}

function plain(name: string, value: string): string {
  if (value.startsWith('"') || value.startsWith("'")) return value.slice(1, -1)
  const wanted = encoded.has(name) || /^a\d+$/.test(name)
  if (!wanted || !hexadecimal.test(value) || value.length < 4 || /^\d{1,3}$/.test(value)) return value
  const text = Buffer.from(value, 'hex').toString('utf8')
  return /^[\x20-\x7e\u00a0-\uffff\0\t\n]+$/.test(text) ? text.replaceAll('\0', ' ').trim() : value
}
