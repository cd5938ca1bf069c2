import type { Change } from '../audit-log/event'
import type { Actor } from '../log-model'
import { clockSetting, moduleLoading, removing } from './calls'
import type { AuditView } from './event'

const logging = /\b(?:auditctl\s+(?:-D|-e\s*0|-W|-d)|(?:systemctl|service)\s+(?:stop|disable|mask|kill)\s+(?:auditd|rsyslog|syslog-ng|systemd-journald)|(?:service|rc-service)\s+(?:auditd|rsyslog|syslog-ng)\s+stop|p?kill(?:all)?\s[^|]*\b(?:auditd|rsyslogd)|journalctl\s+--vacuum|history\s+-c|shred\s[^|]*\/var\/log|rm\s[^|]*\/var\/log)/
const logFiles = /^\/(?:var\/log\/(?:audit|secure|auth\.log|messages|syslog|wtmp|btmp|lastlog)|etc\/audit|etc\/rsyslog)/
const carrying = /^(?:\S*\/)?(?:scp|sftp|rsync|nc|ncat|netcat|socat|rclone|ftp|tftp|curl|wget|mount\.cifs|aws|az|gsutil)\b/
const weakening = /\b(?:setenforce\s+0|(?:systemctl|service)\s+(?:stop|disable|mask)\s+(?:firewalld|nftables|iptables|usbguard|fapolicyd|chronyd|ntpd)|fips-mode-setup\s+--disable|iptables\s+-F|nft\s+flush)/
const change = (rule: string, kind: Change['kind'], severity: Change['severity'], what: string, more: Partial<Omit<Change, 'rule'>> = {}): Change => ({ rule, kind, severity, what, ...more })

/** What an event changes, by its type, call, command and paths (domain.md 5.2 CT-09, on a machine of one's own). */
export function changesOf(view: AuditView, actor: Actor | null): readonly Change[] {
  const found = byType(view)
  const { action, arguments: command, paths, get } = view
  const person = actor?.kind === 'human'
  const ran = view.lead.type === 'USER_CMD' || /^execve/.test(action)
  const at = { observed: redacted(command) }
  if (ran && logging.test(command)) found.push(change('LX-01', 'logging', 'high', 'ran a command against the logs', { name: 'commands against the logs', ...at }))
  else if (removing.test(action) && person && paths.some((path) => logFiles.test(path))) found.push(change('LX-01', 'logging', 'high', 'removed or cut a log file', { name: 'log files removed', observed: paths.find((path) => logFiles.test(path)) ?? '' }))
  if (ran && weakening.test(command)) found.push(change('LX-05', 'fence', 'high', 'switched off a protection of the machine', { name: 'protections switched off', ...at }))
  if (clockSetting.test(action) && person) found.push(change('LX-05', 'fence', 'medium', 'set the clock', { name: 'clock set', criterion: 'LOG-04' }))
  if (moduleLoading.test(action) && person) found.push(change('LX-05', 'fence', 'medium', 'loaded or removed a part of the kernel', { name: 'kernel modules' }))
  if (ran && person && carrying.test(command)) found.push(change('LX-06', 'sharing', 'low', 'ran a program that carries files elsewhere', { name: 'programs that carry files', observed: command.split(' ')[0] ?? '' }))
  if (action === 'mount' && person) found.push(change('LX-06', 'sharing', 'low', 'mounted a file system', { name: 'file systems mounted' }))
  if (view.lead.type === 'USER_CMD') found.push(change('LX-02', 'grant', 'info', 'ran a command with other rights', { name: 'commands with other rights', ...at }))
  else if (person && get('uid') === '0' && get('auid') !== '0' && /^execve/.test(action)) found.push(change('LX-02', 'grant', 'info', 'acted with the rights of root', { name: 'programs run as root' }))
  return found
}

function byType({ lead, get }: AuditView): Change[] {
  const account = get('acct') ?? get('ID') ?? get('grp') ?? ''
  const told = account === '' ? {} : { observed: account.slice(0, 80) }
  switch (lead.type) {
    case 'CONFIG_CHANGE': {
      const off = get('audit_enabled') === '0' || /remove_rule|remove rule/.test(get('op') ?? '')
      const start = /add_rule|add rule/.test(get('op') ?? '')
      return start ? [] : [change('LX-01', 'logging', off ? 'high' : 'low', off ? 'switched off audit rules' : 'changed how the audit works')]
    }
    case 'DAEMON_END':
    case 'DAEMON_ABORT':
      return [change('LX-01', 'logging', 'medium', 'stopped the audit daemon')]
    case 'SERVICE_STOP':
      return /^(?:auditd|rsyslog|syslog-ng|systemd-journald)/.test(get('unit') ?? '') ? [change('LX-01', 'logging', 'medium', 'stopped a log service', { observed: get('unit') ?? '' })] : []
    case 'MAC_STATUS':
      return get('enforcing') === '0' ? [change('LX-05', 'fence', 'high', 'switched off mandatory access control')] : []
    case 'ADD_USER':
    case 'ADD_GROUP':
      return [change('LX-04', 'identity', 'medium', 'made an account', told)]
    case 'DEL_USER':
    case 'DEL_GROUP':
      return [change('LX-04', 'identity', 'low', 'removed an account', told)]
    case 'USER_MGMT':
    case 'GRP_MGMT':
    case 'ACCT_LOCK':
    case 'ACCT_UNLOCK':
    case 'USER_CHAUTHTOK':
      return [change('LX-04', 'identity', 'low', 'changed an account', told)]
    case 'ROLE_ASSIGN':
      return [change('LX-04', 'grant', 'medium', 'gave a role', told)]
    default:
      return []
  }
}

/** A command without what may be a secret: values behind an equals sign, a password flag, or in a URL. */
const redacted = (command: string): string => command.replace(/(--?p(?:ass(?:word)?)?[= ]|(?:password|token|secret|key)=)\S+/gi, '$1***').replace(/\/\/[^/\s@]+@/g, '//***@').slice(0, 160)
