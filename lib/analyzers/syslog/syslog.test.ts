import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

const at = '2026-11-02T14:00:00+00:00 gd-01'
const login = `${at} sshd[1]: Accepted publickey for mokafor from 10.20.4.17 port 50022 ssh2: ED25519-SK SHA256:x\n`
const read = (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'auth.log')] })
const rules = async (line: string) => (await read(`${login}${at} ${line}\n`)).observations.filter(({ rule }) => rule.startsWith('SL')).map(({ rule, severity }) => `${rule} ${severity}`)

describe('rules: firing, quiet, near miss', () => {
  it.each<[string, string, string[]]>([
    ['a quiet line', 'CRON[3]: (root) CMD (run-parts /etc/cron.hourly)', []],
    ['SL-01 fires for a log service stopped', 'systemd[1]: Stopped System Logging Service.', ['SL-01 medium']],
    ['SL-01 fires for a command against the logs', 'sudo: mokafor : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/systemctl stop auditd', ['SL-01 high']],
    ['SL-01 is quiet for another service', 'systemd[1]: Stopped Guidance API.', []],
    ['SL-01 is quiet for asking after it', 'sudo: mokafor : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/systemctl status auditd', ['SL-02 info']],
    ['SL-02 tells a refusal', 'sudo: mokafor : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/id', ['SL-02 low']],
    ['SL-03 fires for a group of administrators', "usermod[4]: add 'vdvorak' to group 'wheel'", ['SL-03 high']],
    ['SL-03 only notes another group', "usermod[4]: add 'vdvorak' to group 'itar'", ['SL-03 low']],
    ['SL-04 fires for enforcement switched off', 'sudo: mokafor : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/sbin/setenforce 0', ['SL-04 high']],
    ['SL-04 is quiet when it is switched on', 'sudo: mokafor : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/sbin/setenforce 1', ['SL-02 info']],
    ['SL-05 fires for a store plugged in', 'kernel: usb-storage 2-1:1.0: USB Mass Storage device detected', ['SL-05 medium']],
    ['SL-05 is quiet for a keyboard', 'kernel: usb 1-1: new full-speed USB device number 4 using xhci_hcd', []],
    ['SL-06 and SL-07 fire for a password from abroad', 'sshd[2]: Accepted password for mokafor from 185.220.101.4 port 1 ssh2', ['SL-06 high', 'SL-07 high']],
    ['SL-07 fires for a name with letters beyond ASCII, and of a domain', 'sshd[2]: Accepted password for TIDEWATER\\\\renée from 10.20.4.17 port 1 ssh2', ['SL-07 high']],
    ['SL-07 says when the record does not', 'sshd[2]: Accepted publickey for mokafor from 10.20.4.17 port 1 ssh2: RSA SHA256:x', ['SL-07 info']],
    ['SL-08 and SL-09 fire for root', 'sshd[2]: Accepted publickey for root from 10.20.4.17 port 1 ssh2: ED25519-SK SHA256:x', ['SL-08 high', 'SL-09 medium']],
    ['a refused stranger is not a shared name', 'sshd[2]: Failed password for invalid user oracle from 10.20.4.17 port 1 ssh2', []],
  ])('%s', async (_name, line, expected) => expect(await rules(line)).toEqual(expected))
})

