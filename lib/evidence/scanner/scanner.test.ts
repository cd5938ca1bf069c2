import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bareEnv } from '../../env'
import { writeZip } from '../../analyzers/formats/testing/zip-writer'
import { freePort } from '../../start/ports'
import { eicar } from '../checks/testing/malicious'
import { replyOf, ScannerAway, scanStream } from './clamd'
import { type Behavior, fakeClamd, honest } from './testing/fake-clamd'
import { trustedScanner } from './trust-scanner'

async function* of(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part as Uint8Array)
}
const now = new Date('2026-11-26T12:00:00Z')

describe('asvs-5.4.3 what clamd says', () => {
  test.each([
    ['stream: OK', 'clean'],
    ['stream: OK ', 'not-scanned'],
    ['stream: ok', 'not-scanned'],
    ['OK', 'not-scanned'],
    ['', 'not-scanned'],
    ['stream: OK\nstream: OK', 'not-scanned'],
    ['stream: Eicar-Signature FOUND', 'infected'],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', 'infected'],
    ['stream: <b> FOUND', 'not-scanned'],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND', 'not-scanned'],
    ['stream: Heuristics.Encrypted.Zip FOUND', 'not-scanned'],
    ['INSTREAM size limit exceeded. ERROR', 'not-scanned'],
    ['stream: Can\'t allocate memory ERROR', 'not-scanned'],
    ['UNKNOWN COMMAND', 'not-scanned'],
  ])('%j is %s', (said, result) => expect(replyOf(said).result).toBe(result))
})

describe('a scanner that misbehaves', () => {
  test('gives every byte, in order, and hears the answer', async () => {
    const clamd = await fakeClamd({ reply: (received) => (received.equals(Buffer.concat([Buffer.alloc(300_000, 1), Buffer.alloc(300_000, 2)])) ? 'stream: OK\0' : 'stream: Wrong FOUND\0') })
    expect(await scanStream({ address: clamd.address, seconds: 5 }, of(Buffer.alloc(300_000, 1), '', Buffer.alloc(300_000, 2)))).toEqual({ result: 'clean' })
    await clamd.stop()
  })
  test.each([
    ['hangs', { reply: () => null }, /in time/],
    ['hangs up', { reply: () => null, hangUp: true }, /ended before|could not be asked/],
    ['ends in the middle of a word', { reply: () => 'stream: O' }, /ended before/],
    ['never stops talking', { reply: () => 'x'.repeat(9_000) }, /more than an answer/],
  ] as [string, Behavior, RegExp][])('%s: nothing is known', async (_what, behavior, says) => {
    const clamd = await fakeClamd(behavior)
    const failed = await scanStream({ address: clamd.address, seconds: 0.3 }, of('hello')).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(ScannerAway)
    expect((failed as Error).message).toMatch(says)
    await clamd.stop()
  })
  test('is not there', async () => {
    await expect(scanStream({ address: `tcp://127.0.0.1:${await freePort()}`, seconds: 1 }, of('hello'))).rejects.toThrow(ScannerAway)
    await expect(scanStream({ address: 'unix:/nowhere/clamd.sock', seconds: 1 }, of('hello'))).rejects.toThrow(ScannerAway)
  })
  test('answers before it has heard all of it', async () => {
    const clamd = await fakeClamd({ reply: () => null, early: 'INSTREAM size limit exceeded. ERROR' })
    async function* endless() {
      for (let i = 0; i < 2_000; i += 1) yield Buffer.alloc(65_536)
    }
    expect(await scanStream({ address: clamd.address, seconds: 5 }, endless()).catch((error: unknown) => error)).toSatisfy((said) => said instanceof ScannerAway || (said as { result: string }).result === 'not-scanned')
    await clamd.stop()
  })
  test('a stream that breaks is no answer', async () => {
    const clamd = await fakeClamd({ reply: honest })
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the vault says: altered')
    }
    await expect(scanStream({ address: clamd.address, seconds: 2 }, broken())).rejects.toThrow('altered')
    await clamd.stop()
  })
})

