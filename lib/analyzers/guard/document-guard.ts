import type { Locator } from '../analyzer'
import type { DocumentText } from '../formats/document'
import type { Findings } from './finding'
import { identityIn } from './identity'
import { markingReader } from './markings'
import { tableGuard, type TableGuard } from './table-guard'

/** Looks at a document: its lines, its tables with their headers, its comments and annotations, its page edges. */
export function guardDocument(document: DocumentText, file: string, found: Findings): void {
  const markings = markingReader()
  const places: Locator[] = []
  let table: { guard: TableGuard; rows: number } | null = null
  const endTable = () => {
    table?.guard.end()
    table = null
  }
  const look = (text: string, place: Locator, edge: boolean) => {
    for (const line of text.split('\n')) {
      for (const what of identityIn(line.slice(0, 20000))) found.add(what, place)
      markings.line(line, edge)
      places.push(place)
    }
  }
  for (const block of document.blocks) {
    const place = { file, ...block.at }
    if (block.cells) {
      table ??= { guard: tableGuard(place, found), rows: 0 }
      table.rows++
      table.guard.row({ number: table.rows, cells: block.cells })
    } else endTable()
    look(block.text, place, block.edge ?? false)
  }
  endTable()
  for (const mark of markings.end()) found.add(mark.what, places[mark.line - 1] ?? { file })
  for (const note of document.notes) for (const what of identityIn(note.text)) found.add(what, { file, ...note.at, section: 'comments' })
  const hidden = markingReader()
  for (const each of document.unseen) {
    const place = { file, ...each.at, section: 'hidden text or table of contents' }
    for (const what of identityIn(each.text.slice(0, 20_000))) found.add(what, place)
    hidden.line(each.text, false)
  }
  for (const mark of hidden.end()) found.add(mark.what, { file, ...document.unseen[mark.line - 1]?.at })
}
