import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeLock } from './lock'
import { startPostgres } from './postgres'
import { openSecrets, openState } from './state'

const root = mkdtempSync(join(tmpdir(), 'veritar-start-'))
// So that the user PostgreSQL runs as under root can pass.
chmodSync(root, 0o711)
afterAll(() => rmSync(root, { recursive: true }))
const fresh = (name: string) => openState(join(root, name))

test('a lock left by a process that is gone, or is something else by now, is taken over', () => {
  const state = fresh('stale')
  for (const pid of ['999999999', String(process.ppid), 'nonsense', '']) {
    writeFileSync(join(state, 'lock'), pid)
    const release = takeLock(state)
    expect(readFileSync(join(state, 'lock'), 'utf8')).toBe(String(process.pid))
    release()
  }
})

test('a start that is running keeps its state directory', async () => {
  const state = fresh('held')
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', 'lib/start/bootstrap.mjs'], { stdio: 'ignore' })
  try {
    await new Promise((resolve) => other.once('spawn', resolve))
    writeFileSync(join(state, 'lock'), String(other.pid))
    expect(() => takeLock(state)).toThrow(`Veritar already runs on ${state} (process ${other.pid})`)
    expect(readFileSync(join(state, 'lock'), 'utf8')).toBe(String(other.pid))
  } finally {
    other.kill()
  }
})

test('secrets are made once, for the owner only, and never replaced when damaged', () => {
  const state = fresh('secrets')
  const made = openSecrets(state)
  expect(new Set(Object.values(made)).size).toBe(4)
  expect(openSecrets(state)).toEqual(made)
  expect(statSync(join(state, 'secrets.json')).mode & 0o077).toBe(0)
  writeFileSync(join(state, 'secrets.json'), '{"nextAuth":')
  expect(() => openSecrets(state)).toThrow('is damaged: restore it from a backup')
  expect(readFileSync(join(state, 'secrets.json'), 'utf8')).toBe('{"nextAuth":')
})

test('a half-written data directory is said and left as it is', async () => {
  const state = fresh('half')
  const data = join(state, 'postgres', 'data')
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'PG_VERSION'), '18')
  await expect(startPostgres({ state, port: 1, password: 'a'.repeat(32), durable: false })).rejects.toThrow('is incomplete and was left as it is')
  expect(readFileSync(join(data, 'PG_VERSION'), 'utf8')).toBe('18')
})
