import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { diskVault } from '../vault/vault'
import type { Order } from './reading'
import { runReading } from './run-reading'

const root = mkdtempSync(join(tmpdir(), 'veritar-reading-'))
afterAll(() => rmSync(root, { recursive: true }))

const order: Order = { kind: '', root, files: [{ name: 'a', size: 1, sha256: 'a'.repeat(64) }] }
const limits = { seconds: 60, memoryMb: 512 }
const script = (name: string, text: string) => {
  const path = join(root, `${name}.mjs`)
  writeFileSync(path, text)
  return path
}
const run = (name: string, text: string, within = limits) => runReading(order, within, {}, script(name, text))

test.each([
  ['crashes', 'process.exit(3)', /stopped while reading/],
  ['throws', 'process.once("message", () => { throw new Error("secret detail") })', /stopped while reading/],
  ['says an outcome and then crashes', 'process.once("message", () => process.send({ type: "unread", recognized: null }, () => process.exit(1)))', /stopped while reading/],
  ['ends without a word', 'process.once("message", () => process.exit(0))', /stopped while reading/],
  ['says something else', 'process.once("message", () => process.send({ type: "read", analyzer: "x" }))', /an answer that is not one/],
  ['says more than was asked', 'process.once("message", () => process.send({ type: "unread", recognized: null, admin: true }))', /an answer that is not one/],
])('a reader that %s has failed, in words without its details', async (name, text, said) => {
  const failure = await run(name, text).then(() => null, (error: Error) => error)
  expect(failure?.name).toBe('ReadingFailed')
  expect(failure?.message).toMatch(said)
  expect(failure?.message).not.toContain('secret detail')
}, 60_000)

test('a reader that never ends is ended', async () => {
  await expect(run('hangs', 'process.once("message", () => { for (;;); })', { ...limits, seconds: 2 })).rejects.toThrow('longer than 2 seconds')
}, 60_000)

test('a reader that fills the memory outside its heap is ended', async () => {
  const text = 'process.once("message", () => { const kept = []; setInterval(() => kept.push(Buffer.alloc(50_000_000, 1)), 30) })'
  await expect(run('grows', text, { seconds: 60, memoryMb: 128 })).rejects.toThrow(/more than 128 MB/)
}, 90_000)

test('it gets no variable of ours', async () => {
  process.env.NEXTAUTH_SECRET ??= 'not for readers'
  const text = 'process.once("message", () => process.send({ type: "unreadable", recognized: null, reason: Object.keys(process.env).sort().join(" "), place: {}, remedy: "" }, () => process.exit(0)))'
  const outcome = await run('environment', text)
  expect(outcome.type === 'unreadable' && outcome.reason.split(' ').filter((name) => !name.startsWith('NODE_CHANNEL') && name !== 'PWD')).toEqual(['NODE_ENV', 'TZ'])
}, 60_000)

test('the real one reads from the vault, and refuses bytes that were altered there', async () => {
  const vault = diskVault(root)
  const bytes = Buffer.from('These are a few words of no kind that Veritar reads.\n')
  const stored = await vault.put((async function* () { yield bytes })(), 1_000)
  const real = { kind: 'references', root, files: [{ name: 'notes.txt', ...stored }] }
  expect(await runReading(real, limits, {})).toEqual({ type: 'unread', recognized: null })
  writeFileSync(join(root, 'objects', stored.sha256.slice(0, 2), stored.sha256), 'These are other words.\n')
  await expect(runReading(real, limits, {})).rejects.toThrow('stopped while reading')
}, 120_000)
