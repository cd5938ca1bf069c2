import { UnreadableEvidence, type EvidenceFile } from '../../analyzers/analyzer'
import { litter, unpackArchives } from '../../analyzers/formats/archive'
import { allBytes, firstBytes } from '../../analyzers/formats/bytes'
import { isWordDocument } from '../../analyzers/formats/docx'
import { unpacked } from '../../analyzers/formats/gzip'
import { encodingOf } from '../../analyzers/formats/text'
import { isWorkbook } from '../../analyzers/formats/xlsx'
import { openZip, type Zip } from '../../analyzers/formats/zip'
import { checkOffice } from './check-office'
import { checkPdf } from './check-pdf'
import { checkTar } from './check-tar'
import { endingFits, endingOf, nameProblem } from './endings'
import { refuse } from './refusal'
import { endsAsZip, scan, type Scan } from './scan'
import { sniff } from './sniff'
import { archiveLimits, neverTaken, uploadTypes, type UploadType } from './upload-policy'
import { zipProblem } from './zip-structure'

/**
 * What an upload must be before any reader sees it: each file of a type that Veritar takes, by its content and by its
 * name, whole, only one thing at a time, and archives the same all the way in.
 * @returns the type of each file, in order
 * @throws UnreadableEvidence with reason, place and remedy for the first that is not
 */
export async function checkUpload(files: EvidenceFile[]): Promise<UploadType[]> {
  const types: UploadType[] = []
  for (const file of files) {
    const problem = nameProblem(file.name)
    if (problem) throw refuse(`The name of the file ${problem}.`, 'file', 'Rename it and upload it again.')
    types.push(await checkFile(file, false))
  }
  // Counts members and bytes over all archives together, and unpacks every one to its end.
  const inside = (await unpackArchives(files)).filter((member) => !files.includes(member))
  for (const member of inside) await checkFile(member, true)
  return types
}

async function checkFile(file: EvidenceFile, inside: boolean): Promise<UploadType> {
  const head = await firstBytes(file.open(), 65_536)
  if (head.length === 0) {
    if (inside) return 'text'
    throw refuse('The file is empty.', file.name, 'Look inside it and upload the file that was meant.')
  }
  if (neverTaken.includes(endingOf(file.name))) throw refuse(`Files that end in “.${endingOf(file.name)}” are not taken.`, file.name, takes)
  const told = sniff(head)
  if ('not' in told) throw refuse(`The file is ${told.not}.`, file.name, takes)
  const { type, zip, whole } = await typeOf(file, told.type)
  if (!endingFits(file.name, type, inside)) throw misnamed(file.name, type)
  if (type !== 'zip' && type !== 'word' && type !== 'workbook' && endsAsZip(whole)) throw refuse('The file is two things at once: there is a zip archive at its end.', file.name)
  if (type === 'pdf') await checkPdf(file, whole)
  else if (type === 'tar') await checkTar(file)
  else if (type === 'gzip') await checkGzip(file)
  else if (type === 'text' && goesOnAsBinary(whole)) throw refuse('The file begins as text and goes on as something else.', file.name)
  else if (zip && type !== 'zip') await checkOffice(zip, file.name)
  return type
}

const takes = 'Veritar takes text (JSON, CSV, logs, YAML, XML, Markdown, infrastructure code), PDF, .docx, .xlsx, and zip, tar or gzip of these.'

function misnamed(name: string, type: UploadType): UnreadableEvidence {
  const ending = endingOf(name)
  const { title, endings } = uploadTypes[type]
  const shown = endings.slice(0, 12).map((each) => `.${each}`).join(', ')
  return refuse(`The name of the file ends in “${ending ? `.${ending}` : 'nothing'}”, and its content is: ${title}.`, name, `Give it the ending its content has (${shown}${endings.length > 12 ? ', …' : ''}) and upload it again.`)
}

/** The type by content, with the size held against the policy and zips told from Office files. */
async function typeOf(file: EvidenceFile, told: 'text' | 'gzip' | 'pdf' | 'zip' | 'tar'): Promise<{ type: UploadType; zip?: Zip; whole: Scan }> {
  let type: UploadType = told
  if (told === 'gzip' && (await holdsTar(file))) type = 'tar'
  const limit = Math.max(uploadTypes[type].packed, type === 'zip' ? uploadTypes.workbook.packed : 0)
  const whole = await scan(file, limit)
  const large = (most: number) => refuse(`The file is larger than ${Math.round(most / 1_048_576).toLocaleString('en-US')} MB.`, file.name, 'Upload it in smaller parts.')
  if (whole.size > limit) throw large(limit)
  if (type !== 'zip') return { type, whole }
  const bytes = await allBytes(file, limit)
  const problem = zipProblem(bytes, archiveLimits.members)
  if (problem) throw refuse(problem, file.name)
  const zip = await openZip(bytes, file.name)
  type = isWordDocument(zip.members) ? 'word' : isWorkbook(zip.members) ? 'workbook' : 'zip'
  if (type === 'zip' && (zip.has('[Content_Types].xml') || zip.has('mimetype'))) throw refuse('The file is a document of a kind that Veritar does not read.', file.name, takes)
  if (whole.size > uploadTypes[type].packed) throw large(uploadTypes[type].packed)
  await unpackAll(zip, file.name, type)
  return { type, zip, whole }
}

/** Every member unpacks to exactly what the directory says of it; what systems add by themselves is small and no program. */
async function unpackAll(zip: Zip, file: string, type: UploadType): Promise<void> {
  for (const name of zip.members) {
    let size = 0
    let head: Uint8Array | undefined
    for await (const part of zip.stream(name)) {
      head ??= part
      size += part.length
    }
    if (size !== zip.sizeOf(name)) throw refuse('A file of the archive unpacks to another size than its directory says.', file)
    if (type === 'zip' && litter.test(name) && (size > 1_048_576 || /^(?:MZ|\x7fELF|PK|#!)/.test(Buffer.from(head ?? []).toString('latin1', 0, 4)))) {
      throw refuse('A file that looks like a leftover of an operating system is something else.', file)
    }
  }
}

/** More control characters than a log that was cut and went on can have. UTF-16 is half zeros and is left to its decoder. */
const goesOnAsBinary = ({ head, controls, size }: Scan) => encodingOf(head) === 'utf-8' && controls > size / 50

async function holdsTar(file: EvidenceFile): Promise<boolean> {
  const told = sniff(await firstBytes(unpacked(file), 65_536))
  return 'type' in told && told.type === 'tar'
}

/** Unpacks it to its end: whole, nothing behind it, no bomb, and text inside. */
async function checkGzip(file: EvidenceFile): Promise<void> {
  const inner: EvidenceFile = { name: file.name, size: 0, open: () => unpacked(file) }
  const whole = await scan(inner, Number.MAX_SAFE_INTEGER)
  if (whole.size === 0) throw refuse('The file is empty.', file.name)
  const told = sniff(whole.head)
  if ('not' in told) throw refuse(`Packed in the file is ${told.not}.`, file.name, takes)
  if (told.type !== 'text' || goesOnAsBinary(whole)) throw refuse('A gzip file may hold one text file or a tar archive; this one holds something else.', file.name, 'Upload what is inside it.')
  if (endsAsZip(whole)) throw refuse('The file is two things at once: there is a zip archive at its end.', file.name)
  const name = file.name.replace(/\.g?z(?:ip)?$/i, '')
  if (neverTaken.includes(endingOf(name))) throw refuse(`Files that end in “.${endingOf(name)}” are not taken.`, file.name, takes)
}
