import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { fromXml } from '../cyclonedx/from-xml'
import { readCycloneDx } from '../cyclonedx/read-cyclonedx'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { readStructured } from '../formats/structured'
import { decodeText, looksBinary } from '../formats/text'
import type { SbomFacts } from '../sbom-facts'
import { readSpdx2 } from '../spdx/read-spdx2'
import { readSpdx3 } from '../spdx/read-spdx3'
import { readTagValue } from '../spdx/read-tag-value'
import { fileKind } from '../supply/file-kind'
import { judgeBills } from './judge-bills'
import { record, type Bill } from './model'

const largestText = 64 * 1024 * 1024
const mostDocuments = 500

/**
 * Reads every CycloneDX and SPDX document of an item, in any of their encodings; statements on vulnerabilities (VEX)
 * beside a bill of materials are held against it.
 * @throws UnreadableEvidence when the item holds none, or one of them cannot be read.
 */
export async function readSboms({ files, onProgress }: AnalyzerInput): Promise<Reading<SbomFacts>> {
  const bills: Bill[] = []
  const notRead: SbomFacts['notRead'] = { count: 0, names: [] }
  let bytes = 0
  for (const file of files) {
    const bytesHead = await firstBytes(unpacked(file), 65_536)
    const head = looksBinary(bytesHead) ? '' : decodeText(bytesHead)
    const kind = fileKind(head)?.format ?? ''
    bytes += file.size
    if (kind === 'cyclonedx' || kind === 'spdx') {
      if (bills.length >= mostDocuments) throw new UnreadableEvidence(`The upload holds more than ${mostDocuments} bills of materials.`, { file: file.name }, 'Upload the bills of materials of what you deliver, in smaller parts.')
      bills.push(await readBill(file, head))
    } else {
      notRead.count++
      if (notRead.names.length < 50) notRead.names.push({ name: file.name.slice(0, 300), looksLike: kind })
    }
    onProgress?.({ bytes, items: bills.length })
  }
  if (bills.length > 0) return judgeBills(bills, notRead)
  throw new UnreadableEvidence(files.every(({ size }) => size === 0) ? 'The file is empty.' : 'No file of this upload is a CycloneDX or SPDX bill of materials.', { ...(files[0] && { file: files[0].name }) }, 'Export the bill of materials as CycloneDX 1.7 or SPDX 2.3 and upload it unchanged.')
}

async function readBill(file: EvidenceFile, head: string): Promise<Bill> {
  if (/^SPDXVersion:/m.test(head) && !/^\s*[{[]/.test(head)) return readTagValue(await wholeText(file), file.name)
  const { value, format } = await readStructured(file)
  const root = record(value)
  if (format === 'xml') return readCycloneDx(fromXml(root, /cyclonedx\.org\/schema\/bom\/(\d+\.\d+)/.exec(head)?.[1] ?? ''), file.name, 'xml')
  if (root['bomFormat'] !== undefined) return readCycloneDx(root, file.name, 'json')
  if (root['@context'] !== undefined || root['@graph'] !== undefined) return readSpdx3(root, file.name)
  return readSpdx2(root, file.name, 'json')
}

async function wholeText(file: EvidenceFile): Promise<string> {
  const bytes = await firstBytes(unpacked(file), largestText + 1)
  if (bytes.length > largestText) throw new UnreadableEvidence(`The document is larger than ${largestText / 1048576} MB.`, { file: file.name }, 'Export it as JSON.')
  return decodeText(bytes).replaceAll('\r\n', '\n')
}
