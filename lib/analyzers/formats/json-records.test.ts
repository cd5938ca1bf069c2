import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotRecords, recordReader, type RecordPlace } from './json-records'

type Seen = { value: unknown; place: RecordPlace }

function read(bytes: Uint8Array, cuts: number[] = [], limit = 4 * 1024 * 1024): { seen: Seen[]; shape: string } | NotRecords {
  const seen: Seen[] = []
  try {
    const reader = recordReader({ lists: ['records', 'events'], limit }, (value, place) => seen.push({ value, place }))
    let from = 0
    for (const cut of [...cuts.map((part) => part % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
      reader.push(bytes.slice(from, cut))
      from = cut
    }
    return { seen, shape: reader.end().shape }
  } catch (error) {
    if (error instanceof NotRecords) return error
    throw error
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)
const values = (text: string) => {
  const result = read(bytes(text))
  return result instanceof NotRecords ? result.reason : result.seen.map(({ value }) => value)
}

describe('the shapes', () => {
  it.each([
    ['{"Records":[{"a":1},{"a":2}]}', 'list in an object', 2],
    ['{"NextToken":"x","Events":[{"a":1}],"more":{"b":[1]}}', 'list in an object', 1],
    ['[{"a":1},{"a":2}]', 'array', 2],
    ['{"a":1}\n{"a":2}\r\n{"a":3}\n', 'objects in a row', 3],
    ['{"a":1}', 'one object', 1],
    ['{"records":[{"a":1}]}\n{"a":1}', 'mixed', 2],
    ['{"Records":[]}', 'list in an object', 0],
    ['{"took":3,"hits":{"total":{"value":2},"hits":[{"_source":{"a":1}},{"_source":{"a":2}}]},"aggregations":{"x":{"buckets":[]}}}', 'list in an object', 2],
    ['{"rawResponse":{"hits":{"hits":[{"_id":"1"}],"max_score":null}}}', 'list in an object', 1],
    ['{"hits":{"total":4}}', 'one object', 1],
    ['{"a":1,"response":{"status":200}}\n{"a":2,"response":{"status":403}}', 'objects in a row', 2],
    ['  \n', 'nothing', 0],
  ])('%s is %s', (text, shape, count) => {
    const result = read(bytes(text))
    expect(result instanceof NotRecords ? result.reason : { shape: result.shape, count: result.seen.length }).toEqual({ shape, count })
  })

  it('places records by number, line and byte', () => {
    const result = read(bytes('[\n  {"a":1},\n  {"a":2},\n\n {"b":"ä"}\n]'))
    expect((result as { seen: Seen[] }).seen.map(({ place }) => place)).toEqual([
      { record: 1, line: 2, byte: 4 },
      { record: 2, line: 3, byte: 15 },
      { record: 3, line: 5, byte: 26 },
    ])
  })
})

describe('what is refused', () => {
  it.each([
    ['{"Records":[{"a":1},{"a":', /cut off/, 2, 1],
    ['{"Records":[{"a":1},]}', /not an object/, 2, 1],
    ['{"Records":[{"a":1} {"a":2}]}', /comma/, 2, 1],
    ['{"Records":[{"a":1}],', /cut off/, 2, 1],
    ['{"Records":[{"a":1}]} trailing', /not JSON/, 2, 1],
    ['{"hits":{"hits":[{"a":1},', /cut off/, 2, 1],
    ['{"hits":{"hits":[{"a":1}]}', /cut off/, 2, 1],
    ['{"hits":{"hits":[{"a":1}]},"hits":{"hits":[{"a":2}]}}', /more than one/, 2, 1],
    ['{"hits":{"hits":[{"a":1}],]}}', /not JSON/, 2, 1],
    ['{"Records":[{"a":1}] "b":2}', /malformed/, 2, 1],
    ['{"Records":[{"a":1}],"Records":[{"a":2}]}', /more than one list/, 2, 1],
    ['[{"a":1},2]', /not an object/, 2, 1],
    ['{"a":1}\n{"a":}\n', /not valid JSON/, 2, 2],
    ['a,b\n1,2\n', /not JSON/, 1, 1],
    ['\n\n<xml/>', /not JSON/, 1, 3],
    [`{"a":${'['.repeat(101)}${']'.repeat(101)}}`, /levels deep/, 1, 1],
  ])('%s', (text, reason, record, line) => {
    const result = read(bytes(text)) as NotRecords
    expect(result.reason).toMatch(reason)
    expect(result.place).toMatchObject({ record, line })
  })

  it('a record over the limit, and bytes that are not UTF-8', () => {
    expect((read(bytes(`[{"a":"${'x'.repeat(100)}"}]`), [], 64) as NotRecords).reason).toMatch(/larger/)
    expect((read(Uint8Array.from([...bytes('[{"a":"'), 0xff, ...bytes('"}]')])) as NotRecords).reason).toMatch(/UTF-8/)
  })
})

/** Records whose keys and strings look like structure. */
const Text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('},{"a":', '"', '\\', ']}', '{"Records":[', '\u2028', '😀', '\n'))
const Plain = fc.dictionary(Text.filter((key) => !['records', 'events', '__proto__'].includes(key.toLowerCase())), fc.oneof(fc.jsonValue({ maxDepth: 3 }), Text), { maxKeys: 5 })
const Record = fc.oneof(Plain, Plain.map((rest) => ({ a: 1, ...rest })))
const Layout = fc.constantFrom<(records: unknown[], space: number) => string>(
  (records, space) => JSON.stringify({ Records: records }, null, space),
  (records, space) => JSON.stringify({ token: ']}', EVENTS: records, tail: [{}] }, null, space),
  (records, space) => JSON.stringify(records, null, space),
  (records, space) => records.map((record) => JSON.stringify(record, null, space)).join('\n'),
)

describe('properties', () => {
  it('gives what JSON.parse gives, in any layout and any chunks', () => {
    fc.assert(
      fc.property(fc.array(Record, { maxLength: 40 }), Layout, fc.constantFrom(0, 1, 4), fc.array(fc.nat(), { maxLength: 12 }), (records, layout, space, cuts) => {
        const text = layout(records, space)
        const result = read(bytes(text), cuts)
        expect(result).not.toBeInstanceOf(NotRecords)
        expect((result as { seen: Seen[] }).seen.map(({ value }) => value)).toEqual(records.map((record) => JSON.parse(JSON.stringify(record)) as unknown))
        expect(result).toEqual(read(bytes(text)))
      }),
      { numRuns: 300 },
    )
  })

  it('judges damaged text the same in any chunks, and accepts it only when JSON.parse does', () => {
    fc.assert(
      fc.property(fc.array(Record, { minLength: 1, maxLength: 8 }), fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean(), fc.array(fc.nat(), { maxLength: 8 }), (records, where, byte, cut, cuts) => {
        const whole = bytes(JSON.stringify({ Records: records }))
        const at = where % whole.length
        const damaged = cut ? whole.slice(0, at) : Uint8Array.from(whole, (b, i) => (i === at ? byte : b))
        const result = read(damaged, cuts)
        const once = read(damaged)
        expect(result instanceof NotRecords ? [result.reason, result.place] : result).toEqual(once instanceof NotRecords ? [once.reason, once.place] : once)
        if (result instanceof NotRecords || damaged.length === 0) return
        if (result.shape !== 'list in an object') return
        const parsed = JSON.parse(new TextDecoder().decode(damaged)) as Record<string, unknown[]>
        expect(result.seen.map(({ value }) => value)).toEqual(Object.entries(parsed).find(([key]) => /^(records|events)$/i.test(key))?.[1])
      }),
      { numRuns: 500 },
    )
  })

  it('leaves no way out but NotRecords for arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(), { maxLength: 5 }), (noise, cuts) => void read(noise, cuts)), { numRuns: 500 })
  })

  it('keeps `values` honest: keys named __proto__ are data', () => {
    expect(Object.keys((values('[{"__proto__":1,"b":2}]') as object[])[0] ?? {})).toEqual(['__proto__', 'b'])
  })
})

it('reads an answer of Elastic that is larger than a record may be, each hit at a place of its own', () => {
  const hit = (i: number) => `{"_index":"x","_source":{"n":${i},"text":"${'x'.repeat(200)}"}}`
  const text = `{"hits":{"hits":[\n${Array.from({ length: 50 }, (_, i) => hit(i)).join(',\n')}\n]}}`
  const result = read(bytes(text), [1, 7, 300, 999], 1024)
  expect(result instanceof NotRecords ? result.reason : result.seen.map(({ place }) => [place.record, place.line])).toEqual(Array.from({ length: 50 }, (_, i) => [i + 1, i + 2]))
})

it('does not run out of stack over answers within answers', () => {
  const result = read(bytes(`${'{"response":'.repeat(20_000)}1${'}'.repeat(20_000)}`))
  expect(result instanceof NotRecords || result.seen.length === 1).toBe(true)
})
