import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { KeyGone } from '../vault/keys/key-service'
import type { GivenFile } from './given-file'
import { runReading } from './run-reading'

const root = mkdtempSync(join(tmpdir(), 'veritar-reading-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A file of these bytes; `given` are what is handed out for it. */
function fileOf(name: string, bytes: Buffer, given = bytes): GivenFile {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: async function* (start, end) { yield given.subarray(start, end) } }
}
const order = { kind: '', files: [fileOf('a', Buffer.from('a'))] }
const limits = { seconds: 60, memoryMb: 512 }
/** Written once: a reader that has just been started reads it while others are. */
const script = (name: string, text: string) => {
  const path = join(root, `${name}.mjs`)
  if (!existsSync(path)) writeFileSync(path, text)
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
])('asvs-16.5.4 asvs-16.5.1 a reader that %s has failed, in words without its details', async (name, text, said) => {
  const failure = await run(name, text).then(() => null, (error: Error) => error)
  expect(failure?.name).toBe('ReadingFailed')
  expect(failure?.message).toMatch(said)
  expect(failure?.message).not.toContain('secret detail')
}, 60_000)

test('what a reader said last is heard, however long it is and however soon it ends', async () => {
  const text = 'process.once("message", () => { process.send({ type: "unreadable", recognized: null, reason: "r".repeat(1_900), place: {}, remedy: "x".repeat(1_900) }, () => process.exit(0)) })'
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => run('last-words', text)))
  expect(outcomes.map(({ type }) => type)).toEqual(Array(6).fill('unreadable'))
}, 60_000)

test('asvs-1.3.12 a reader that never ends is ended', async () => {
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

test('asvs-15.4.2 the real one reads what it is given, and refuses bytes that are others', async () => {
  const bytes = Buffer.alloc(3_500_000, 'These are a few words of no kind that Veritar reads.\n')
  const real = (file: GivenFile) => runReading({ kind: 'references', files: [file] }, limits, {})
  expect(await real(fileOf('notes.txt', bytes))).toEqual({ type: 'unread', recognized: null })
  const altered = Buffer.from(bytes)
  altered[3_400_000] = 1
  await expect(real(fileOf('notes.txt', bytes, altered))).rejects.toThrow('stopped while reading')
}, 120_000)

test('bytes that cannot be opened end the reading, in words without details', async () => {
  const file = fileOf('a.txt', Buffer.from('words'))
  const failing: GivenFile = { ...file, bytes: async function* () { yield* []; throw new Error('secret detail') } }
  const failure = await runReading({ kind: 'references', files: [failing] }, limits, {}).then(() => null, (error: Error) => error)
  expect(failure?.message).toMatch(/could not be read/)
  expect(failure?.message).not.toContain('secret')
  const shredded: GivenFile = { ...file, bytes: async function* () { yield* []; throw new KeyGone('local:1') } }
  await expect(runReading({ kind: 'references', files: [shredded] }, limits, {})).rejects.toThrow('key of this evidence is not there any more')
}, 60_000)

test.each([
  ['a file it was not given', { file: 1, start: 0, end: 1 }],
  ['bytes beyond the end', { file: 0, start: 0, end: 2 }],
  ['nothing', { file: 0, start: 0, end: 0 }],
  ['too much at once', { file: 0, start: 0, end: 9_000_000 }],
])('a reader that asks for %s is ended', async (_, want) => {
  await expect(run('greedy', `process.once("message", () => process.send({ type: "want", ...${JSON.stringify(want)} }))`)).rejects.toThrow('an answer that is not one')
}, 60_000)
