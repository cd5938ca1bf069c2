import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

const at = (serial: number) => `msg=audit(1793628000.${String(serial).padStart(3, '0')}:${serial}):`
const login = `type=USER_LOGIN ${at(1)} pid=1 uid=0 auid=1004 ses=3 msg='op=login id=1004 exe="/usr/sbin/sshd" hostname=10.20.4.17 addr=10.20.4.17 terminal=ssh res=success'\n`
const syscall = (serial: number, fields: string, more = '') => `type=SYSCALL ${at(serial)} arch=c000003e success=yes exit=0 auid=1004 uid=1004 tty=pts0 ses=3 comm="x" exe="/usr/bin/x" ${fields}\n${more}`
const path = (serial: number, name: string) => `type=PATH ${at(serial)} item=0 name="${name}" nametype=NORMAL\n`
const execve = (serial: number, words: string) => `type=EXECVE ${at(serial)} argc=2 ${words.split(' ').map((word, i) => `a${i}="${word}"`).join(' ')}\n`
const user = (type: string, serial: number, inner: string) => `type=${type} ${at(serial)} pid=1 uid=0 auid=1004 ses=3 msg='${inner} res=success'\n`
const read = (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'audit.log')] })
const rules = async (content: string) => (await read(login + content)).observations.filter(({ rule }) => rule.startsWith('LX')).map(({ rule, severity }) => `${rule} ${severity}`)

describe('rules: firing, quiet, near miss', () => {
  it.each<[string, string, string[]]>([
    ['a quiet log', syscall(2, 'syscall=257', path(2, '/srv/a')), []],
    ['LX-01 fires when auditing is switched off', `type=CONFIG_CHANGE ${at(2)} op=set audit_enabled=0 old=1 auid=1004 ses=3 res=1\n`, ['LX-01 high']],
    ['LX-01 is quiet for a rule added', `type=CONFIG_CHANGE ${at(2)} op=add_rule key="x" auid=1004 ses=3 res=1\n`, []],
    ['LX-01 fires for a log removed', syscall(2, 'syscall=87', path(2, '/var/log/audit/audit.log')), ['LX-01 high']],
    ['LX-01 is quiet for another file removed', syscall(2, 'syscall=87', path(2, '/srv/var/log/audit')), []],
    ['LX-01 fires for a command in hex', user('USER_CMD', 2, 'cmd=73797374656D63746C2073746F7020617564697464 exe="/usr/bin/sudo"'), ['LX-01 high', 'LX-02 info']],
    ['LX-02 only lists a command', user('USER_CMD', 2, 'cmd="systemctl status auditd"'), ['LX-02 info']],
    ['LX-03 fires for root', `type=USER_LOGIN ${at(2)} uid=0 auid=0 ses=4 msg='op=login id=0 exe="/usr/sbin/sshd" addr=10.20.4.17 res=success'\n`, ['LX-03 high']],
    ['LX-03 is quiet for a service of root', `type=SERVICE_START ${at(2)} pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit=x exe="/usr/lib/systemd/systemd" res=success'\n`, []],
    ['LX-04 fires for an account made', user('ADD_USER', 2, 'op=add acct="v"'), ['LX-04 medium']],
    ['LX-04 only notes one removed', user('DEL_USER', 2, 'op=del acct="v"'), ['LX-04 low']],
    ['LX-05 fires for enforcement switched off', `type=MAC_STATUS ${at(2)} enforcing=0 old_enforcing=1 auid=1004 ses=3\n`, ['LX-05 high']],
    ['LX-05 is quiet when it is switched on', `type=MAC_STATUS ${at(2)} enforcing=1 old_enforcing=0 auid=1004 ses=3\n`, []],
    ['LX-06 lists a copy', syscall(2, 'syscall=59', execve(2, 'scp a')), ['LX-06 low']],
    ['LX-06 is quiet for a name that begins alike', syscall(2, 'syscall=59', execve(2, 'scpx a')), []],
    ['LX-07 fires for an address abroad', login.replaceAll('10.20.4.17', '185.220.101.4').replace(':1)', ':2)'), ['LX-07 high']],
    ['LX-08 fires for telnet', login.replace('/usr/sbin/sshd', '/usr/sbin/in.telnetd').replace(':1)', ':2)'), ['LX-08 high']],
  ])('%s', async (_name, content, expected) => expect(await rules(content)).toEqual(expected))
})

