import { scanXml } from '../../analyzers/formats/xml'
import type { Zip } from '../../analyzers/formats/zip'
import { refuse } from './refusal'

const remedy = 'Turn its fields and links into plain text or values in its own program, and upload that.'
/** Fields of Word that run a program or bring in something from elsewhere (ECMA-376 part 1, 17.16.5). A hyperlink waits for a person. */
const reaching = /^\s*(?:DDE|DDEAUTO|LINK|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE)\b/i
/** Links of workbooks that ask a running program, as against those that name another workbook. */
const asking = new Set(['ddeLink', 'oleLink'])

/**
 * Looks for fields and links that make an Office program run or fetch something, in every part that can hold one.
 * @throws UnreadableEvidence when there is one, or a part is no plain XML
 */
export async function checkFields(zip: Zip, file: string): Promise<void> {
  for (const name of zip.members.filter((member) => /^word\/.*\.xml$|^xl\/externalLinks\/.*\.xml$/i.test(member))) {
    let field = ''
    let within = false
    let found = false
    const ended = () => {
      if (reaching.test(field)) found = true
      field = ''
    }
    await scanXml(zip.stream(name), { file, part: name }, {
      open: (tag, attributes, selfClosing) => {
        if (asking.has(tag)) found = true
        if (tag === 'fldSimple' && reaching.test(valueOf(attributes, 'instr'))) found = true
        // The words of one field may be cut over many runs; it ends where another begins, or it does.
        if (tag === 'fldChar' || tag === 'p') ended()
        within = tag === 'instrText' && !selfClosing
      },
      close: () => {
        within = false
      },
      text: (text) => {
        if (within && field.length < 10_000) field += text
      },
    })
    ended()
    if (found) throw refuse('The file holds a field or link that starts a program or fetches something from elsewhere.', file, remedy)
  }
}

const valueOf = (attributes: Record<string, string>, name: string) => Object.entries(attributes).find(([key]) => key === name || key.endsWith(`:${name}`))?.[1] ?? ''
