import { field, parsed, text, textOrNumber } from '../formats/keys'

/** One record of the audit daemon: `type=... msg=audit(time:serial): fields`. */
export type AuditRecord = { type: string; /** Milliseconds, or the text of an interpreted time. */ time: number | string; serial: string; node: string | null; fields: Map<string, string> }

const head = /^(?:.*?\s)??(?:node=(\S+)\s+)?type=([A-Z0-9_]+|UNKNOWN\[\d+\])\s+msg=audit\((.{5,60}?):(\d+)\)\s?:\s?(.*)$/s
/** What every record of auditd looks like, raw or interpreted. */
export const looksLikeRecord = (line: string): boolean => isOfJournal(line) || /(?:^|\s)type=(?:[A-Z0-9_]+|UNKNOWN\[\d+\])\s+msg=audit\(.{5,60}?:\d+\)/.test(line.slice(0, 1_000))
/** An entry of the systemd journal that the kernel's audit made, as "journalctl _TRANSPORT=audit -o json" prints it. */
export const isOfJournal = (line: string): boolean => line.startsWith('{') && /"_TRANSPORT"\s*:\s*"audit"/.test(line)
/** Divides what the kernel wrote from what the daemon added in its enriched form. */
const divider = '\x1d'
const pair = /([A-Za-z0-9_-]+)=("(?:[^"]*)"|'(?:[^']*)'|[^\s]*)/g
const hexadecimal = /^(?:[0-9A-F]{2})+$/
/** Fields that the kernel writes in hex when they hold a blank, a quote or a byte that does not print. */
const encoded = new Set(['acct', 'cmd', 'comm', 'exe', 'cwd', 'name', 'proctitle', 'data', 'path', 'dir', 'key', 'vm', 'old', 'new', 'unit', 'grp', 'id_name'])

/** A record of a line; null when it is none, or when a quote is left open. */
export function parseRecord(line: string): AuditRecord | null {
  const parts = head.exec(isOfJournal(line) ? asWritten(line) : line)
  if (!parts) return null
  const [, node = null, type = '', stamp = '', serial = '', rest = ''] = parts
  const fields = new Map<string, string>()
  if (!gather(rest.replaceAll(divider, ' '), fields, 0)) return null
  const epoch = /^(\d{9,11})(?:\.(\d{1,3}))?$/.exec(stamp)
  return { type, time: epoch ? Number(epoch[1]) * 1_000 + Number((epoch[2] ?? '0').padEnd(3, '0')) : stamp, serial, node, fields }
}

/** The record that an entry of the journal keeps in pieces, as the audit daemon would have written it; empty when it keeps none. */
function asWritten(line: string): string {
  const entry = parsed(line)
  const stamp = textOrNumber(field(entry, '_SOURCE_REALTIME_TIMESTAMP'), 20) ?? textOrNumber(field(entry, '__REALTIME_TIMESTAMP'), 20) ?? ''
  const [, type, said] = /^([A-Z0-9_]+|UNKNOWN\[\d+\]) ?(.*)$/s.exec(text(field(entry, 'MESSAGE'), 64 * 1024) ?? '') ?? []
  const serial = textOrNumber(field(entry, '_AUDIT_ID'), 20) ?? ''
  if (type === undefined || !/^\d{15,17}$/.test(stamp) || !/^\d+$/.test(serial)) return ''
  const host = text(field(entry, '_HOSTNAME'), 200)
  return `${host !== null && !/\s/.test(host) ? `node=${host} ` : ''}type=${type} msg=audit(${stamp.slice(0, -6)}.${stamp.slice(-6, -3)}:${serial}): ${said}`
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
