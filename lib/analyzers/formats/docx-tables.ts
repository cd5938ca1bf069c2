import { wordValue } from './docx-styles'
import type { Block } from './document'

type Cell = { blocks: Block[]; span: number; goesOn: boolean }
type Table = { cells: Cell[]; above: string[] }

/**
 * Puts the paragraphs of table cells together as rows. A cell that spans columns takes their places, one that goes on from
 * the row above says the same again, and a row of one cell, which is there for the looks, is given as its paragraphs.
 */
export function docxTables(give: (block: Block) => void) {
  const open: Table[] = []
  const endRow = (table: Table) => {
    const [only] = table.cells
    const filled = table.cells.some(({ blocks }) => blocks.length > 0)
    if (table.cells.length === 1 && only && only.blocks.length > 1) {
      only.blocks.forEach(give)
      return
    }
    const cells: string[] = []
    for (const { blocks, span, goesOn } of table.cells) {
      const own = blocks.map(({ text }) => text).join(' ').trim()
      cells.push(goesOn && own === '' ? (table.above[cells.length] ?? '') : own)
      for (let i = 1; i < span; i++) cells.push('')
    }
    table.above = cells
    const last = table.cells.flatMap(({ blocks }) => blocks).at(-1)
    if (filled && last) give({ text: cells.join(' | '), heading: 0, at: last.at, cells })
  }
  return {
    open(name: string, attributes: Record<string, string>): void {
      const table = open.at(-1)
      const cell = table?.cells.at(-1)
      if (name === 'tbl') open.push({ cells: [], above: [] })
      else if (name === 'tr' && table) table.cells = []
      else if (name === 'tc' && table) table.cells.push({ blocks: [], span: 1, goesOn: false })
      else if (name === 'gridSpan' && cell) cell.span = Math.min(Math.max(Number(wordValue(attributes)) || 1, 1), 63)
      else if (name === 'vMerge' && cell) cell.goesOn = wordValue(attributes) !== 'restart'
    },
    close(name: string): void {
      const table = open.at(-1)
      if (name === 'tbl') open.pop()
      else if (name === 'tr' && table) endRow(table)
    },
    /** True when the paragraph stands in a cell. */
    take(block: Block): boolean {
      const cell = open.at(-1)?.cells.at(-1)
      if (!cell) return false
      cell.blocks.push(block)
      return true
    },
  }
}