describe('lines', () => {
  const text = 'sshd[1]: Accepted publickey for mokafor from 10.20.4.17 port 50022 ssh2: ED25519-SK SHA256:x'
  it.each<[string, string | Uint8Array]>([
    ['ISO times', login],
    ['RFC 5424', `<38>1 2026-11-02T14:00:00.000Z gd-01 sshd 1 - [x@1 a="b ] \\" c"] ${text.replace(/^sshd\[1\]: /, '')}\n`],
    ['RFC 3164 with the year stated', `# year 2026\nNov  2 14:00:00 gd-01 ${text}\n`],
    ['RFC 3164 with year and zone stated', `# year: 2026\n# time zone: -05:00\n<38>Nov  2 09:00:00 gd-01 ${text}\n`],
    ['journalctl with its day', `-- Logs begin at Mon 2026-11-02 --\nMon 2026-11-02 14:00:00 UTC gd-01 ${text}\n`],
    ['journalctl -o short-iso', `2026-11-02T09:00:00-0500 gd-01 ${text}\n`],
    ['the journal as JSON', JSON.stringify({ __REALTIME_TIMESTAMP: '1793628000000000', _HOSTNAME: 'gd-01', SYSLOG_IDENTIFIER: 'sshd', MESSAGE: text.replace(/^sshd\[1\]: /, '') })],
    ['rsyslog as JSON', JSON.stringify({ timestamp: '2026-11-02T09:00:00.123456-05:00', host: 'gd-01', severity: 'info', facility: 'authpriv', 'syslog-tag': 'sshd[1]:', message: ` ${text.replace(/^sshd\[1\]: /, '')}` })],
    ['rsyslog as its own JSON', JSON.stringify({ msg: text.replace(/^sshd\[1\]: /, ''), timereported: '2026-11-02T14:00:00Z', hostname: 'gd-01', programname: 'sshd', syslogtag: 'sshd[1]:', procid: '1', pri: '86' })],
    ['CRLF', login.replace('\n', '\r\n')],
    ['gzip', gzipSync(login)],
    ['UTF-16', Buffer.from(`\ufeff${login}`, 'utf16le')],
  ])('%s', async (_name, content) => {
    expect((await read(content)).facts).toMatchObject({ events: 1, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', hosts: { 'gd-01': 1 }, regions: {}, principals: [{ id: 'mokafor', kind: 'human' }], factors: { hardware: 1 } })
    expect(recognize(await sampleOf(evidenceOf(content)))?.analyzer).toBe('syslog')
  })
  it('of the journal leave what the kernel audited to its own log, and say so', async () => {
    const entry = (more: object) => JSON.stringify({ __REALTIME_TIMESTAMP: '1793628000000000', _HOSTNAME: 'gd-01', ...more })
    const mixed = [entry({ SYSLOG_IDENTIFIER: 'sshd', MESSAGE: text.replace(/^sshd\[1\]: /, '') }), entry({ _TRANSPORT: 'audit', MESSAGE: 'USER_LOGIN pid=1 uid=0 auid=0' })].join('\n')
    expect(recognize(await sampleOf(evidenceOf(mixed)))?.analyzer).toBe('syslog')
    const { facts, observations } = await read(mixed)
    expect(facts.events).toBe(1)
    expect(observations.find(({ rule }) => rule === 'LG-07')?.message).toMatch(/Linux audit system in the journal \(1\)/)
  })
  it('of other products that a log server carries are set aside, and said to be', async () => {
    const { facts, observations } = await read(`${login}${at} CEF:0|Microsoft|Windows|1|1102|The audit log was cleared|High|duser=kim\n${at} github_audit[7]: {"action":"repo.access"}\n`)
    expect(facts.events).toBe(1)
    expect(observations.filter(({ rule }) => rule === 'LG-07').map(({ message }) => message).join(' ')).toMatch(/audit events of GitHub \(1\).*CEF or LEEF format \(1\)/)
  })
  it('without a year have no time, and say how to give it', async () => {
    const { facts, observations } = await read(`Nov  2 14:00:00 gd-01 ${text}\n`)
    expect(facts).toMatchObject({ firstEvent: null, incomplete: 1 })
    expect(observations.find(({ rule }) => rule === 'SL-11')?.message).toContain('# year 2026')
  })
  it('turn the year', async () => {
    const { facts } = await read(`# year 2026\nDec 31 23:59:00 gd-01 ${text}\nJan  1 00:01:00 gd-01 ${text}\n`)
    expect(facts).toMatchObject({ firstEvent: '2026-12-31T23:59:00Z', lastEvent: '2027-01-01T00:01:00Z' })
  })
  it('that repeat count as often', async () => {
    const { facts } = await read(`${at} sshd[1]: Failed password for mokafor from 10.20.4.17 port 1 ssh2\n${at} sshd[1]: message repeated 4 times: [ Failed password for mokafor from 10.20.4.17 port 1 ssh2]\n`)
    expect(facts.signIns.failed).toBe(5)
  })
  it('of sudo come from where the person signed in', async () => {
    const sudo = `${at} sudo: mokafor : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/id\n`
    expect((await read(login + sudo)).facts.sources).toMatchObject({ private: 2, missing: 0 })
    expect((await read(sudo)).facts.sources).toMatchObject({ missing: 1 })
  })
  it.each<[string, string, RegExp]>([
    ['that are none', `${login}hello\n`, /no line of syslog: line 2/],
    ['that stop in the header', `${login}2026-11-02T14`, /cut off: line 2/],
    ['that are not there', '# year 2026\n', /no record/],
  ])('%s are refused', async (_name, content, reason) => await expect(read(content)).rejects.toThrow(reason))
  it('that stop within the message are said to be perhaps cut off', async () => {
    expect((await read(`${login}${at} sshd[1]: Accep`)).observations.some(({ rule }) => rule === 'LG-08')).toBe(true)
  })
})
