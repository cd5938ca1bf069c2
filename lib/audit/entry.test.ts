import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, entryOf, type LoggedEvent, logOf, openingOf, platformLog, readEntry, wrongOpening } from './entry'

const salt = Buffer.alloc(32, 7)
const event: LoggedEvent = {
  id: '01970000-0000-7000-8000-000000000001',
  at: new Date('2026-11-24T10:00:00.123Z'),
  primeId: '01970000-0000-7000-8000-00000000000a',
  subId: '01970000-0000-7000-8000-00000000000b',
  assessmentId: '01970000-0000-7000-8000-00000000000c',
  actorId: '01970000-0000-7000-8000-00000000000d',
  actorName: 'Marisol Tennant',
  actorOrgId: '01970000-0000-7000-8000-00000000000a',
  code: 'assessment.invited',
  outcome: 'done',
  target: '',
  data: { invitationId: '01970000-0000-7000-8000-00000000000e', email: 'm.tennant@larch.example' },
  internal: false,
}

test('asvs-16.2.4 asvs-16.4.1 canonical JSON is the one of RFC 8785', () => {
  // Sorting and number forms of its sections 3.2.3 and 3.2.2.
  expect(canonical({ '€': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '😀': 'Emoji: Grinning Face', '\u0080': 'Control', 'ö': 'Latin Small Letter O With Diaeresis' }).toString()).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  )
  expect(canonical({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] }).toString()).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}')
})

describe('an entry', () => {
  test('is the same bytes whatever order its facts came in, and reads back', () => {
    const other = { ...event, data: { email: 'm.tennant@larch.example', invitationId: '01970000-0000-7000-8000-00000000000e' } }
    expect(entryOf(other, salt)).toEqual(entryOf(event, salt))
    expect(readEntry(entryOf(event, salt))).toMatchObject({ id: event.id, at: '2026-11-24T10:00:00.123Z', code: 'assessment.invited', log: event.primeId })
  })

  test('asvs-16.2.5 names nobody: persons stand behind salted commitments', () => {
    const text = entryOf(event, salt).toString()
    expect(text).not.toMatch(/Tennant|larch|00000000000d/i)
    expect(text).toContain('00000000000e')
    expect(entryOf(event, Buffer.alloc(32, 8)).toString()).not.toBe(text)
  })

  test('opens to what was committed to, and to nothing else', () => {
    const entry = readEntry(entryOf(event, salt)) ?? expect.fail('not an entry')
    const opening = openingOf(event, salt)
    expect(Object.keys(opening)).toEqual(['actor', 'data.email'])
    expect(wrongOpening(entry, opening)).toBeNull()
    expect(wrongOpening(entry, { ...opening, 'data.email': { salt: opening['data.email']?.salt ?? '', value: 'other@larch.example' } })).toBe('data.email')
    expect(wrongOpening(entry, { ...opening, 'data.phone': { salt: '00', value: '1' } })).toBe('data.phone')
    expect(wrongOpening(entry, { actor: opening['data.email'] ?? expect.fail() })).toBe('actor')
  })

  test('any change of any fact changes it', () => {
    const changes: Partial<LoggedEvent>[] = [
      { id: '01970000-0000-7000-8000-000000000002' }, { at: new Date('2026-11-24T10:00:00.124Z') }, { primeId: null }, { subId: null }, { assessmentId: null }, { actorId: null },
      { actorName: 'Marisol Tenant' }, { actorOrgId: null }, { code: 'assessment.created' }, { outcome: 'denied' }, { target: 'x' }, { data: {} }, { internal: true },
    ]
    const all = [event, ...changes.map((change) => ({ ...event, ...change }))].map((one) => entryOf(one, salt).toString())
    expect(new Set(all).size).toBe(all.length)
  })

  test.each(['', '{}', 'null', '[]', '{"v": 1}', '{"at":"yesterday","code":"x","id":"x","log":"x","v":1}'])('%j is none', (text) => expect(readEntry(Buffer.from(text))).toBeNull())

  test('bytes that are not canonical are none, even when they mean the same', () => {
    const bytes = entryOf(event, salt)
    expect(readEntry(Buffer.from(JSON.stringify(JSON.parse(bytes.toString()), null, 1)))).toBeNull()
  })

  test('whatever JSON its facts are, the row read back gives the same bytes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (data, target) => {
        const one = { ...event, code: 'access.denied', target, data }
        const back = JSON.parse(JSON.stringify(data)) as unknown
        expect(entryOf({ ...one, data: back }, salt)).toEqual(entryOf(one, salt))
      }),
    )
  })
})

test('asvs-16.2.3 an event of a prime is in its log, any other in the platform’s', () => {
  expect(logOf(event)).toBe(event.primeId)
  expect(logOf({ primeId: null })).toBe(platformLog)
})
