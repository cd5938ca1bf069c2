import { QuarantinedEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeStream, decodeText, looksBinary } from '../formats/text'
import { findings, type Finding, type Findings } from './finding'
import { guardText } from './text-guard'

/**
 * Stops an upload that holds what Veritar must not hold (domain.md 2.4 and the spill rule), before any analyzer reads it:
 * identity numbers, birth dates, citizenship columns, classification and CUI banners, distribution statements B to F,
 * export-control warnings. A text that only talks about these is let through.
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
  if (looksBinary(head)) return
  await guardText(decodeText(head), () => decodeStream(unpacked(file)), file, found)
}

function quarantine(all: Finding[]): QuarantinedEvidence {
  const kinds = [...new Set(all.map((each) => each.what))]
  const marked = all.some((each) => /banner|marking|portion|statement|warning|authority/.test(each.what))
  const last = kinds.at(-1) as string
  const list = kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} and ${last}` : last
  return new QuarantinedEvidence(
    `The upload appears to hold ${list}.`,
    all.map((each) => each.at),
    marked
      ? 'Veritar takes no classified, CUI or export-controlled material. Do not send it again; tell the program security officer of the prime.'
      : 'Remove the columns or passages named here and upload the file again. Veritar needs only yes, no or pending, never the papers behind it.',
  )
}
