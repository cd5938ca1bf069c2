import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markersIn, searchTree } from './search'

const markers = { one: '0123456789abcdef01234567', two: 'fedcba9876543210fedcba98' }

test.each<[string, Buffer]>([
  ['as it is', Buffer.from(`a${markers.one}b`)],
  ['in UTF-16', Buffer.from(`a${markers.one}b`, 'utf16le')],
  ['in hexadecimal', Buffer.from(Buffer.from(`a${markers.one}b`).toString('hex'))],
  ...['', 'x', 'xy', 'xyz'].map((before) => [`in base64 after ${before.length}`, Buffer.from(Buffer.from(`${before}${markers.one} and more`).toString('base64'))] as [string, Buffer]),
])('a marker is found %s', (_, bytes) => {
  expect(markersIn(bytes, markers)).toEqual(['one'])
})

test('what is not there is not found', () => {
  expect(markersIn(Buffer.from(`${markers.one.slice(1)} ${Buffer.from('nothing of it').toString('base64')}`), markers)).toEqual([])
})

test('a tree is searched to its last byte, over the borders of pieces, names included', () => {
  const root = mkdtempSync(join(tmpdir(), 'veritar-search-'))
  try {
    mkdirSync(join(root, 'a', markers.two), { recursive: true })
    writeFileSync(join(root, 'a', 'large'), Buffer.concat([Buffer.alloc(8 * 1_048_576 - 10), Buffer.from(markers.one), Buffer.alloc(9)]))
    writeFileSync(join(root, 'a', markers.two, 'empty'), '')
    writeFileSync(join(root, 'left'), markers.one)
    const searched = searchTree(root, markers, (path) => !path.endsWith('left'))
    expect(searched.files).toBe(2)
    expect(searched.found.sort((a, b) => a.path.localeCompare(b.path))).toEqual([{ path: `/a/${markers.two}/empty`, markers: ['two'] }, { path: '/a/large', markers: ['one'] }])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
