import type { Change, SignIn } from '../audit-log/event'
import type { OutcomeKind } from '../log-model'

/** What a message of a program tells of people; nothing for the rest, which are messages of a service. */
export type Told = {
  action: string
  /** Who acts or tries to. */
  user: string
  outcome?: OutcomeKind
  ip?: string
  /** Signed in at the machine itself. */
  console?: boolean
  signIn?: SignIn
  change?: Change
  /** Opened or wrote a file of others. */
  data?: boolean
  readOnly?: boolean
  unknownUser?: boolean
  /** The line does not say who acts: the program stands for it. */
  machine?: boolean
}

const signIn = (more: Partial<SignIn> = {}): SignIn => ({ kind: 'interactive', factor: 'unknown', names: [], weak: null, federated: false, risky: false, reportOnly: false, ...more })
const change = (rule: string, kind: Change['kind'], severity: Change['severity'], what: string, more: Partial<Omit<Change, 'rule'>> = {}): Change => ({ rule, kind, severity, what, ...more })
const who = String.raw`([\p{L}\p{N}_.@\\+$\-]{1,64})`
const ip = String.raw`([0-9a-fA-F:.]{3,45})`
type Shape = { program: RegExp; text: RegExp; tell: (parts: string[], line: string) => Told }

const sshd = /^sshd(?:-session)?$/
const shapes: Shape[] = [
  { program: sshd, text: new RegExp(String.raw`^Accepted (\S+) for ${who} from ${ip} port \d+(?: ssh2)?(?:: (\S+))?`, 'u'), tell: ([method = '', user = '', from = '', key = '']) => ({ action: 'sign in', user, ip: from, signIn: sshSignIn(method, key) }) },
  { program: sshd, text: new RegExp(String.raw`^Failed (\S+) for (invalid user )?${who} from ${ip}`, 'u'), tell: ([method = '', invalid, user = '', from = '']) => ({ action: 'sign in', user, ip: from, outcome: 'denied', signIn: sshSignIn(method, ''), unknownUser: invalid !== undefined }) },
  { program: sshd, text: new RegExp(String.raw`^(?:Invalid user|User) ${who} from ${ip}`, 'u'), tell: ([user = '', from = ''], line) => ({ action: 'sign in', user, ip: from, outcome: 'denied', signIn: signIn(), unknownUser: line.startsWith('Invalid') }) },
  { program: /^(?:sftp-server|internal-sftp)$/, text: new RegExp(String.raw`^session opened for local user ${who} from \[${ip}\]`, 'u'), tell: ([user = '', from = '']) => ({ action: 'open a file session', user, ip: from }) },
  { program: /^sudo$/, text: new RegExp(String.raw`^\s*${who} : (.*?);? ?TTY=(\S+) ; PWD=.*? ; USER=(\S+) ; (?:GROUP=\S+ ; )?(?:ENV=.*? ; )?COMMAND=(.*)$`, 'u'), tell: sudo },
  { program: /^su(?:-l)?$/, text: new RegExp(String.raw`^(FAILED SU )?\(to ${who}\) ${who} on`, 'u'), tell: ([failed, to = '', user = '']) => ({ action: 'take another name', user, outcome: failed ? 'denied' : 'success', change: change('SL-02', 'grant', 'info', `took the name ${to}`, { name: 'names taken' }) }) },
  { program: /^(?:login|gdm-\w+|lightdm|sddm)$/, text: new RegExp(String.raw`^pam_unix\(\S+:session\): session opened for user ${who}`, 'u'), tell: ([user = '']) => ({ action: 'sign in', user: user.replace(/\(.*/, ''), console: true, signIn: signIn() }) },
  { program: /^login$/, text: new RegExp(String.raw`^(?:ROOT LOGIN|LOGIN) ON (\S+)(?: BY ${who})?`, 'u'), tell: ([, user = 'root']) => ({ action: 'sign in', user, console: true, signIn: signIn() }) },
  { program: /^(?:login|in\.telnetd|telnetd|rlogind)$/, text: new RegExp(String.raw`^(?:login|connect) (?:from|by) ${who}? ?(?:from )?${ip}`, 'u'), tell: ([user = '', from = '']) => ({ action: 'sign in', user, ip: from, signIn: signIn({ weak: 'telnet' }) }) },
  { program: /^useradd$/, text: new RegExp(String.raw`^new user: name=${who},`, 'u'), tell: ([user = '']) => ({ action: 'make an account', user: '', machine: true, change: change('SL-03', 'identity', 'medium', `made the account ${user}`, { name: 'accounts made' }) }) },
  { program: /^userdel$/, text: new RegExp(String.raw`^delete user '${who}'`, 'u'), tell: ([user = '']) => ({ action: 'remove an account', user: '', machine: true, change: change('SL-03', 'identity', 'low', `removed the account ${user}`, { name: 'accounts removed' }) }) },
  { program: /^(?:usermod|gpasswd|groupmems)$/, text: /^add(?:ed)? '?([\w.-]+)'? to (?:shadow )?group '?([\w.-]+)'?/, tell: ([user = '', group = '']) => ({ action: 'add to a group', user: '', machine: true, change: change('SL-03', 'grant', /^(?:wheel|sudo|root|adm|docker|libvirt)$/.test(group) ? 'high' : 'low', `put ${user} in the group ${group}`, { name: 'groups given' }) }) },
  { program: /^(?:passwd|chpasswd)$/, text: new RegExp(String.raw`password changed for ${who}`, 'u'), tell: ([user = '']) => ({ action: 'change a password', user, change: change('SL-03', 'identity', 'info', `changed the password of ${user}`, { name: 'passwords changed' }) }) },
]

function sshSignIn(method: string, key: string): SignIn {
  const hardware = /^(?:ED25519|ECDSA)-SK/i.test(key)
  return signIn({ factor: hardware ? 'hardware' : method === 'password' ? 'none' : 'unknown', names: [hardware ? 'security key' : method.slice(0, 40)] })
}

const against = /\b(?:(?:systemctl|service)\s+(?:stop|disable|mask|kill)\s+(?:auditd|rsyslog|syslog-ng|systemd-journald)|auditctl\s+(?:-D|-e\s*0)|journalctl\s+--vacuum|(?:rm|shred|truncate)\s[^|;]*\/var\/log)/
const weakening = /\b(?:setenforce\s+0|(?:systemctl|service)\s+(?:stop|disable|mask)\s+(?:firewalld|nftables|iptables|usbguard|fapolicyd|chronyd|ntpd)|iptables\s+-F|nft\s+flush|fips-mode-setup\s+--disable)/

function sudo([user = '', refusal = '', tty = '', as = '', command = '']: string[]): Told {
  const observed = command.replace(/(--?p(?:ass(?:word)?)?[= ]|(?:password|token|secret|key)=)\S+/gi, '$1***').slice(0, 160)
  const outcome: OutcomeKind = refusal.trim() === '' ? 'success' : 'denied'
  const console = /^tty\d/.test(tty)
  if (against.test(command)) return { action: 'sudo', user, outcome, console, change: change('SL-01', 'logging', 'high', 'ran a command against the logs', { name: 'commands against the logs', observed }) }
  if (weakening.test(command)) return { action: 'sudo', user, outcome, console, change: change('SL-04', 'fence', 'high', 'switched off a protection of the machine', { name: 'protections switched off', observed }) }
  return { action: 'sudo', user, outcome, console, change: change('SL-02', 'grant', 'info', `ran a command as ${as}`, { name: 'commands with other rights', observed }) }
}

/** Messages of the machine itself that a reviewer has to hear of. */
const machine: [RegExp, RegExp, Change][] = [
  [/^(?:systemd|init)$/, /^(?:Stopped|Stopping) .*\b(?:auditd|rsyslog|syslog-ng|System Logging Service|Security Audit(?:ing)? (?:Logging )?Service|Journal Service)\b/i, change('SL-01', 'logging', 'medium', 'stopped a log service', { name: 'log services stopped' })],
  [/^(?:rsyslogd|syslogd|syslog-ng)$/, /exiting on signal|terminated on|shutting down/i, change('SL-01', 'logging', 'low', 'ended', { name: 'log services stopped' })],
  [/^auditd$/, /audit daemon is exiting|error (?:halt|suspend)ing|log file.*full/i, change('SL-01', 'logging', 'medium', 'ended, or could not write', { name: 'log services stopped' })],
  [/^(?:rsyslogd|systemd-journald|imuxsock)$/, /(?:begin to drop messages|messages lost|Suppressed \d+ messages|missed \d+ kernel messages)/i, change('SL-01', 'logging', 'medium', 'dropped messages', { name: 'messages dropped' })],
  [/^kernel$/, /\bUSB Mass Storage device detected|usb-storage .*: USB Mass Storage/i, change('SL-05', 'sharing', 'medium', 'saw a USB store plugged in', { name: 'USB stores' })],
  [/^kernel$/, /SELinux: .*enforcing=0|audit: backlog limit exceeded|audit_lost=[1-9]/i, change('SL-01', 'logging', 'medium', 'lost audit records, or stopped enforcing', { name: 'audit records lost' })],
  [/^(?:chronyd|ntpd|ntpdate|systemd-timesyncd)$/, /(?:System clock wrong by|Forward time jump|time reset|no servers (?:can be used|reachable)|Can't synchronise)/i, change('SL-04', 'fence', 'low', 'set the clock, or could not keep it', { name: 'clock set', criterion: 'LOG-04' })],
]

/** What a message tells of a person; null when it is one of the machine's own. */
export function toldBy(program: string, message: string): Told | null {
  for (const { program: of, text, tell } of shapes) {
    if (!of.test(program)) continue
    const parts = text.exec(message)
    if (parts) return tell(parts.slice(1), message)
  }
  return null
}

/** What a message of the machine itself changes. */
export function changeBy(program: string, message: string): Change | null {
  return machine.find(([of, text]) => of.test(program) && text.test(message))?.[2] ?? null
}
