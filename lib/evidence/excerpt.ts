import type { EvidenceFile, Locator } from '../analyzers/analyzer'
import { unpackArchives } from '../analyzers/formats/archive'
import { firstBytes, isPdf, isZip } from '../analyzers/formats/bytes'
import { unpacked } from '../analyzers/formats/gzip'
import { isWorkbook } from '../analyzers/formats/xlsx'
import { openZipFile } from '../analyzers/formats/zip'
import { linesAround, pointerLines } from './excerpt-lines'
import { passageAt } from './excerpt-passage'
import { recordAt } from './excerpt-record'
import { rowsAt } from './excerpt-rows'
import { redacted } from './redact'

/** The part of an evidence file that a locator names, with its surroundings. Secrets are hidden in all of them. */
export type Excerpt =
  | { type: 'record'; file: string; record: number; lines: string[] }
  /** Lines of a text, or of one value of a document; `from` is the number of the first, `hit` the one that is meant. */
  | { type: 'lines'; file: string; from: number; hit: number | null; lines: string[]; value?: boolean | undefined }
  | { type: 'rows'; file: string; sheet: string; header: string[]; rows: { number: number; cells: string[]; hit: boolean }[] }
  /** Paragraphs of a document; `whole` says that those marked are all of a section or page, not words that were quoted. */
  | { type: 'passage'; file: string; where: string; blocks: { text: string; heading: boolean; hit: boolean }[]; whole?: boolean | undefined }
  | { type: 'none'; why: string }

/**
 * What stands at a place of an evidence item, whatever its format: the locator says what kind of place it is.
 * @param files the files of the revision; `locator.file` names one of them, or a member of an archive
 * @throws whatever reading throws: an altered file never gives an excerpt
 */
export async function excerptAt(files: EvidenceFile[], locator: Locator): Promise<Excerpt> {
  const members = await unpackArchives(files)
  const file = locator.file === undefined ? members[0] : (members.find((f) => f.name === locator.file) ?? members.find((f) => f.name.endsWith(`/${locator.file}`)))
  // Another file in place of the one that is meant would show what nobody said.
  if (!file) return { type: 'none', why: locator.file === undefined ? 'This evidence has no file.' : `There is no file ${locator.file} in this revision.` }
  const head = await firstBytes(unpacked(file), 1024)
  if (isPdf(head)) return passageAt(file, locator)
  if (isZip(head)) return isWorkbook((await openZipFile(file)).members) ? rowsAt(file, locator) : passageAt(file, locator)
  if (locator.record !== undefined) return (await recordAt(file, locator.record)) ?? lineOrNone(file, locator)
  if (locator.row !== undefined) return rowsAt(file, locator)
  return lineOrNone(file, locator)
}

async function lineOrNone(file: EvidenceFile, locator: Locator): Promise<Excerpt> {
  if (locator.line !== undefined) return linesAround(file, locator.line, locator.quote)
  if (locator.pointer !== undefined) return (await pointerLines(file, locator.pointer)) ?? none(locator, `There is no ${locator.pointer} in ${file.name}.`)
  if (locator.page !== undefined || locator.section !== undefined) return passageAt(file, locator)
  return none(locator, 'It concerns the file as a whole. Open the original to read it.')
}

function none(locator: Locator, why: string): Excerpt {
  if (!locator.quote) return { type: 'none', why }
  return { type: 'passage', file: locator.file ?? '', where: '', blocks: [{ text: redacted(locator.quote), heading: false, hit: true }] }
}
