import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment, safeName } from './file-name'

test.each([
  ['roster.csv', 'roster.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\evidence\\log.json', 'log.json'],
  ['a\r\nSet-Cookie: x', 'aSet-Cookie: x'],
  ['gpj\u202e.exe', 'gpj.exe'],
  ['..', 'file'],
  ['/', 'file'],
])('the name %j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe))

test('asvs-5.4.2 whatever a file is called, its header is one line that gives the name back', () => {
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
