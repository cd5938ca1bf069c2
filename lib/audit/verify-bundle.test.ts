import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkpointText, parseCheckpoint } from './checkpoint'
import { entryOf } from './entry'
import { linesOf } from './lines'
import { originOf } from './keys'
import { growingTree, leafHash } from './merkle'
import { signNote, verifierOf } from './note'
import { eventOf, exportedLog, logId, newKeys, newSigner } from './testing/log'
import { verifyBundle } from './verify-bundle'

const keys = newKeys()
const witness = newSigner()
const size = 13
let lines: string[] = []
beforeAll(async () => {
  lines = await exportedLog({ keys, witness, size, heads: [4, 9, 13], sealed: [6] })
})

async function* of(list: string[]) {
  yield* list
}
const verify = (list: string[], trust: Partial<Parameters<typeof verifyBundle>[1]> = {}) => verifyBundle(of(list), { keys: [], earlier: null, ...trust })
const lineOf = (index: number) => lines.findIndex((line) => line.startsWith(`{"index":${index},`))
const edited = (index: number, edit: (line: string) => string) => lines.map((line, at) => (at === lineOf(index) ? edit(line) : line))

test('a whole log is proven', async () => {
  expect(await verify(lines)).toMatchObject({ fault: null, firstBad: null, origin: 'veritar.invalid/test/01970000-0000-7000-8000-00000000000a', size, events: 12, sealed: 1, heads: 3, witnessed: { 'witness.invalid/test': 13 }, first: '2026-11-24T08:00:00.000Z' })
  expect(await verify(await exportedLog({ keys, witness, size: 0, heads: [] }))).toMatchObject({ fault: null, size: 0 })
})

describe('any leaf that was', () => {
  const at = fc.nat(size - 1).filter((index) => index !== 6)
  const found = async (list: string[], index: number): Promise<void> => {
    expect(await verify(list)).toMatchObject({ firstBad: index, fault: expect.any(String) })
  }

  test('flipped in any character is named', async () => {
    await fc.assert(
      fc.asyncProperty(at, fc.nat(), async (index, n) => {
        const line = lines[lineOf(index)] ?? ''
        const [from, to] = [line.indexOf('"payload":"') + 11, line.indexOf('","opening"')]
        const where = from + (n % (to - from))
        const flipped = line.slice(0, where) + (line[where] === 'x' ? 'y' : 'x') + line.slice(where + 1)
        await found(edited(index, () => flipped), index)
      }),
      { numRuns: 300 },
    )
  })
  test('replaced by another true-looking one is named', async () => {
    await fc.assert(fc.asyncProperty(at, (index) => found(edited(index, () => JSON.stringify({ index, payload: entryOf({ ...eventOf(index), target: 'another' }, Buffer.alloc(32, 1)).toString(), opening: null })), index)))
  })
  test('dropped is named, with its hashes or without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.boolean(), async (index, whole) => {
        const start = lineOf(index)
        const end = index + 1 < size ? lineOf(index + 1) : lines.length
        await found(lines.filter((_, i) => (whole ? i < start || i >= end : i !== start)), index)
      }),
    )
  })
  test('dropped, with the rest moved up in its place, is named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 2).filter((index) => index !== 6 && index !== 5), async (index) => {
        const moved = lines.map((line) => JSON.parse(line) as { index?: number })
        const events = moved.filter((line) => line.index !== undefined)
        const shifted = moved.map((line) => (line.index !== undefined && line.index >= index && line.index < size - 1 ? { ...events[line.index + 1], index: line.index } : line))
        await found(shifted.map((line) => JSON.stringify(line)), index)
      }),
    )
  })
  test('inserted is named', async () => {
    await fc.assert(
      fc.asyncProperty(at, async (index) => {
        const forged = JSON.stringify({ index, payload: entryOf({ ...eventOf(99) }, Buffer.alloc(32, 1)).toString(), opening: null })
        await found([...lines.slice(0, lineOf(index)), forged, ...lines.slice(lineOf(index))], index)
      }),
    )
  })
  test('swapped with another is named, the first of the two', async () => {
    await fc.assert(
      fc.asyncProperty(at, at, fc.boolean(), async (a, b, renumbered) => {
        fc.pre(a !== b)
        const [first, second] = [lineOf(a), lineOf(b)]
        const as = (line: string | undefined, index: number) => (renumbered ? JSON.stringify({ ...(JSON.parse(line ?? '') as object), index }) : (line ?? ''))
        await found(lines.map((line, i) => (i === first ? as(lines[second], a) : i === second ? as(lines[first], b) : line)), Math.min(a, b))
      }),
    )
  })
  test('cut off at the end is named', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(size - 1), (index) => found(lines.slice(0, lineOf(index)), index)))
    await fc.assert(fc.asyncProperty(at, (index) => found(edited(index, (line) => line.slice(0, -20)), index)))
  })
  test('gone from the database, or different there, is named', async () => {
    await found(edited(3, () => JSON.stringify({ index: 3, missing: true })), 3)
    await found(edited(3, (line) => JSON.stringify({ ...(JSON.parse(line) as object), altered: true })), 3)
  })
  test('given another person is named', async () => {
    await found(edited(5, (line) => line.replace('"name":"Person 2"', '"name":"Person 9"')), 5)
  })
})