describe('whether a scanner may be believed', () => {
  test.each([
    ['with signatures of today', {}, /^ClamAV 1\.4\.6, signatures 27813 of 2026-11-26$/],
    ['without any signatures of a date', { version: 'ClamAV 1.4.6' }, /no signatures/],
    ['with signatures of last week', { version: 'ClamAV 1.4.6/27800/Thu Nov 19 05:00:00 2026' }, /175 hours old/],
    ['that is something else', { version: 'nginx' }, /does not call itself ClamAV/],
    ['that finds nothing', { reply: () => 'stream: OK\0' }, /does not find the test file/],
    ['that calls clean what it did not look into', { reply: (received: Buffer) => (received.includes('EICAR') ? 'stream: Eicar FOUND\0' : 'stream: OK\0') }, /AlertExceedsMax/],
  ])('one %s', async (_what, behavior, says) => {
    const clamd = await fakeClamd({ reply: honest, ...behavior })
    expect(await trustedScanner({ address: clamd.address, seconds: 5 }, 24, now).catch((error: Error) => error.message)).toMatch(says)
    await clamd.stop()
  })
})

/** A real clamd, where one is installed, with one signature of our own: it needs no network. */
const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd'].find((path) => existsSync(path)) ?? ''
const clamdHere = program !== ''
if (!clamdHere) console.warn('Not run: the real ClamAV. clamd is not installed (apt-get install clamav-daemon).')

describe.skipIf(!clamdHere)('asvs-5.4.3 the real ClamAV', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veritar-clamd-'))
  let clamd: { address: string; seconds: number }
  const running: ChildProcess[] = []
  async function start(settings: string): Promise<{ address: string; seconds: number }> {
    const port = await freePort()
    const db = join(folder, 'signatures')
    mkdirSync(db, { recursive: true })
    writeFileSync(join(db, 'own.ndb'), `Veritar.Test:0:*:${Buffer.from(eicar).toString('hex')}\n`)
    const conf = join(folder, `${port}.conf`)
    writeFileSync(conf, `TCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${db}\nForeground yes\n${process.getuid?.() === 0 ? 'User root\n' : ''}${settings}`)
    const child = spawn(program, ['-c', conf], { stdio: 'ignore', env: bareEnv() })
    running.push(child)
    const address = { address: `tcp://127.0.0.1:${port}`, seconds: 20 }
    for (let tries = 0; ; tries += 1) {
      const up = await scanStream({ ...address, seconds: 2 }, of('up?')).then(() => true, () => false)
      if (up) return address
      if (tries > 100) throw new Error('clamd did not start.')
      await new Promise((wait) => setTimeout(wait, 100))
    }
  }
  beforeAll(async () => {
    clamd = await start('AlertExceedsMax yes\nAlertEncrypted yes\nStreamMaxLength 30M\nMaxFileSize 30M\nMaxScanSize 60M\n')
  })
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const zipped = writeZip([{ name: 'a.txt', data: eicar }])
  test.each([
    ['words', 'a,b\n', 'clean'],
    ['the test file', eicar, 'infected'],
    ['the test file zipped', zipped, 'infected'],
    ['the test file zipped twice', writeZip([{ name: 'b.zip', data: zipped }]), 'infected'],
    ['more than it takes', new Uint8Array(31 * 1_048_576), 'not-scanned'],
  ].map(([what, bytes, result]) => [`${what as string}: ${result as string}`, bytes, result] as const))('%s', async (_what, bytes, result) => expect((await scanStream(clamd, of(bytes as string))).result).toBe(result))
  test('is believed, and not when its signatures must carry a date', async () => {
    expect(await trustedScanner(clamd, 'undated', now)).toMatch(/^ClamAV [\d.]+, signatures of the operator's own$/)
    await expect(trustedScanner(clamd, 24, now)).rejects.toThrow('no signatures that carry a date')
  })
  test('is not believed without AlertExceedsMax', async () => {
    const lax = await start('AlertExceedsMax no\n')
    await expect(trustedScanner(lax, 'undated', now)).rejects.toThrow('AlertExceedsMax')
  })
})
