import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkpointText, proofText } from '../audit/checkpoint'
import { entryOf } from '../audit/entry'
import { originOf } from '../audit/keys'
import { growingTree, leafHash } from '../audit/merkle'
import { signNote, verifierLine, verifierOf } from '../audit/note'
import { eventOf, exportedLog, logId, newKeys, newSigner } from '../audit/testing/log'
import { run } from './main'

const folder = mkdtempSync(join(tmpdir(), 'veritar-log-'))
afterAll(() => rmSync(folder, { recursive: true }))
const keys = newKeys()
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const veritar = (...args: string[]) => run(['verify-log', ...args], folder)

beforeAll(async () => {
  const witness = newSigner()
  const lines = await exportedLog({ keys, witness, size: 9, heads: [4, 9], sealed: [2] })
  write('log.jsonl', `${lines.join('\n')}\n`)
  write('flipped.jsonl', `${lines.join('\n').replace('revision 5', 'revision 6')}\n`)
  write('dropped.jsonl', `${lines.filter((line) => !line.startsWith('{"index":7,')).join('\n')}\n`)
  write('later.jsonl', `${(await exportedLog({ keys, witness, size: 12, heads: [12] })).join('\n')}\n`)
  write('other-past.jsonl', `${(await exportedLog({ keys, witness, size: 12, heads: [12], event: (n) => ({ ...eventOf(n), target: 'another' }) })).join('\n')}\n`)
  write('log.keys', `${verifierLine(verifierOf(keys.installation, keys.spki))}\n`)
  write('stranger.keys', `${verifierLine(verifierOf(keys.installation, newSigner().spki))}\n`)
  write('note.txt', 'Nothing of interest.\n')
  const entry = entryOf(eventOf(0), Buffer.alloc(32, 1))
  const tree = growingTree()
  for (const leaf of [leafHash(entry), leafHash(Buffer.from('next'))]) tree.add(leaf)
  const checkpoint = await signNote(checkpointText({ origin: originOf(keys, logId), size: 2, root: tree.root() }), originOf(keys, logId), keys)
  const proof = { entry, index: 0, path: [leafHash(Buffer.from('next'))], checkpoint }
  write('event.tlog-proof', proofText(proof))
  write('other.tlog-proof', proofText({ ...proof, entry: entryOf(eventOf(1), Buffer.alloc(32, 1)) }))
})

it('says that a log is proven, in words and as JSON, and ends with 0', async () => {
  const words = await veritar('log.jsonl')
  expect(words).toMatchObject({ code: 0, out: expect.stringMatching(/log\.jsonl: proven\. 9 events of veritar\.invalid\/test/) })
  expect(words.out).toMatch(/8 shown, 1 sealed/)
  expect(words.out).toMatch(/hold it against the one you were given/)
  const machine = await veritar('log.jsonl', '--key', 'log.keys', '--json')
  expect(machine.code).toBe(0)
  expect(JSON.parse(machine.out ?? '')).toMatchObject({ size: 9, firstBad: null, fault: null })
})

it('names the first bad index and ends with 1', async () => {
  expect(await veritar('flipped.jsonl')).toMatchObject({ code: 1, out: expect.stringContaining('First bad index: 5\n') })
  expect(await veritar('dropped.jsonl')).toMatchObject({ code: 1, out: expect.stringContaining('First bad index: 7\n') })
  const machine = await veritar('dropped.jsonl', '--json')
  expect(JSON.parse(machine.out ?? '')).toMatchObject({ firstBad: 7, fault: expect.any(String) })
  expect((await veritar('log.jsonl', '--key', 'stranger.keys')).code).toBe(1)
})

it('holds a log against what was seen before', async () => {
  expect((await veritar('later.jsonl', '--earlier', 'log.jsonl')).code).toBe(0)
  expect(await veritar('other-past.jsonl', '--earlier', 'log.jsonl')).toMatchObject({ code: 1, out: expect.stringContaining('rewritten') })
  expect(await veritar('log.jsonl', '--earlier', 'later.jsonl')).toMatchObject({ code: 1, out: expect.stringContaining('taken away') })
  expect((await veritar('other-past.jsonl', '--earlier', 'event.tlog-proof')).code).toBe(1)
})

it('checks the proof of one event', async () => {
  expect(await veritar('event.tlog-proof', '--key', 'log.keys')).toMatchObject({ code: 0, out: expect.stringContaining('number 0 of 2') })
  expect(await veritar('other.tlog-proof', '--key', 'log.keys')).toMatchObject({ code: 1, out: expect.stringContaining('not in the log') })
  expect(await veritar('event.tlog-proof', '--key', 'stranger.keys')).toMatchObject({ code: 1, out: expect.stringContaining('not signed') })
})

it.each([[[]], [['absent.jsonl']], [['note.txt']], [['log.jsonl', 'later.jsonl']], [['log.jsonl', '--key', 'absent.keys']], [['log.jsonl', '--key', 'note.txt']], [['log.jsonl', '--earlier', 'note.txt']], [['event.tlog-proof']], [['log.jsonl', '--as', 'roster']]])('takes %j as wrong usage', async (args) => {
  expect(await veritar(...args)).toMatchObject({ code: 2, error: expect.stringContaining('Usage: veritar') })
})
