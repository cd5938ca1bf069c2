import type { Change } from '../audit-log/event'
import type { WindowsRecord } from './record'
import { said } from './who'

const change = (rule: string, kind: Change['kind'], severity: Change['severity'], what: string, more: Partial<Omit<Change, 'rule'>> = {}): Change => ({ rule, kind, severity, what, ...more })
const strong = /^(?:Domain Admins|Enterprise Admins|Schema Admins|Administrators|Backup Operators|Account Operators|Server Operators|Group Policy Creator Owners|DnsAdmins|Remote Desktop Users|Hyper-V Administrators|Event Log Readers)$/i
const against = /\b(?:wevtutil(?:\.exe)?\s+(?:cl|clear-log|sl)|Clear-EventLog|auditpol(?:\.exe)?\s+\/(?:clear|remove|restore|set)|Remove-EventLog|Stop-Service\s+\S*eventlog|sc(?:\.exe)?\s+(?:stop|config)\s+eventlog|vssadmin(?:\.exe)?\s+delete)/i
const weakening = /\b(?:Set-MpPreference\s+-Disable|netsh(?:\.exe)?\s+advfirewall\s+set\s+\w+\s+state\s+off|Set-NetFirewallProfile\s.*False|bcdedit(?:\.exe)?\s+\/set|manage-bde(?:\.exe)?\s+-off|Disable-BitLocker)/i

/** Events by number, and what each changes. */
const table: Record<number, (get: (name: string) => string | null) => Change | null> = {
  1102: () => change('WS-01', 'logging', 'critical', 'cleared the security log', { name: 'security log cleared' }),
  104: () => change('WS-01', 'logging', 'high', 'cleared an event log', { name: 'event log cleared' }),
  1100: () => change('WS-01', 'logging', 'medium', 'the event log service was shut down', { name: 'event log service stopped' }),
  1101: () => change('WS-01', 'logging', 'medium', 'audit events were dropped', { name: 'audit events dropped' }),
  1104: () => change('WS-01', 'logging', 'medium', 'the security log is full', { name: 'security log full' }),
  4719: (get) => change('WS-01', 'logging', /%%844[89]|removed/i.test(get('AuditPolicyChanges') ?? '') ? 'high' : 'medium', /%%844[89]|removed/i.test(get('AuditPolicyChanges') ?? '') ? 'took away what is audited' : 'changed what is audited', { name: 'audit policy changed' }),
  4612: () => change('WS-01', 'logging', 'medium', 'audit events were lost', { name: 'audit events dropped' }),
  4616: () => change('WS-05', 'fence', 'low', 'set the clock', { name: 'clock set', criterion: 'LOG-04' }),
  4720: (get) => change('WS-03', 'identity', 'medium', `made the account ${get('TargetUserName') ?? 'not told'}`, { name: 'accounts made' }),
  4722: (get) => change('WS-03', 'identity', 'low', `enabled the account ${get('TargetUserName') ?? 'not told'}`, { name: 'accounts enabled' }),
  4724: (get) => change('WS-03', 'identity', 'low', `set the password of ${get('TargetUserName') ?? 'somebody'}`, { name: 'passwords set' }),
  4725: (get) => change('WS-03', 'identity', 'info', `disabled the account ${get('TargetUserName') ?? 'not told'}`, { name: 'accounts disabled' }),
  4726: (get) => change('WS-03', 'identity', 'low', `deleted the account ${get('TargetUserName') ?? 'not told'}`, { name: 'accounts deleted' }),
  4738: () => change('WS-03', 'identity', 'info', 'changed an account', { name: 'accounts changed' }),
  4740: (get) => change('WS-03', 'identity', 'info', `locked out ${get('TargetUserName') ?? 'an account'}`, { name: 'accounts locked out' }),
  4765: () => change('WS-03', 'grant', 'high', 'gave an account the history of another', { name: 'SID history' }),
  4739: () => change('WS-05', 'fence', 'medium', 'changed a policy of the domain', { name: 'domain policy changed', criterion: 'IAM-03' }),
  4704: (get) => change('WS-04', 'grant', 'medium', `gave a right (${get('PrivilegeList') ?? 'not told'})`, { name: 'rights given' }),
  4717: () => change('WS-04', 'grant', 'low', 'gave a right to sign in', { name: 'rights given' }),
  4672: () => change('WS-04', 'grant', 'info', 'signed in with special rights', { name: 'sessions with special rights' }),
  4648: (get) => change('WS-04', 'grant', 'info', `used the credentials of ${get('TargetUserName') ?? 'another'}`, { name: 'credentials of others used' }),
  4697: (get) => change('WS-05', 'fence', 'medium', `installed the service ${get('ServiceName') ?? 'not told'}`, { name: 'services installed' }),
  7045: (get) => change('WS-05', 'fence', 'medium', `installed the service ${get('ServiceName') ?? 'not told'}`, { name: 'services installed' }),
  4698: (get) => change('WS-05', 'fence', 'low', `made the task ${get('TaskName') ?? 'not told'}`, { name: 'tasks made' }),
  6416: () => change('WS-06', 'sharing', 'low', 'saw a device plugged in', { name: 'devices plugged in' }),
}

/** What an event changes. */
export function changesOf({ id, data }: WindowsRecord): readonly Change[] {
  const get = (name: string) => said(data.get(name))?.slice(0, 120) ?? null
  if (id === 4728 || id === 4732 || id === 4756) {
    const group = get('TargetUserName') ?? 'not told'
    const member = get('MemberName') ?? get('MemberSid') ?? 'somebody'
    return [change('WS-04', 'grant', strong.test(group) ? 'high' : 'low', `put ${member.replace(/^CN=([^,]+),.*$/i, '$1')} in the group ${group}`, { name: 'groups given' })]
  }
  if (id === 4688) {
    const command = `${said(data.get('CommandLine')) ?? said(data.get('NewProcessName')) ?? ''}`
    const observed = command.replace(/((?:password|token|secret|key|\/p)[=: ])\S+/gi, '$1***').slice(0, 160)
    if (against.test(command)) return [change('WS-01', 'logging', 'high', 'ran a command against the logs', { name: 'commands against the logs', observed })]
    return weakening.test(command) ? [change('WS-05', 'fence', 'high', 'switched off a protection of the machine', { name: 'protections switched off', observed })] : []
  }
  const found = table[id]?.(get)
  return found ? [found] : []
}
