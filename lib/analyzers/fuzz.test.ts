import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuarantinedEvidence, UnreadableEvidence, type Analyzer, type EvidenceFile, type Reading } from './analyzer'
import { unpackArchives } from './formats/archive'
import { evidenceOf } from './formats/testing/evidence'
import { writeZip } from './formats/testing/zip-writer'
import { readEvidence } from './read-evidence'
import { analyzers } from './registry.gen'
import { ends, lines, shapeOf, withJson } from './testing/mutations'

/**
 * Every fixture of every analyzer, broken in many ways with fixed seeds: the answer is always a reading whose facts can be
 * stored, or a refusal with a reason. What is cut off is never read as if it were whole.
 */
type Fixture = { name: string; bytes: Buffer }
type Outcome = { reading: Reading<unknown> } | { refused: string }

const seed = 20_261_102
const runs = 2
const fixturesOf = ({ id }: Analyzer): Fixture[] => {
  const folder = join(import.meta.dirname, id, 'fixtures')
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.ts'))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length < 400_000)
}

async function outcomeOf(analyzer: Analyzer, files: EvidenceFile[]): Promise<Outcome> {
  try {
    const reading = await analyzer.analyze({ files: await unpackArchives(files) })
    const stored = analyzer.facts.parse(JSON.parse(JSON.stringify(reading.facts)))
    expect(analyzer.describe(stored).length).toBeGreaterThan(0)
    return { reading }
  } catch (error) {
    if (error instanceof UnreadableEvidence || error instanceof QuarantinedEvidence) {
      expect(error.reason).not.toBe('')
      expect(error.remedy).not.toBe('')
      return { refused: error.reason }
    }
    throw error
  }
}

/** A reading that says nothing of what is missing. */
const isQuiet = (outcome: Outcome): boolean => 'reading' in outcome && !outcome.reading.observations.some(({ message }) => /cut off|may be missing|incomplete|ends within/i.test(message))

describe.each(analyzers.map((analyzer) => [analyzer.id, analyzer] as const))('%s', (_id, analyzer) => {
  const fixtures = fixturesOf(analyzer)
  const some = fc.constantFrom(...fixtures)
  const check = (mutation: fc.Arbitrary<{ what: string; bytes: Uint8Array; mayBeQuiet: boolean }>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(mutation, async ({ what, bytes, mayBeQuiet }) => {
        const outcome = await outcomeOf(analyzer, [evidenceOf(bytes, 'evidence')])
        if (!mayBeQuiet) expect(isQuiet(outcome), what).toBe(false)
      }),
      { seed, numRuns: numRuns * fixtures.length, endOnFailure: true },
    )

  it('refuses or tells what is cut off', async () => {
    await check(
      fc.tuple(some, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })).map(([{ name, bytes }, part]) => {
        const at = Math.floor(part * bytes.length)
        return { what: `${name} cut at ${at}`, bytes: bytes.subarray(0, at), mayBeQuiet: !ends(shapeOf(bytes), bytes, at) }
      }),
      runs,
    )
  })

  it('stands changed bytes', async () => {
    await check(
      fc.tuple(some, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })).map(([{ name, bytes }, flips]) => {
        const changed = Buffer.from(bytes)
        for (const [where, by] of flips) changed[where % changed.length] = (changed[where % changed.length] as number) ^ by
        return { what: name, bytes: changed, mayBeQuiet: true }
      }),
      runs,
    )
  })

  it('stands odd keys, odd values and odd depth in JSON', async () => {
    const json = fixtures.filter(({ bytes }) => shapeOf(bytes) === 'json' || shapeOf(bytes) === 'json lines')
    if (json.length === 0) return
    await check(fc.tuple(fc.constantFrom(...json), fc.nat(), fc.nat()).map(([{ name, bytes }, kind, where]) => ({ what: name, bytes: withJson(bytes, kind, where), mayBeQuiet: true })), runs * 2)
  })

  it('stands lines that are swapped, repeated, emptied or very long', async () => {
    await check(fc.tuple(some, fc.nat(), fc.nat()).map(([{ name, bytes }, kind, where]) => ({ what: name, bytes: lines(bytes, kind, where), mayBeQuiet: true })), runs)
  })

  it('stands what belongs to another kind behind it or beside it', async () => {
    const others = analyzers.filter(({ id }) => id !== analyzer.id).flatMap(fixturesOf).filter(({ bytes }) => bytes.length < 50_000)
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom(...others), fc.boolean(), async ({ bytes }, other, beside) => {
        await outcomeOf(analyzer, beside ? [evidenceOf(bytes, 'a'), evidenceOf(other.bytes, 'b')] : [evidenceOf(Buffer.concat([bytes, other.bytes]), 'a')])
      }),
      { seed, numRuns: runs * 2 },
    )
  })
})

describe('what would fill the machine is refused', () => {
  const answer = (file: EvidenceFile) => readEvidence([file]).then(({ analyzer }) => analyzer?.id ?? 'nobody reads it', (error: unknown) => (error instanceof UnreadableEvidence ? 'refused' : error))
  const refused = async (file: EvidenceFile) => expect(await answer(file)).toBe('refused')
  const zeros = Buffer.alloc(64 * 1024 * 1024)

  it('a gzip bomb, unless nothing in it asks to be unpacked, and one within another', async () => {
    expect(await answer(evidenceOf(gzipSync(zeros), 'x'))).toBe('nobody reads it')
    await refused(evidenceOf(gzipSync(Buffer.concat([Buffer.from('{"Records":['), Buffer.alloc(32 * 1024 * 1024, 0x20)])), 'x.json.gz'))
    expect(await answer(evidenceOf(gzipSync(gzipSync(zeros)), 'x.gz'))).toBe('nobody reads it')
  })
  it('a zip bomb, and one that lies about its size', async () => {
    await refused(evidenceOf(writeZip([{ name: 'a', data: zeros }]), 'x.zip'))
    await refused(evidenceOf(writeZip([{ name: 'a', data: zeros, claims: 10 }]), 'x.zip'))
  })
  it('archives in archives in archives', async () => {
    const once = (data: Uint8Array) => writeZip([{ name: 'a.zip', data, stored: true }])
    await refused(evidenceOf(once(once(once(writeZip([{ name: 'a.txt', data: 'x' }])))), 'x.zip'))
  })
  it('a zip of 60,000 members, and a tar of a million', async () => {
    await refused(evidenceOf(writeZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}`, data: '', stored: true }))), 'x.zip'))
    await refused({ name: 'x.tar', size: 512_000_000, open: () => tarOf(1_000_000) })
  })
})

async function* tarOf(members: number): AsyncGenerator<Uint8Array> {
  const header = Buffer.alloc(512)
  header.write('a.json')
  header.write('0000644\0', 100)
  header.write('00000000000\0', 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0ustar\x0000', 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const block = Buffer.concat(Array.from({ length: 100 }, () => header))
  for (let i = 0; i < members; i += 100) yield block
}
