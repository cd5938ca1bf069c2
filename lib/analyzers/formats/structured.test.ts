import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { readStructured } from './structured'
import { evidenceOf } from './testing/evidence'

const read = async (content: string | Uint8Array) => (await readStructured(evidenceOf(content, 'plan'))).value
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${Array<string>(10).fill(`*${'abcdefghij'.charAt(i)}`).join(', ')}]`)].join('\n')

describe('documents of JSON, YAML and XML', () => {
  const value = { plan: { title: 'A plan', items: [1, 2] } }
  it.each([
    ['compact JSON', JSON.stringify(value)],
    ['pretty JSON with CRLF', JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')],
    ['JSON behind a byte order mark', `\ufeff${JSON.stringify(value)}`],
    ['JSON in UTF-16', utf16(JSON.stringify(value))],
    ['JSON, gzipped', gzipSync(JSON.stringify(value))],
    ['YAML', 'plan:\n  title: A plan\n  items: [1, 2]\n'],
    ['YAML with aliases', 'x-title: &t A plan\nplan: {title: *t, items: [1, 2]}\n'],
    ['YAML behind a comment and a mark', '# ours\n---\nplan:\n  title: "A plan"\n  items:\n  - 1\n  - 2\n'],
  ])('reads %s', async (_name, content) => expect(await read(content)).toMatchObject(value))

  it('reads XML: attributes and children by name, text out of its markup, no prefix', async () => {
    const xml = '<?xml version="1.0"?><o:plan xmlns:o="urn:x" id="7"><o:item>one</o:item><o:item><p>two <em>three</em></p></o:item></o:plan>'
    expect(await read(xml)).toMatchObject({ plan: [{ id: '7', item: [{ text: 'one' }, { text: 'two three' }] }] })
  })

  it('does not follow a key named __proto__', async () => {
    await read('__proto__: {polluted: true}\n')
    await read('{"__proto__": {"polluted": true}}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it.each([
    ['nothing', '', /empty/, undefined],
    ['blanks', ' \n\n', /empty/, undefined],
    ['bytes that are no text', new Uint8Array(200), /no JSON/, undefined],
    ['JSON that is cut off', '{"a": [1,\n2', /cut off/, 2],
    ['JSON with a slip', '{"a": [1, 2, 3, 4, 5, 6],\n "b": }, "c": [1, 2, 3, 4, 5]}', /not valid JSON/, 2],
    ['JSON nested without end', '['.repeat(100_000) + ']'.repeat(100_000), /nested/, undefined],
    ['YAML with a key twice', 'a: 1\na: 2\n', /not valid YAML/, 2],
    ['YAML of two documents', 'a: 1\n---\nb: 2\n', /not valid YAML/, 2],
    ['a YAML tag', 'a: !!js/function "x"\n', /tag/, 1],
    ['aliases that multiply', bomb, /aliases/, undefined],
    ['an alias of itself', 'a: &a [*a]\n', /nested/, undefined],
    ['YAML brackets without end', `a: ${'['.repeat(100_000)}`, /nested/, 1],
    ['YAML dashes without end', `a:\n${'- '.repeat(100_000)}x`, /nested/, 2],
    ['an XML document type', '<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', /document type/, undefined],
    ['an XML entity nobody declared', '<p>&file;</p>', /well-formed/, undefined],
    ['XML that is cut off', '<p><q>', /well-formed/, undefined],
    ['XML nested without end', '<p>'.repeat(5_000), /deeply/, undefined],
  ])('asvs-1.5.1 refuses %s', async (_name, content, reason, line) => {
    const error = await read(content).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(UnreadableEvidence)
    expect(error).toMatchObject({ reason: expect.stringMatching(reason) as string, place: { file: 'plan', ...(line === undefined ? {} : { line }) } })
    expect((error as UnreadableEvidence).remedy).not.toBe('')
  })
})
