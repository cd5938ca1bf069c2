import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile } from '../analyzer'
import type { JsonRecord } from '../formats/json-records'
import { placeOf } from '../log-rules/place-ports'
import { buildEvent, fileOf, home, roleSession } from './build-event'
import { readTrail } from './read'
import { examplePlaces } from './example-places'
import { cases } from './rules.cases'
import { fileScanner, type FileScan } from './scan-file'
import { scanOne, type SharedFiles } from './shared-files'

const telling = Object.values(cases).flatMap(({ fires, quiet }) => [...fires, ...quiet].flatMap(({ events }) => events.slice(0, 3)))

async function outcome(files: EvidenceFile[], how: { parseAll?: boolean; beside?: NonNullable<AnalyzerInput['beside']> } = {}): Promise<string> {
  try {
    return JSON.stringify(await readTrail({ files, ...(how.beside && { beside: how.beside }) }, { ...examplePlaces, parseAll: how.parseAll ?? false }), null, 1)
  } catch (error) {
    if (error instanceof UnreadableEvidence) return JSON.stringify([error.reason, error.place, error.remedy])
    throw error
  }
}

/** What another thread does, here: `scanned` counts its files. One that `dies` takes a file and is gone. */
function scanning(dies = false) {
  const seen = { scanned: 0 }
  const start: NonNullable<AnalyzerInput['beside']> = (_, given) => {
    const scan = fileScanner(placeOf(examplePlaces), (given as SharedFiles).parts)
    let runs = true
    const counted: FileScan = (...work) => {
      if (dies && seen.scanned === 2) throw new Error('gone')
      seen.scanned++
      return scan?.(...work) ?? null
    }
    const turn = () => {
      if (!runs) return
      try {
        scanOne(given as SharedFiles, counted)
        setImmediate(turn)
      } catch {
        runs = false
      }
    }
    turn()
    return { runs: () => runs, end: () => void (runs = false) }
  }
  return { seen, start }
}

/** A file that can be read whole into memory; one that does not fit says so. */
const whole = (name: string, bytes: Uint8Array, size = bytes.length): EvidenceFile => ({
  ...fileOf(name, bytes),
  size,
  into(memory) {
    memory.fill(0x22)
    if (bytes.length >= memory.length) return null
    memory.set(bytes)
    return bytes.length
  },
})

/** Packed files, the last of which says to be so large that another thread is worth it, yet small enough to be hashed. */
const packedFiles = (contents: (string | Uint8Array)[], name = (i: number) => `${i}.json`): EvidenceFile[] =>
  contents.map((content, i) => whole(name(i), gzipSync(content), i === contents.length - 1 ? 9 * 1024 * 1024 : undefined))

/** A file as it comes from memory that is used in turns: what stood there two chunks ago is gone. */
const inMemoryUsedAgain = (file: EvidenceFile): EvidenceFile => ({
  ...file,
  async *passing() {
    const memory = [Buffer.alloc(65_536), Buffer.alloc(65_536)] as const
    let turn: 0 | 1 = 0
    for await (const chunk of file.open()) {
      turn = turn === 0 ? 1 : 0
      memory[turn].fill(0x22)
      memory[turn].set(chunk)
      yield memory[turn].subarray(0, chunk.length)
    }
  },
})

describe('reading in other memory or with another thread is reading', () => {
  it('over packed files, small and large, and chunks whose memory is used again', async () => {
    const texts = [3, 4_000, 40, 12_000, 0].map((n) => JSON.stringify({ Records: [...telling.slice(0, n), ...Array.from({ length: n }, (_, i) => buildEvent({ eventName: `Describe${i % 50}` }))] }))
    const plain = texts.map((text, i) => fileOf(`${i}.json`, text))
    const packed = texts.map((text, i) => fileOf(`${i}.json`, gzipSync(text)))
    const expected = await outcome(plain, { parseAll: true })
    const read = texts.map((text, i) => whole(`${i}.json`, i % 2 === 0 ? gzipSync(text) : Buffer.from(text)))
    const grown = texts.map((text, i) => whole(`${i}.json`, gzipSync(text), 20))
    for (const files of [plain, packed, plain.map(inMemoryUsedAgain), packed.map(inMemoryUsedAgain), read, grown]) expect(await outcome(files)).toBe(expected)
  })

  const Layout = fc.constantFrom<(records: JsonRecord[]) => string>(
    (records) => JSON.stringify({ Records: records }),
    (records) => JSON.stringify({ Records: records }, null, 2),
    (records) => JSON.stringify({ version: 1, records }),
    (records) => JSON.stringify(records),
    (records) => records.map((record) => JSON.stringify(record)).join('\n'),
    (records) => `\ufeff${JSON.stringify({ Records: records })}`,
    (records) => JSON.stringify({ Records: records }).replaceAll('"eventName"', '"event\\u004eame"'),
    (records) => JSON.stringify({ Records: records }).slice(0, -40),
  )
  const Record = fc.oneof(fc.constantFrom(...telling), fc.integer({ min: 0, max: 30 }).map((n) => buildEvent({ eventName: `Describe${n % 3}`, userIdentity: roleSession('Reader', `person.n${n}`), ...(n % 5 === 0 && { eventID: 'twice' }) })))
  const Content = fc.tuple(Layout, fc.array(Record, { minLength: 1, maxLength: 25 })).map(([layout, records]) => layout(records))

  it('with another thread, for files of any layout', async () => {
    let asked = 0
    await fc.assert(
      fc.asyncProperty(fc.array(Content, { minLength: 2, maxLength: 8 }), fc.boolean(), async (contents, named) => {
        const files = packedFiles(contents, (i) => (named ? `${home}_CloudTrail_us-gov-west-1_20261102T1400Z_${'AbCdEf0123456789'.slice(i)}.json.gz` : `${i}.json`))
        const { seen, start } = scanning()
        expect(await outcome(files, { beside: start })).toBe(await outcome(files, { parseAll: true }))
        asked += seen.scanned
      }),
      { numRuns: 80, seed: 20261126 },
    )
    expect(asked).toBeGreaterThan(100)
  })

  it('with another thread that has more values than it keeps, that dies, and for damaged files', async () => {
    const many = (file: number) => JSON.stringify({ Records: Array.from({ length: 5_000 }, (_, i) => buildEvent({ userIdentity: roleSession('Reader', `person.n${(i * 7919 + file) % 4_000}`), eventName: `Describe${(i + 3_000 * file) % 20_000}`, sourceIPAddress: `10.${i & 255}.${i >> 8}.${file}` })) })
    const files = packedFiles(Array.from({ length: 6 }, (_, file) => many(file)))
    const { seen, start } = scanning()
    const expected = await outcome(files, { parseAll: true })
    expect(await outcome(files, { beside: start })).toBe(expected)
    expect(seen.scanned).toBeGreaterThan(3)
    expect(await outcome(files, { beside: scanning(true).start })).toBe(expected)
    const damaged = packedFiles([many(0), many(1), many(2)]).map((file, i) => (i === 2 ? whole(file.name, gzipSync(many(2)).subarray(0, -20), file.size) : file))
    expect(await outcome(damaged, { beside: scanning().start })).toBe(await outcome(damaged, { parseAll: true }))
  })
})
