import { constants, inflateSync } from 'node:zlib'

/** Names of PDF that run something or are read by one program only; a name in it may write any letter as "#xx" (ISO 32000-2, 7.3.5). */
const active = /\/(?:JavaScript|Launch|RichMedia|XFA)(?![A-Za-z0-9])/
/** A file within the file: in the list of the document, pinned to a page, or beside an object (7.11.4, 14.13). */
const attached = /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])|\/EF\s*(?:<<\s*\/(?:U?F|DOS|Mac|Unix)(?![A-Za-z0-9])|\d+\s+\d+\s+R)/
const named = (text: string) => text.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))

/** Most bytes that packed objects of one file may unpack to. */
const limit = 64 * 1_048_576

/**
 * Whether objects of a PDF run something or carry other files, also objects in packed streams, which no search over its bytes sees.
 * @param text the file, a character a byte
 * @returns 'active'; 'attached'; 'packed' when a stream of objects is packed in a way that is not looked into, or too large; or null
 */
export function hiddenInPdf(text: string): 'active' | 'attached' | 'packed' | null {
  const plain = kindOf(named(text))
  if (plain) return plain
  let room = limit
  for (const match of text.matchAll(/stream(?:\r\n|\n|\r)/g)) {
    if (text.startsWith('end', match.index - 3)) continue
    const dictionary = dictionaryBefore(text, match.index)
    const start = match.index + match[0].length
    const declared = isOfObjects(dictionary)
    if (declared && !/\/Filter\b/.test(dictionary)) continue
    if (declared && !isPlainlyPacked(dictionary)) return 'packed'
    if (!declared && !beginsAsObjects(text, start)) continue
    const objects = unpacked(text, start, room)
    if (objects === null && declared) return 'packed'
    const kind = objects === null ? null : kindOf(named(objects))
    if (kind) return kind
    room -= objects?.length ?? 0
  }
  return null
}

const kindOf = (objects: string) => (active.test(objects) ? 'active' : attached.test(objects) ? 'attached' : null)

const dictionaryBefore = (text: string, at: number) => named(text.slice(Math.max(text.lastIndexOf('obj', at), at - 16_384), at)).replace(/%[^\r\n]*/g, ' ')

/** It says that it is, or says how many objects are in it and where the first begins, without which no reader finds them. */
const isOfObjects = (dictionary: string) => /\/ObjStm(?![A-Za-z0-9])/.test(dictionary) || (/\/First(?![A-Za-z0-9])/.test(dictionary) && /\/N(?![A-Za-z0-9])/.test(dictionary))

/** With deflate alone, as every program writes it. */
const isPlainlyPacked = (dictionary: string) => dictionary.split('/Filter').length === 2 && /\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\s*(?:\]|\/|>|$)/.test(dictionary) && !/\/DecodeParms\b/.test(dictionary)

/** A dictionary can be written so that it is not understood here: a stream of objects begins with numbers and places, in pairs. */
function beginsAsObjects(text: string, start: number): boolean {
  try {
    const head = inflateSync(Buffer.from(text.slice(start, start + 512), 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1_048_576 })
    return /^\s*\d+\s+\d+\s/.test(head.toString('latin1', 0, 64))
  } catch {
    return false
  }
}

/** At most `room` characters; null when it is not packed so, or holds more. What follows the packed bytes is left alone. */
function unpacked(text: string, start: number, room: number): string | null {
  const end = text.indexOf('endstream', start)
  try {
    return inflateSync(Buffer.from(text.slice(start, end < 0 ? undefined : end), 'latin1'), { maxOutputLength: Math.max(room, 1) }).toString('latin1')
  } catch {
    return null
  }
}
