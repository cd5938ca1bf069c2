import { scanXml } from '../formats/xml'
import type { Zip } from '../formats/zip'
import type { Findings } from './finding'
import { identityIn } from './identity'
import { markingReader } from './markings'

/** Parts of an Office file that hold words beside its pages or cells, and the elements those words are in. */
const beside: { part: RegExp; element: RegExp; edge: boolean; section: string }[] = [
  { part: /^xl\/worksheets\/[^/]+\.xml$/, element: /^(?:odd|even|first)(?:Header|Footer)$/, edge: true, section: 'header or footer' },
  { part: /^xl\/(?:drawings|charts)\/[^/]+\.xml$/, element: /^(?:t|v)$/, edge: false, section: 'drawing' },
  { part: /^(?:word|xl)\/diagrams\/[^/]+\.xml$/, element: /^t$/, edge: false, section: 'drawing' },
  { part: /^docProps\/(?:core|custom|app)\.xml$/, element: /^(?:title|subject|description|keywords|category|contentStatus|lpwstr|Manager|Company)$/, edge: true, section: 'properties' },
]

/** Looks at what stands beside the pages and cells of an Office file: page headers, text in drawings, properties. */
export async function guardOffice(zip: Zip, file: string, found: Findings): Promise<void> {
  for (const part of zip.members) {
    const rule = beside.find((each) => each.part.test(part))
    if (!rule) continue
    const place = { file, section: `${rule.section} (${part})` }
    const markings = markingReader()
    let inside = 0
    let text = ''
    const look = () => {
      // &L, &C and &R part the sections of a page header, &"font" and &12 are its looks.
      for (const line of text.split(/&[LCR]|\r?\n/)) {
        const plain = line.replaceAll(/&"[^"]{0,100}"|&\d{1,3}|&K[0-9A-F]{6}|&[A-Z]/gi, '').trim()
        if (plain === '') continue
        for (const what of identityIn(plain.slice(0, 20_000))) found.add(what, place)
        markings.line(plain, rule.edge)
      }
      text = ''
    }
    await scanXml(zip.stream(part), { file, part }, {
      open(name, _attributes, selfClosing) {
        if (rule.element.test(name) && !selfClosing) inside += 1
      },
      text(piece) {
        if (inside > 0) text += piece
      },
      close(name) {
        if (!rule.element.test(name)) return
        inside = Math.max(0, inside - 1)
        if (inside === 0) look()
      },
    })
    for (const mark of markings.end()) found.add(mark.what, place)
  }
}
