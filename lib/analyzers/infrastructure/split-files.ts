import type { EvidenceFile } from '../analyzer'
import { firstBytes, isPdf, isZip } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeText, looksBinary } from '../formats/text'

const headBytes = 64 * 1024

/** Parts the files of an item into those a reader reads and those it leaves alone, told by the text of their first 64 KiB. */
export async function splitFiles(files: EvidenceFile[], isMine: (text: string) => boolean): Promise<{ mine: EvidenceFile[]; others: { name: string; looksLike: string }[] }> {
  const mine: EvidenceFile[] = []
  const others: { name: string; looksLike: string }[] = []
  for (const file of files) {
    const bytes = await firstBytes(unpacked(file), headBytes)
    const text = looksBinary(bytes) ? '' : decodeText(bytes)
    if (isMine(text)) mine.push(file)
    else others.push({ name: file.name, looksLike: looksLike(file.name, bytes, text) })
  }
  return { mine, others }
}

/** What a file that a reader leaves alone looks like, for people. */
function looksLike(name: string, bytes: Uint8Array, text: string): string {
  if (bytes.length === 0) return 'empty file'
  if (isZip(bytes)) return 'office document'
  if (isPdf(bytes)) return 'PDF'
  if (text === '') return 'binary file'
  if (/^\s*FROM\s+\S+/im.test(text.slice(0, 2_000)) && /\b(RUN|COPY|ENTRYPOINT|CMD)\b/.test(text)) return 'Dockerfile'
  if (/^#!/.test(text)) return 'script'
  if (/^\s*[{[]/.test(text)) return 'JSON file'
  if (/^(?:on|jobs|stages|name):/m.test(text) && /\b(?:runs-on|script|steps):/.test(text)) return 'pipeline file'
  if (/^(?:---\s*)?[\w.-]+:(?:\s|$)/m.test(text.slice(0, 400))) return 'YAML file'
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase()
  return ending === undefined || ending === 'txt' || ending === 'md' ? 'text' : `.${ending} file`
}
