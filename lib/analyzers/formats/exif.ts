/** What the EXIF block of a picture says in words, by the number of the field, and whether it says where it was taken. */
export type Exif = { words: string[]; position: boolean }

const [ascii, byte, undefinedBytes] = [2, 1, 7]
/** Sub-directories: camera settings, position, interoperability. */
const [cameraIfd, gpsIfd, interopIfd] = [0x8769, 0x8825, 0xa005]
/** Of the position: latitude, longitude, their destination twins. Which version of the standard is no position. */
const coordinates = new Set([0x0002, 0x0004, 0x0014, 0x0016])
/** Written by Windows as bytes that are UTF-16: title, comment, author, keywords, subject. */
const windowsWords = new Set([0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f])
const userComment = 0x9286
const [mostDirectories, mostFields, mostWords] = [16, 1_000, 200_000]

/**
 * Reads the TIFF structure that EXIF is, for its words and whether coordinates are in it. Numbers are not kept: nothing
 * here holds a coordinate. Every offset is held against the block, no directory is read twice, and what is read is bounded.
 * @returns null when the block is not what it claims to be, so that the caller can refuse it
 */
export function readExif(block: Uint8Array): Exif | null {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const order = block.length >= 8 ? view.getUint16(0) : 0
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const little = order === 0x4949
  if (view.getUint16(2, little) !== 42) return null
  const found: Exif = { words: [], position: false }
  const waiting: { at: number; gps: boolean }[] = [{ at: view.getUint32(4, little), gps: false }]
  const seen = new Set<number>()
  let kept = 0
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next.at === 0 || seen.has(next.at)) continue
    if (seen.size >= mostDirectories || next.at + 2 > block.length) return null
    seen.add(next.at)
    const fields = view.getUint16(next.at, little)
    if (fields > mostFields || next.at + 2 + fields * 12 > block.length) return null
    for (let i = 0; i < fields; i++) {
      const field = next.at + 2 + i * 12
      const [tag, type, count] = [view.getUint16(field, little), view.getUint16(field + 2, little), view.getUint32(field + 4, little)]
      if (next.gps && coordinates.has(tag) && count > 0) found.position = true
      if (tag === cameraIfd || tag === gpsIfd || tag === interopIfd) waiting.push({ at: view.getUint32(field + 8, little), gps: tag === gpsIfd })
      else if (type === ascii || (type === byte && windowsWords.has(tag)) || (type === undefinedBytes && tag === userComment)) {
        const from = count <= 4 ? field + 8 : view.getUint32(field + 8, little)
        if (from + count > block.length || (kept += count) > mostWords) return null
        found.words.push(decoded(block.subarray(from, from + count), tag, little))
      }
    }
    const link = next.at + 2 + fields * 12
    if (!next.gps && link + 4 <= block.length) waiting.push({ at: view.getUint32(link, little), gps: false })
  }
  found.words = found.words.filter((text) => text !== '')
  return found
}

/** A user comment names its code in eight bytes; the rest is UTF-8, which holds ASCII, or UTF-16. */
function decoded(bytes: Uint8Array, tag: number, little: boolean): string {
  const named = tag === userComment ? new TextDecoder('latin1').decode(bytes.subarray(0, 8)) : ''
  const code = windowsWords.has(tag) ? 'utf-16le' : named.startsWith('UNICODE') ? (little ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(code).decode(tag === userComment ? bytes.subarray(8) : bytes).replaceAll('\0', ' ').trim()
}
