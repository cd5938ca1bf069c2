import { QuarantinedEvidence, UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { allBytes, firstBytes, isPdf, isZip } from '../formats/bytes'
import { isWordDocument } from '../formats/docx'
import { unpacked } from '../formats/gzip'
import { openDocument } from '../formats/open-document'
import { openTables } from '../formats/table'
import { decodeStream, decodeText, looksBinary } from '../formats/text'
import { isWorkbook } from '../formats/xlsx'
import { openZipFile } from '../formats/zip'
import { guardDocument } from './document-guard'
import { findings, type Finding, type Findings } from './finding'
import { guardOffice } from './office-guard'
import { guardPdfPictures, guardPicture } from './picture-guard'
import { tableGuard } from './table-guard'
import { guardText } from './text-guard'

/** Most bytes of a PDF that is read. */
const largestPdf = 50 * 1024 * 1024

/**
 * Stops an upload that holds what Veritar must not hold (domain.md 2.4 and the spill rule), before any analyzer reads it:
 * identity numbers, birth dates, citizenship columns, classification and CUI banners, distribution statements B to F,
 * export-control warnings, also in the properties of pictures, and the place where a picture was taken. A text that only
 * talks about these is let through.
 * @throws QuarantinedEvidence with the places and never the values.
 * @throws UnreadableEvidence when a container (gzip, zip, PDF) cannot be opened, so that nothing passes unseen.
 */
export async function guardEvidence(files: EvidenceFile[]): Promise<void> {
  const found = findings()
  for (const file of files) await guardFile(file, found)
  const all = found.all()
  if (all.length > 0) throw quarantine(all)
}

async function guardFile(file: EvidenceFile, found: Findings): Promise<void> {
  const head = await firstBytes(unpacked(file), 65536)
  if (isPdf(head) && looksBinary(head)) {
    guardDocument(await openDocument(file), file.name, found)
    return guardPdfPictures(await allBytes(file, largestPdf), file.name, found)
  }
  if (isZip(head)) return guardContainer(file, found)
  if (looksBinary(head)) return guardPicture({ ...file, open: () => unpacked(file) }, undefined, found)
  await guardText(decodeText(head), () => decodeStream(unpacked(file)), file, found)
}

async function guardContainer(file: EvidenceFile, found: Findings): Promise<void> {
  const zip = await openZipFile(file)
  if (isWordDocument(zip.members) || isWorkbook(zip.members)) {
    await guardOffice(zip, file.name, found)
    for (const part of zip.members.filter((member) => isOfficePart(member) && !/\.(?:xml|rels)$/i.test(member))) {
      await guardPicture({ name: file.name, size: zip.sizeOf(part), open: () => zip.stream(part) }, `picture (${part})`, found)
    }
  }
  if (isWordDocument(zip.members)) return guardDocument(await openDocument(file), file.name, found)
  if (isWorkbook(zip.members)) {
    for (const table of await openTables(file)) {
      const guard = tableGuard({ file: file.name, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) }, found)
      for await (const row of table.rows()) guard.row({ number: row.number, cells: row.cells.map((cell) => cell.text) })
      guard.end()
    }
  }
  for (const name of zip.members.filter((member) => !isOfficePart(member) || /\/(?:threadedC|c)omments?[^/]*\.xml$/.test(member))) {
    const member: EvidenceFile = { name: `${file.name}/${name}`, size: 0, open: () => zip.stream(name) }
    const inside = await firstBytes(unpacked(member), 65536)
    if (isZip(inside) || isPdf(inside)) throw new UnreadableEvidence('The container holds another container or a PDF.', { file: member.name }, 'Upload the files inside it one by one.')
    if (looksBinary(inside)) await guardPicture({ ...member, open: () => unpacked(member) }, undefined, found)
    else await guardText(decodeText(inside), () => decodeStream(unpacked(member)), member, found)
  }
}

const isOfficePart = (member: string) => /^(?:xl|word|docProps|customXml|_rels)\/|^\[Content_Types\]\.xml$/.test(member)

function quarantine(all: Finding[]): QuarantinedEvidence {
  const named = [...new Set(all.map((each) => each.what))]
  // A column of them and one of them in it are the same to whoever reads this.
  const kinds = named.filter((what) => !named.includes(`${what.replace(/^an? /, '')}s`))
  const marked = all.some((each) => /banner|marking|portion|statement|warning|authority/.test(each.what))
  const last = kinds.at(-1) as string
  const list = kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} and ${last}` : last
  return new QuarantinedEvidence(
    `The upload appears to hold ${list}.`,
    [...new Map(all.map(({ at }) => [JSON.stringify(at), at])).values()],
    marked
      ? 'Veritar takes no classified, CUI or export-controlled material. Do not send it again; tell the program security officer of the prime.'
      : 'Remove the columns, passages or picture properties named here and upload the file again. Veritar needs only yes, no or pending, never the papers behind it.',
  )
}
