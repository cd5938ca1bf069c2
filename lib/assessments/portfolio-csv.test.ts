import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './portfolio-csv'

describe('csvCell', () => {
  it.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1', ' =HYPERLINK("x")', '＝1'])('asvs-1.2.10 disarms %j', (text) => {
    expect(parse(csvLine([text]), { relax_quotes: false })[0]?.[0]?.startsWith("'")).toBe(true)
  })
  it('leaves numbers and plain names alone', () => {
    expect(csvCell(-3.5)).toBe('-3.5')
    expect(csvCell('Larkmont Data, Inc.')).toBe('"Larkmont Data, Inc."')
    expect(csvCell(null)).toBe('')
  })
  it('reads back as what was written, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
        const [back] = parse(csvLine(cells)) as string[][]
        expect(back?.map((cell, i) => (cell === `'${cells[i]}` ? cells[i] : cell))).toEqual(cells)
      }),
    )
  })
})
