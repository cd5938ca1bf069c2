import fc from 'fast-check'
import { expect, test } from 'vitest'
import { config } from '@/proxy'
import { largestChunk } from '../checks/upload-policy'
import { bodyOf, bytesOf, checksumOf, metadataOf } from './tus'

const encode = (metadata: Record<string, string>) => Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',')

test('what is announced comes back, whatever a file is called', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (name) => {
    const metadata = { name, position: '0' }
    expect(metadataOf(encode(metadata))).toEqual(metadata)
  }))
})

test.each([[null], [''], ['name'.repeat(3) + ' ,'], ['name @@@'], ['name YQ==,name Yg=='], ['na me YQ== x'], ['__proto__ YQ==,=x YQ==']])('%j announces nothing', (header) => {
  const read = metadataOf(header)
  expect(read === null || !('name' in read)).toBe(true)
  expect(({} as Record<string, unknown>)['name']).toBeUndefined()
})

test.each([['0', 0], ['2000000000', 2_000_000_000], ['-1', null], ['1e3', null], [' 1', null], ['1'.repeat(16), null], [null, null]])('%j is %j bytes', (header, bytes) => expect(bytesOf(header)).toBe(bytes))

test('a checksum is SHA-256 in full or none', () => {
  expect(checksumOf(`sha256 ${Buffer.alloc(32, 1).toString('base64')}`)).toEqual(Buffer.alloc(32, 1))
  for (const said of [null, 'sha1 AAAA', `sha256 ${Buffer.alloc(31).toString('base64')}`, `sha256 ${Buffer.alloc(32).toString('hex')}`]) expect(checksumOf(said)).toBeNull()
})

test('asvs-5.2.1 a part that is too long is given up while it comes, whatever it says of its length', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({ pull: (to) => void to.enqueue(new Uint8Array((pulled += 1) && 1_048_576)) })
  const request = new Request('http://127.0.0.1', { method: 'PATCH', body: endless, duplex: 'half' } as RequestInit)
  expect(await bodyOf(request)).toBeNull()
  expect(pulled).toBeLessThan(largestChunk / 1_048_576 + 4)
})

test('uploads pass no proxy, which would cut their bodies', () => {
  const [matcher = ''] = config.matcher
  const passes = (path: string) => new RegExp(`^${matcher}$`).test(path)
  expect(passes('/portal')).toBe(true)
  for (const path of ['/api/evidence', '/api/evidence/uploads', '/api/evidence/uploads/x', '/api/evidence/files/x']) expect(passes(path)).toBe(false)
})