describe('records', () => {
  it('of one event come together, also where two lie among each other', async () => {
    const two = [syscall(2, 'syscall=257'), syscall(3, 'syscall=257'), path(2, '/srv/a'), path(3, '/srv/b')].join('')
    expect((await read(login + two)).facts).toMatchObject({ events: 3, dataEvents: 2, incomplete: 0, sources: { private: 3 } })
  })
  it('take the address from where their session was opened, and miss it when that is not in the sample', async () => {
    expect((await read(syscall(2, 'syscall=257'))).facts).toMatchObject({ events: 1, incomplete: 1, sources: { missing: 1 } })
  })
  it.each<[string, string | Uint8Array]>([
    ['with the name of the machine', `node=gd-01 ${login}`],
    ['through a log server', `Nov  2 14:00:00 gd-01 audispd: ${login}`],
    ['enriched', login.replace("'\n", "'\x1dUID=\"root\" AUID=\"mokafor\"\n")],
    ['with CRLF', login.replace('\n', '\r\n')],
    ['gzipped', gzipSync(login)],
  ])('%s', async (_name, content) => {
    expect((await read(content)).facts).toMatchObject({ events: 1, firstEvent: '2026-11-02T14:00:00Z', signIns: { interactive: 1 }, regions: {} })
    expect(recognize(await sampleOf(evidenceOf(content)))?.analyzer).toBe('linux-audit')
  })
  it('name a person once, also where only some records give the name', async () => {
    const named = (serial: number) => syscall(serial, 'syscall=257 auid=1004').trimEnd() + '\x1dAUID="mokafor" UID="mokafor"\n'
    const { facts } = await read(login + syscall(2, 'syscall=257') + named(3) + syscall(4, 'syscall=257'))
    expect(facts.principals).toMatchObject([{ id: 'mokafor', events: 4 }])
    const entered = user('CRED_ACQ', 2, 'op=PAM:setcred acct="mokafor" exe="/usr/sbin/sshd"')
    expect((await read(login + entered + syscall(3, 'syscall=257'))).facts.principals).toMatchObject([{ id: 'mokafor', events: 3 }])
  })
  it('leave numbers that two records name in two ways, or another machine names, as numbers', async () => {
    const other = `node=b ${syscall(2, 'syscall=257').trimEnd()}\x1dAUID="lpark"\n`
    expect((await read(`node=a ${login}${other}`)).facts.principals.map(({ id }) => id).sort()).toEqual(['lpark', 'uid 1004'])
    const both = ['mokafor', 'lpark'].map((name, i) => `${syscall(i + 2, 'syscall=257').trimEnd()}\x1dAUID="${name}"\n`).join('')
    expect((await read(login + both)).facts.principals.map(({ id }) => id).sort()).toEqual(['lpark', 'mokafor', 'uid 1004'])
  })
  it('lay what sudo does on whoever signed in, and jobs on the scheduler, not on root', async () => {
    const sudo = `type=USER_START ${at(2)} pid=1 uid=1004 auid=1004 ses=3 msg='op=PAM:session_open acct="root" exe="/usr/bin/sudo" hostname=? addr=? terminal=/dev/pts/0 res=success'\n`
    const job = `type=USER_START ${at(3)} pid=1 uid=0 auid=0 ses=7 msg='op=PAM:session_open acct="root" exe="/usr/sbin/crond" terminal=cron res=success'\n`
    const asked = `type=CRED_ACQ ${at(8)} pid=1 uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:setcred acct="root" exe="/usr/sbin/crond" terminal=cron res=success'\n`
    const run = syscall(4, 'syscall=257').replace('auid=1004 uid=1004', 'auid=0 uid=0').replace('ses=3', 'ses=7')
    const { facts, observations } = await read(login + asked + job + run + sudo)
    expect(facts.principals.map(({ id, kind }) => `${id} ${kind}`).sort()).toEqual(['cron service', 'uid 1004 human'])
    expect(observations.some(({ rule }) => rule === 'LX-03')).toBe(false)
    const booted = `type=SYSTEM_BOOT ${at(5)} uid=0 auid=4294967295 ses=4294967295 msg='exe="/usr/lib/systemd/systemd-update-utmp" res=success'\n`
    const root = `type=USER_LOGIN ${at(6)} uid=0 auid=0 ses=7 msg='op=login id=0 exe="/usr/sbin/sshd" addr=10.20.4.17 res=success'\n`
    expect((await read(login + job + booted + root)).observations.some(({ rule }) => rule === 'LX-03')).toBe(true)
  })
  it('name their machine, also behind what a log server writes first', async () => {
    expect((await read(`node=gd-01 ${login}`)).facts.hosts).toEqual({ 'gd-01': 1 })
    expect((await read(`Nov  2 14:00:00 relay audispd: node=gd-01 ${login}`)).facts.hosts).toEqual({ 'gd-01': 1 })
  })
  it('name people where the log does', async () => {
    const enriched = login.replace("'\n", "'\x1dUID=\"root\" AUID=\"mokafor\" ID=\"mokafor\"\n")
    expect((await read(enriched)).facts.principals).toMatchObject([{ id: 'mokafor', kind: 'human', aliases: ['mokafor', '1004'] }])
    expect((await read(login)).facts.principals).toMatchObject([{ id: 'uid 1004', kind: 'human' }])
  })
  it('that the journal keeps are the records they were', async () => {
    const entry = (type: string, rest: string, ms: number, serial: number) => JSON.stringify({ __REALTIME_TIMESTAMP: `${ms}001000`, _SOURCE_REALTIME_TIMESTAMP: `${ms}000000`, _TRANSPORT: 'audit', _HOSTNAME: 'gd-01', _AUDIT_TYPE_NAME: type, _AUDIT_ID: String(serial), MESSAGE: `${type} ${rest}` })
    const kept = [
      entry('SYSCALL', 'arch=c000003e syscall=257 success=yes exit=3 items=1 ppid=1 pid=2 auid=1004 uid=1004 ses=3 comm="cat" exe="/usr/bin/cat" key="itar"', 1793628000, 7),
      entry('PATH', 'item=0 name="/srv/itar/a" nametype=NORMAL', 1793628000, 7),
      entry('USER_LOGIN', `pid=1 uid=0 auid=0 ses=9 msg='op=login id=0 exe="/usr/sbin/sshd" addr=10.20.4.17 res=success'`, 1793628060, 8),
    ].join('\n')
    expect(recognize(await sampleOf(evidenceOf(kept)))?.analyzer).toBe('linux-audit')
    const { facts, observations } = await read(kept)
    expect(facts).toMatchObject({ events: 2, firstEvent: '2026-11-02T14:00:00Z', hosts: { 'gd-01': 2 }, dataEvents: 1 })
    expect(observations.find(({ rule }) => rule === 'LX-03')?.locator.line).toBe(3)
  })
  it('that are interpreted say that their time has no zone', async () => {
    const { facts, observations } = await read("type=USER_LOGIN msg=audit(11/02/2026 14:00:00.100:501) : uid=root auid=mokafor ses=9 msg='op=login id=mokafor exe=/usr/sbin/sshd addr=10.20.4.17 res=success' \n")
    expect(facts.firstEvent).toBe('2026-11-02T14:00:00Z')
    expect(observations.some(({ rule }) => rule === 'LX-09')).toBe(true)
  })
  it.each<[string, string, RegExp]>([
    ['cut within a quote', login.slice(0, -20), /cut off/],
    ['of something else', 'hello\n', /no record of the audit daemon/],
    ['with dates in two orders', "type=DAEMON_END msg=audit(13/11/2026 14:00:00.1:1) : op=x res=success\ntype=DAEMON_END msg=audit(11/13/2026 14:00:00.1:2) : op=x res=success\n", /day first/],
    ['of no line at all', '\n\n', /no record/],
  ])('%s are refused', async (_name, content, reason) => await expect(read(content)).rejects.toThrow(reason))
  it('that stop within a word are said to be perhaps cut off', async () => {
    const { observations } = await read(`${login}type=DAEMON_END ${at(5)} op=terminate auid=1004 pid=1 res=succ`)
    expect(observations.some(({ rule }) => rule === 'LG-08')).toBe(true)
  })
})
