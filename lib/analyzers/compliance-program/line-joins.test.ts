import { expect, test } from 'vitest'
import { lineJoiner } from './line-joins'

const lines = ['Every export is controlled by the manual of manage-', 'ment, and U.S.-', 'persons re-export nothing. Export-', 'controlled data and docu-', 'mentation are kept; a re-', 'export needs a license of 252.204-', '7012.']
const join = lineJoiner(lines.map((text) => ({ text, heading: 0, at: {} })))

test('words broken by a line end are whole again, and hyphens of the writer stay', () => {
  expect(lines.reduce(join, '')).toBe('Every export is controlled by the manual of management, and U.S.-persons re-export nothing. Export-controlled data and documentation are kept; a re-export needs a license of 252.204-7012.')
  expect(join('Records are kept -', 'always')).toBe('Records are kept - always')
})