test('asvs-16.4.1 asvs-16.4.2 any character changed anywhere is noticed, and so is any line too many', async () => {
  const text = `${lines.join('\n')}\n`
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 2), fc.constantFrom('x', '0', '"', ' ', '\n', '\u0000', 'é'), async (at, char) => {
      fc.pre(text[at] !== char)
      const report = await verifyBundle(linesOf((async function* () { yield Buffer.from(text.slice(0, at) + char + text.slice(at + 1)) })()), { keys: [], earlier: null })
      expect(report.fault).not.toBeNull()
    }),
    { numRuns: 500 },
  )
  for (const extra of ['', '{}', lines[1] ?? '']) expect((await verify([...lines, extra])).fault).toContain('after the end')
})

test('lines come whole out of chunks of any size', async () => {
  const text = `${lines.join('\n')}\n`
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (step) => {
      const read: string[] = []
      for await (const line of linesOf((async function* () { for (let at = 0; at < text.length; at += step) yield Buffer.from(text.slice(at, at + step)) })())) read.push(line)
      expect(read).toEqual(lines)
    }),
    { numRuns: 30 },
  )
})

describe('a log written anew by whoever holds everything but its key', () => {
  test('is found where the first head it was signed at no longer fits', async () => {
    const forged = await exportedLog({ keys: { ...newKeys(), installation: keys.installation }, witness, size, heads: [4, 9, 13] })
    expect(await verify(forged, { keys: [verifierOf(keys.installation, keys.spki)] })).toMatchObject({ firstBad: 0, fault: expect.stringContaining('signature') })
    // Everything after event 4 made anew, only the true heads taken over.
    const changed = await exportedLog({ keys, witness, size, heads: [4, 9, 13], event: (n) => (n === 7 ? { ...eventOf(7), target: 'another' } : eventOf(n)) })
    const heads = lines.filter((line) => line.startsWith('{"checkpoint"'))
    const mixed = changed.map((line) => (line.startsWith('{"checkpoint"') ? (heads.shift() ?? line) : line))
    expect(await verify(mixed)).toMatchObject({ firstBad: 4, fault: expect.stringContaining('signed at 9 events') })
  })
  test('is found at the first event under a stored hash that does not fit', async () => {
    const other = Buffer.from('another').toString('base64')
    const at = lines.findIndex((line) => line.startsWith('{"node":[2,1]'))
    expect(await verify(lines.map((line, i) => (i === at ? JSON.stringify({ node: [2, 1], hash: other }) : line)))).toMatchObject({ firstBad: 4, fault: expect.stringContaining('4 to 7') })
  })
})

describe('a log signed anew by whoever holds its key', () => {
  const rewritten = () => exportedLog({ keys, witness: newSigner(), size: 20, heads: [4, 9, 20], event: (n) => (n === 2 ? { ...eventOf(2), target: 'another' } : eventOf(n)) })
  test('is not what an earlier head says', async () => {
    const earlier = parseCheckpoint((JSON.parse(lines.filter((line) => line.startsWith('{"checkpoint"')).at(-1) ?? '') as { checkpoint: string }).checkpoint)
    expect(await verify(await rewritten())).toMatchObject({ fault: null })
    expect(await verify(await rewritten(), { earlier })).toMatchObject({ fault: expect.stringContaining('rewritten') })
    expect(await verify(await exportedLog({ keys, witness, size: 11, heads: [11] }), { earlier })).toMatchObject({ firstBad: 11, fault: expect.stringContaining('taken away') })
    expect(await verify(await exportedLog({ keys, witness, size: 15, heads: [15] }), { earlier })).toMatchObject({ fault: null })
  })
  test('lacks the signature of the witness', async () => {
    const trusted = [verifierOf(keys.installation, keys.spki), verifierOf('witness.invalid/test', witness.spki)]
    expect(await verify(lines, { keys: trusted })).toMatchObject({ fault: null })
    expect(await verify(await rewritten(), { keys: trusted })).toMatchObject({ fault: expect.stringContaining('has signed none') })
  })
})

test('events that no head covers are not proven', async () => {
  expect(await verify(await exportedLog({ keys, witness, size: 7, heads: [5] }))).toMatchObject({ firstBad: 5, fault: expect.stringContaining('no signed head') })
})

test('another log, an unknown key, a file that is something else', async () => {
  expect(await verify(lines, { keys: [verifierOf('veritar.invalid/other', keys.spki)] })).toMatchObject({ fault: expect.stringContaining('No key') })
  expect(await verify(['hello'])).toMatchObject({ fault: expect.stringContaining('not the head') })
  expect(await verify([])).toMatchObject({ fault: 'The export ends early.' })
  const tree = growingTree()
  tree.add(leafHash(Buffer.from('x')))
  const foreign = parseCheckpoint(await signNote(checkpointText({ origin: originOf(keys, logId), size: 1, root: tree.root() }), originOf(keys, logId), newSigner()))
  expect(await verify(lines, { earlier: foreign })).toMatchObject({ fault: expect.stringContaining('not signed') })
})

test('asvs-16.2.2 a clock that went far back is noted', async () => {
  const back = await exportedLog({ keys, witness, size: 3, heads: [3], event: (n) => ({ ...eventOf(n), at: new Date(Date.UTC(2026, 10, 24, 12 - n)) }) })
  expect((await verify(back)).notes).toEqual(expect.arrayContaining([expect.stringContaining('Event 1')]))
})
