import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { childEnv } from './env'

const folder = mkdtempSync(join(tmpdir(), 'veritar-failpoint-'))
const file = join(folder, 'point')
afterAll(() => rmSync(folder, { recursive: true }))

/** Passes three points in a process of its own. */
const pass = (values: Record<string, string>) => {
  const { signal, stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', `import('./lib/failpoint.ts').then(({ failpoint }) => ['a.one', 'b.two', 'a.one'].forEach((name) => (failpoint(name), console.log(name))))`], { env: childEnv({ DATABASE_APP_URL: 'postgresql://none', NEXTAUTH_SECRET: '0'.repeat(64), ...values }), encoding: 'utf8' })
  return { signal, passed: stdout.trim().split('\n').filter(Boolean) }
}

test('a process ends at the point that was named, once, and never where nothing names one', () => {
  writeFileSync(file, 'a.one:2')
  expect(pass({})).toEqual({ signal: null, passed: ['a.one', 'b.two', 'a.one'] })
  expect(pass({ VERITAR_FAILPOINT: file })).toEqual({ signal: 'SIGKILL', passed: ['a.one', 'b.two'] })
  expect(existsSync(file)).toBe(false)
  expect(pass({ VERITAR_FAILPOINT: file })).toEqual({ signal: null, passed: ['a.one', 'b.two', 'a.one'] })
}, 30_000)

test('or ends another one there and goes on', async () => {
  const victim = spawn('/bin/sleep', ['60'])
  const ended = new Promise((resolve) => victim.once('exit', (_, signal) => resolve(signal)))
  writeFileSync(file, `b.two@${victim.pid}`)
  expect(pass({ VERITAR_FAILPOINT: file })).toEqual({ signal: null, passed: ['a.one', 'b.two', 'a.one'] })
  expect(await ended).toBe('SIGKILL')
})
