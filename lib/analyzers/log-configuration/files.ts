import type { LogStore } from './facts'
import { emptyStore } from './store'

type Found = { source: string; stores: LogStore[] }
const perUnit: Record<string, number> = { hourly: 1 / 24, daily: 1, weekly: 7, monthly: 30, yearly: 365 }

/** True for text that is a logrotate, auditd, journald or rsyslog configuration. */
export function isSettingsText(text: string): boolean {
  return /^\s*(?:rotate\s+\d+|maxage\s+\d+)\s*$/m.test(text) || /^\s*max_log_file_action\s*=/m.test(text) || /^\s*MaxRetentionSec\s*=/m.test(text) || /^\s*(?:\*|[a-z]+)\.(?:\*|[a-z]+)\s+@@?[\w.[\]-]+/m.test(text)
}

/** What logrotate, auditd, journald and rsyslog settings say of how long records stay on the machine and where they go. */
export function settingsIn(text: string, file: string): Found[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replace(/^\s+|\s*(?:#.*)?$/g, ''))
  return [...logrotate(lines, file), ...auditd(lines, file), ...journald(lines, file), ...rsyslog(lines, file)]
}

/** A block keeps `rotate` times its period, and not longer than `maxage` days; a block without a setting has that of the file. */
function logrotate(lines: string[], file: string): Found[] {
  const stores: LogStore[] = []
  const defaults: { unit: number | null; rotate: number | null; maxage: number | null } = { unit: null, rotate: null, maxage: null }
  let block: { names: string; line: number; own: typeof defaults } | null = null
  lines.forEach((line, i) => {
    const open = /^(\/\S.*?|"[^"]+".*?)\s*\{$/.exec(line)
    if (open) block = { names: open[1] ?? '', line: i + 1, own: { ...defaults } }
    const target = block?.own ?? defaults
    if (Object.hasOwn(perUnit, line)) target.unit = perUnit[line] ?? null
    const rotate = /^rotate\s+(\d+)$/.exec(line)?.[1]
    if (rotate) target.rotate = Number(rotate)
    const maxage = /^maxage\s+(\d+)$/.exec(line)?.[1]
    if (maxage) target.maxage = Number(maxage)
    if (line === '}' && block) {
      const { unit, rotate: times, maxage: most } = block.own
      const kept = unit !== null && times !== null ? Math.floor(unit * times) : null
      const days = kept === null ? most : most === null ? kept : Math.min(kept, most)
      stores.push({ ...emptyStore(block.names.replaceAll('"', ''), 'file', { file, line: block.line }), retentionDays: days })
      block = null
    }
  })
  return stores.length > 0 ? [{ source: 'logrotate', stores }] : []
}

/** auditd names no days: KEEP_LOGS deletes nothing, ROTATE overwrites by size. */
function auditd(lines: string[], file: string): Found[] {
  const at = lines.findIndex((line) => /^max_log_file_action\s*=/i.test(line))
  if (at < 0) return []
  const action = lines[at]?.split('=')[1]?.trim().toUpperCase()
  return [{ source: 'auditd', stores: [{ ...emptyStore('auditd', 'file', { file, line: at + 1 }), forever: action === 'KEEP_LOGS', logging: action === 'IGNORE' ? null : true }] }]
}

function journald(lines: string[], file: string): Found[] {
  const at = lines.findIndex((line) => /^MaxRetentionSec\s*=/i.test(line))
  const value = at < 0 ? null : /=\s*(\d+)\s*(s|sec|m|min|h|d|day|days|week|weeks|w|month|months|year|years|y)?$/i.exec(lines[at] ?? '')
  if (!value) return []
  const unit = (value[2] ?? 's').toLowerCase()
  const days = /^y/.test(unit) ? 365 : /^mo/.test(unit) ? 30 : /^w/.test(unit) ? 7 : /^d/.test(unit) ? 1 : unit === 'h' ? 1 / 24 : /^m/.test(unit) ? 1 / 1440 : 1 / 86_400
  const amount = Number(value[1]) * days
  return [{ source: 'journald', stores: [{ ...emptyStore('journal', 'file', { file, line: at + 1 }), retentionDays: amount === 0 ? null : Math.floor(amount), forever: amount === 0 }] }]
}

function rsyslog(lines: string[], file: string): Found[] {
  const stores = lines.flatMap((line, i) => {
    const target = /^(?:\*|[a-z,]+)\.(?:\*|[a-z]+)\s+(@@?)([\w.[\]-]+)/i.exec(line)
    return target ? [{ ...emptyStore('rsyslog', 'sink', { file, line: i + 1 }), delivers: target[2] ?? null, logging: true }] : []
  })
  return stores.length > 0 ? [{ source: 'rsyslog', stores }] : []
}
