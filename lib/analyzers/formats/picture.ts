import { inflateSync } from 'node:zlib'
import { readExif } from './exif'

/** What a picture carries beside its pixels: words, and whether it says where it was taken. The place itself is not read. */
export type PictureWords = { words: string[]; position: boolean }

const latin = (bytes: Uint8Array, from: number, to: number) => new TextDecoder('latin1').decode(bytes.subarray(from, to))
const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
const isPng = (bytes: Uint8Array) => latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n'
const isWebp = (bytes: Uint8Array) => latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP'
const isTiff = (bytes: Uint8Array) => /^(?:II\*\0|MM\0\*)$/.test(latin(bytes, 0, 4))

/** True for the kinds of picture whose properties can be read: JPEG, PNG, WebP, TIFF. */
export const isPicture = (bytes: Uint8Array): boolean => isJpeg(bytes) || isPng(bytes) || isWebp(bytes) || isTiff(bytes)

/** True for pictures that can carry properties which nothing here reads: HEIC and AVIF. */
export const isClosedPicture = (bytes: Uint8Array): boolean => /^ftyp(?:hei|hev|mif|msf|avi)/.test(latin(bytes, 4, 12))

/**
 * The properties of a picture: EXIF, XMP, comments, PNG text. GIF and BMP have none that say a place.
 * @returns null when they cannot be read to their end, so that the caller can refuse the picture
 */
export function readPicture(bytes: Uint8Array): PictureWords | null {
  const found: PictureWords = { words: [], position: false }
  const exif = (block: Uint8Array): boolean => {
    const read = readExif(latin(block, 0, 4) === 'Exif' ? block.subarray(6) : block)
    if (read) Object.assign(found, { words: [...found.words, ...read.words], position: found.position || read.position })
    return read !== null
  }
  const words = (text: string) => {
    found.words.push(text.slice(0, 1_000_000))
    // XMP writes coordinates as an attribute or an element.
    if (/GPS(?:Dest)?(?:Latitude|Longitude)\s{0,8}[=>]\s{0,8}["']?\d/.test(text)) found.position = true
  }
  const whole = isJpeg(bytes) ? readJpeg(bytes, exif, words) : isPng(bytes) ? readPng(bytes, exif, words) : isWebp(bytes) ? readWebp(bytes, exif, words) : isTiff(bytes) && exif(bytes)
  return whole ? found : null
}

type Exif = (block: Uint8Array) => boolean
type Words = (text: string) => void

/** Segments up to the first line of pixels. Photoshop resources are looked at as text, which is how IPTC keeps its words. */
function readJpeg(bytes: Uint8Array, exif: Exif, words: Words): boolean {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return false
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda || marker === 0xd9) return true
    const end = at + 2 + (bytes[at + 2] as number) * 256 + (bytes[at + 3] as number)
    if (end < at + 4 || end > bytes.length) return false
    const body = bytes.subarray(at + 4, end)
    const begins = latin(body, 0, 32)
    if (marker === 0xe1 && begins.startsWith('Exif\0')) {
      if (!exif(body)) return false
    } else if (marker === 0xfe || marker === 0xed || (marker === 0xe1 && begins.startsWith('http'))) words(utf8(body))
    at = end
  }
  return false
}

function readPng(bytes: Uint8Array, exif: Exif, words: Words): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, kind] = [view.getUint32(at), latin(bytes, at + 4, at + 8)]
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length !== length) return false
    if (kind === 'IEND') return true
    if (kind === 'eXIf' && !exif(body)) return false
    if (kind === 'tEXt') words(utf8(body).replaceAll('\0', ': '))
    if (kind === 'zTXt' || kind === 'iTXt') {
      const text = pngText(body, kind)
      if (text === null) return false
      words(text)
    }
    at += 12 + length
  }
  return false
}

/** A keyword, whether it is packed, for iTXt two names more, and the text. */
function pngText(body: Uint8Array, kind: 'zTXt' | 'iTXt'): string | null {
  const key = body.indexOf(0)
  const packed = kind === 'zTXt' || body[key + 1] === 1
  let from = key + (kind === 'zTXt' ? 2 : 3)
  for (let names = kind === 'iTXt' ? 2 : 0; names > 0; names--) from = body.indexOf(0, from) + 1
  if (key < 0 || (kind === 'iTXt' && from === 0)) return null
  try {
    const text = packed ? inflateSync(body.subarray(from), { maxOutputLength: 1_000_000 }) : body.subarray(from)
    return `${latin(body, 0, key)}: ${utf8(text)}`
  } catch {
    return null
  }
}

function readWebp(bytes: Uint8Array, exif: Exif, words: Words): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 12
  while (at + 8 <= bytes.length) {
    const [kind, length] = [latin(bytes, at, at + 4), view.getUint32(at + 4, true)]
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length !== length) return false
    if (kind === 'EXIF' && !exif(body)) return false
    if (kind === 'XMP ') words(utf8(body))
    at += 8 + length + (length % 2)
  }
  return at >= bytes.length
}
