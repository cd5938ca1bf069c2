import type { Sample } from '../analyzer'
import { auditAnalyzer } from '../audit-log/format'
import { auditOfKernel, isSystemRecord, recordEvent } from './event'
import { parseLine } from './line'
import { readLines, remedy } from './read'
import { syslogRules } from './rules'

/** The system log of machines: sign-ins, rights, accounts (domain.md G-02 and 5.1, on premises). */
export default auditAnalyzer({
  id: 'syslog',
  source: 'syslog',
  title: 'System log (syslog or journal)',
  version: '7',
  accepts: 'auth.log, secure, messages or the files of a log server (RFC 3164, RFC 5424, ISO times), also .gz; "journalctl -o json", or lines as rsyslog and other servers keep them as JSON. Where lines give no year, put a line "# year 2026" before the first, and "# time zone -05:00" where they are not in UTC.',
  writer: 'a system log',
  canShow: ['sign-in', 'administration'],
  turnOn: null,
  lists: [],
  remedy,
  mine: isSystemRecord,
  aside: auditOfKernel,
  event: recordEvent,
  text: { is: (head) => !/^[\s\ufeff]*[[{]"?/.test(head) || parseLine(head.split('\n')[0] ?? '') !== null, read: readLines },
  sessions: true,
  cloudOf: () => null,
  regionClass: () => 'invented',
  rules: syslogRules,
  recognize,
})

const journal = /"__REALTIME_TIMESTAMP"\s*:\s*"?\d{16}/
const telling = /\b(?:sshd|sudo|su|systemd|systemd-logind|CRON|cron|kernel|login|useradd|rsyslogd|auditd|polkitd)(?:\[\d+\])?:/
const auditd = /(?:^|\s)type=[A-Z_]+ msg=audit\(/m

/** How surely the first bytes are a system log: by the share of lines that have its header, or by the fields of the journal. */
function recognize({ text }: Sample): number {
  if (/^\s*[[{]/.test(text)) return ofJson(text)
  if (auditd.test(text)) return 0
  const lines = text.split('\n')
  if (lines.length > 1) lines.pop()
  const told = lines.filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('-- ') && !/^[ \t]/.test(line)).slice(0, 200)
  const like = told.filter((line) => parseLine(line) !== null).length
  if (like === 0 || like < told.length * 0.9) return 0
  return telling.test(text) || /^<\d{1,3}>1 /m.test(text) ? 0.95 : 0.6
}

const tag = /"(?:syslog-?tag|programname|syslog_program)"\s*:/
const severity = /"(?:severity|syslogseverity(?:-text)?|facility|syslogfacility(?:-text)?|pri|priority|syslog_pri|procid)"\s*:/
const saying = /"(?:message|msg)"\s*:/

/** How surely records are of the journal, where not all are of the kernel's audit, or lines that a log server keeps. */
function ofJson(text: string): number {
  if (journal.test(text) && /"MESSAGE"\s*:/.test(text)) {
    const lines = text.split('\n').filter((line) => line.startsWith('{'))
    return lines.length > 0 && lines.every((line) => /"_TRANSPORT"\s*:\s*"audit"/.test(line)) ? 0 : 1
  }
  return tag.test(text) && severity.test(text) && saying.test(text) ? 0.8 : 0
}
