import { expect, test } from 'vitest'
import { decodeStream, decodeText } from './text'
import { evidenceOf } from './testing/evidence'

const words = 'name,role\nRenée Núñez,“lead” – €\n'
const latin = Buffer.from(words.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96').replace('€', '\x80'), 'latin1')
const through = async (bytes: Uint8Array, step: number) => {
  let text = ''
  for await (const piece of decodeStream(evidenceOf(bytes, 'a', step).open())) text += piece
  return text
}

test.each([
  ['UTF-8', Buffer.from(words)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
  ['UTF-16', Buffer.from(`\ufeff${words}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
  ['Windows-1252', latin],
])('%s is read right, in whatever pieces it comes', async (_, bytes) => {
  expect(decodeText(bytes)).toBe(words)
  for (const step of [7, 64, 4096]) expect(await through(bytes, step)).toBe(words)
})

test('text that is UTF-8 but for a few broken bytes stays UTF-8, and ASCII stays as it is', async () => {
  const broken = Buffer.concat([Buffer.from('user é '), Buffer.from([0xff]), Buffer.from(' ü')])
  expect(decodeText(broken)).toBe('user é \ufffd ü')
  expect(await through(broken, 3)).toBe('user é \ufffd ü')
  expect(await through(Buffer.from('plain'), 1)).toBe('plain')
  expect(await through(Buffer.from('é'), 1)).toBe('é')
  expect(await through(Buffer.from('caf\xe9', 'latin1'), 2)).toBe('café')
})
