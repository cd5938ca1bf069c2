import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeText, looksBinary } from '../formats/text'
import type { FilesRead } from '../supply-facts'
import { fileKind } from './file-kind'

/** A file of an item that the analyzer reads, with its format and its whole text. */
export type OwnFile = { name: string; format: string; text: string }

const largest = 4 * 1024 * 1024
const most = { files: 500, names: 50 }

/**
 * Tells the files of an item apart by content, and gives those of the wanted formats to `read`, one at a time in order.
 * @returns what was read and what was left, by name.
 * @throws UnreadableEvidence when nothing is of a wanted format, or one that is is too large.
 */
export async function readFiles({ files, onProgress }: AnalyzerInput, wanted: readonly string[], what: string, read: (file: OwnFile) => void): Promise<FilesRead> {
  const told: FilesRead = { files: [], read: 0, notRead: { count: 0, names: [] } }
  let bytes = 0
  for (const file of files) {
    const { text, cut } = await textOfFile(file)
    const kind = text === null ? null : fileKind(text)
    bytes += file.size
    onProgress?.({ bytes, items: told.read + told.notRead.count + 1 })
    if (text === null || kind === null || !wanted.includes(kind.format)) {
      told.notRead.count++
      if (told.notRead.names.length < most.names && (kind !== null || files.length <= most.names)) told.notRead.names.push({ name: file.name.slice(0, 300), looksLike: kind?.format ?? '' })
      continue
    }
    if (cut) throw new UnreadableEvidence('The file is larger than 4 MB, which no such file is.', { file: file.name }, 'Upload the definition itself, without what it produces.')
    told.read++
    if (told.files.length < most.files) told.files.push({ name: file.name.slice(0, 300), format: kind.format })
    read({ name: file.name, format: kind.format, text: text.replaceAll('\r\n', '\n') })
  }
  if (told.read > 0) return told
  const empty = files.every(({ size }) => size === 0)
  throw new UnreadableEvidence(
    empty ? 'The file is empty.' : `No file of this upload is ${what}.`,
    { ...(files[0] && { file: files[0].name }) },
    'Upload the files as they stand in the repository, complete and unchanged, or say what kind of evidence this is.',
  )
}

async function textOfFile(file: EvidenceFile): Promise<{ text: string | null; cut: boolean }> {
  const bytes = await firstBytes(unpacked(file), largest + 1)
  return { text: looksBinary(bytes) ? null : decodeText(bytes), cut: bytes.length > largest }
}
