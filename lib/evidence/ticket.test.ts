import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment, safeName } from './file-name'
import { readTicket, signTicket } from './ticket'

const assessmentId = '01970000-0000-7000-8000-000000000001'
const personId = '01970000-0000-7000-8000-000000000002'
const now = new Date('2026-11-24T12:00:00Z')
const objectId = '01970000-0000-7000-8000-000000000003'
const received = { assessmentId, personId, objectId, name: 'roster.csv', size: 12, sha256: 'b'.repeat(64), until: now.getTime() + 1 }
const expected = { assessmentId, personId, now }

test('a ticket of ours is good for its person and its assessment until it is too old', () => {
  const ticket = signTicket(received, 'secret')
  expect(readTicket(ticket, 'secret', expected)).toEqual(received)
  expect(readTicket(ticket, 'another secret', expected)).toBeNull()
  expect(readTicket(ticket, 'secret', { ...expected, assessmentId: personId })).toBeNull()
  expect(readTicket(ticket, 'secret', { ...expected, personId: assessmentId })).toBeNull()
  expect(readTicket(ticket, 'secret', { ...expected, now: new Date(received.until) })).toBeNull()
})

test('a ticket with any character changed is refused', () => {
  const ticket = signTicket(received, 'secret')
  fc.assert(
    fc.property(fc.nat(ticket.length - 1), fc.constantFrom('A', 'z', '_', '.'), (at, letter) => {
      const changed = ticket.slice(0, at) + letter + ticket.slice(at + 1)
      const read = readTicket(changed, 'secret', expected)
      // The last letter of base64 may carry unused bits; what is read is then still exactly what was signed.
      expect(read === null || JSON.stringify(read) === JSON.stringify(received)).toBe(true)
    }),
  )
  for (const nonsense of ['', '.', 'a.b', '..', 'null']) expect(readTicket(nonsense, 'secret', expected)).toBeNull()
})

test.each([
  ['roster.csv', 'roster.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\evidence\\log.json', 'log.json'],
  ['a\r\nSet-Cookie: x', 'aSet-Cookie: x'],
  ['gpj\u202e.exe', 'gpj.exe'],
  ['..', 'file'],
  ['/', 'file'],
])('the name %j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe))

test('whatever a file is called, its header is one line that gives the name back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 })), (name) => {
      const header = attachment(name)
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/)
      expect(/filename="([^"]*)"/.exec(header)?.[1]).not.toMatch(/[\\]/)
      expect(decodeURIComponent(/UTF-8''(.*)$/.exec(header)?.[1] ?? '')).toBe(safeName(name).replace(/\p{Surrogate}/gu, '_'))
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
    }),
  )
})
