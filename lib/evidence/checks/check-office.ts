import { decodeText } from '../../analyzers/formats/text'
import type { Zip } from '../../analyzers/formats/zip'
import { checkFields } from './check-fields'
import { scanXml } from '../../analyzers/formats/xml'
import { refuse } from './refusal'

const plain = 'Save it as an ordinary document (.docx) or workbook (.xlsx) without macros and embedded objects, and upload that.'
/** Parts that carry programs or whole other files, where the guard does not look. */
const active = /(?:^|\/)(?:vbaProject|vbaData|attachedToolbars)\b|\/activeX\/|\/embeddings\/|\/macrosheets\/|\/dialogsheets\/|\.(?:exe|dll|js|vbs)$/i
/** Binary parts that every Office writes: settings of printers, thumbnails, pictures, fonts. */
const harmless = /\/printerSettings\d*\.bin$|\/media\/|^docProps\/thumbnail\.|\.(?:odttf|fntdata)$|\/calcChain\.bin$/i

/**
 * Holds a Word document or workbook to what it may carry: no macros, no embedded files, nothing fetched when it is opened.
 * @throws UnreadableEvidence naming what it carries
 */
export async function checkOffice(zip: Zip, file: string): Promise<void> {
  for (const name of zip.members) {
    if (/vbaProject|vbaData|macrosheets|dialogsheets/i.test(name)) throw refuse('The file carries macros.', file, plain)
    if (active.test(name)) throw refuse('The file carries an embedded object or another file.', file, plain)
    if (/\.bin$/i.test(name) && !harmless.test(name)) throw refuse('The file carries a binary part that is not known to be harmless.', file, plain)
  }
  for (const name of zip.members.filter((member) => member === '[Content_Types].xml' || member.endsWith('.rels'))) {
    const text = await textOf(zip, name, file)
    if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(text)) throw refuse('The file carries macros.', file, plain)
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw refuse('The file declares entities, which no such file needs.', file, plain)
    await checkRelations(text, name, file)
  }
  await checkFields(zip, file)
}

/** A hyperlink is followed by a person; a template, frame, picture or linked object is fetched by opening the file. */
async function checkRelations(text: string, part: string, file: string): Promise<void> {
  let fetches = false
  // By a parser, because a prefix, a character reference or a ">" within a value hides it from a pattern.
  const open = (name: string, { Type = '', TargetMode = '' }: Record<string, string>) => {
    if (name === 'Relationship' && TargetMode.trim().toLowerCase() === 'external' && !/\/(?:hyperlink|externalLinkPath)$/i.test(Type)) fetches = true
  }
  await scanXml(once(text), { file, part }, { open })
  if (fetches) throw refuse('The file fetches something from elsewhere when it is opened.', file, plain)
}

async function* once(text: string) {
  yield Buffer.from(text)
}

async function textOf(zip: Zip, name: string, file: string): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of zip.stream(name)) {
    parts.push(part)
    size += part.length
    if (size > 4_194_304) throw refuse('A list of parts in the file is far longer than any such file needs.', file, plain)
  }
  return decodeText(Buffer.concat(parts))
}
