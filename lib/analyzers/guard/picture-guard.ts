import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { allBytes, firstBytes } from '../formats/bytes'
import { isClosedPicture, isPicture, readPicture } from '../formats/picture'
import type { Findings } from './finding'
import { markingReader } from './markings'
import { guardProse } from './text-guard'

const largest = 50 * 1024 * 1024
/** Pictures looked at in one PDF. */
const mostInPdf = 5_000
/** Bytes before the pixels of one of them. */
const mostProperties = 4 * 1024 * 1024
const remedy = 'Save the picture again without its properties (in Word: Compress Pictures, or File, Info, Inspect Document), and upload the file again.'

/**
 * Looks at what a picture says beside what it shows (domain.md PER-06): words of its properties, and whether it tells
 * where it was taken, which is as near to a home address as a person's phone was. What it shows nobody can read here.
 * Anything that is no picture is left alone.
 * @throws UnreadableEvidence when the properties cannot be read, so that nothing passes unseen
 */
export async function guardPicture(file: EvidenceFile, section: string | undefined, found: Findings): Promise<void> {
  const head = await firstBytes(file.open(), 64)
  const place = { file: file.name, ...(section && { section }) }
  if (isClosedPicture(head)) throw new UnreadableEvidence('A picture (HEIC or AVIF) is of a kind whose properties cannot be looked at.', place, 'Save it as PNG or JPEG and upload the file again.')
  if (!isPicture(head)) return
  const words = readPicture(await allBytes(file, largest))
  if (!words) throw broken(place)
  judge(words, place, found)
}

/**
 * The same for the JPEG pictures in a PDF, which lie in it as they are.
 * @throws UnreadableEvidence when there are too many, or the EXIF of one cannot be read
 */
export function guardPdfPictures(pdf: Uint8Array, file: string, found: Findings): void {
  let pictures = 0
  for (let at = pdf.indexOf(0xff); at >= 0; at = pdf.indexOf(0xff, at + 1)) {
    if (pdf[at + 1] !== 0xd8 || pdf[at + 2] !== 0xff) continue
    if (++pictures > mostInPdf) throw new UnreadableEvidence(`The PDF holds more than ${mostInPdf.toLocaleString('en-US')} pictures.`, { file }, 'Upload it in parts.')
    const place = { file, section: `picture ${pictures}` }
    const words = readPicture(pdf.subarray(at, at + mostProperties))
    if (words) judge(words, place, found)
    // Packed bytes can begin like a picture and be none; what calls itself EXIF is one.
    else if (String.fromCharCode(...pdf.subarray(at + 6, at + 10)) === 'Exif') throw broken(place)
  }
}

const broken = (place: { file: string }) => new UnreadableEvidence('The properties of a picture are broken: they cannot be read to their end.', place, remedy)

function judge({ words, position }: { words: string[]; position: boolean }, place: { file: string; section?: string }, found: Findings): void {
  if (position) found.add('the place where a picture was taken', place)
  const markings = markingReader()
  for (const line of words.flatMap((text) => text.split(/\r?\n/))) {
    guardProse(line.slice(0, 20_000), place, found)
    markings.line(line.trim(), true)
  }
  for (const mark of markings.end()) found.add(mark.what, place)
}
