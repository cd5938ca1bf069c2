import { describe, expect, it } from 'vitest'
import { identitiesIn, type IdentityLine } from './firm'

/** Lines; "# x" is a heading, and "| a | b |" a row of a table. */
function found(text: string): string[] {
  let heading = ''
  const lines = text.split('\n').flatMap((line, i): IdentityLine[] => {
    if (line.startsWith('# ')) heading = line.slice(2)
    const cells = line.startsWith('|') ? line.split('|').slice(1, -1).map((cell) => cell.trim()) : undefined
    return line.trim() === '' ? [] : [{ text: line.replace(/^# /, ''), heading, at: { line: i + 1 }, ...(cells && { cells }) }]
  })
  return identitiesIn(lines).map(({ what, value, whose }) => `${what} ${value} ${whose}`)
}

describe('firms and codes in an architecture document', () => {
  it.each([
    ['CAGE code: 7RD42', ['cage 7RD42 unclear']],
    ['Contractor CAGE: 7RD42', ['cage 7RD42 own']],
    ['Our CAGE code is 7RD42.', ['cage 7RD42 own']],
    ['Prime contractor: Halberd Systems Inc. (CAGE 1HAL9)', ['cage 1HAL9 other']],
    ['Prime contractor: Halberd Systems Inc.\nCAGE code: 1HAL9\nUEI: RDGLN0000002\nSubcontractor: Ridgeline LLC\nCAGE code: 7RD42', ['cage 1HAL9 other', 'uei RDGLN0000002 other', 'name Ridgeline LLC own', 'cage 7RD42 own']],
    ['# Cloud service provider\nCAGE 4KDN6', ['cage 4KDN6 other']],
    ['AWS GovCloud (US), CAGE code 4KDN6, hosts the enclave of our firm.', ['cage 4KDN6 other']],
    ['CAGE code 4KDN6 of Amazon Web Services', ['cage 4KDN6 other']],
    ['Prime: CAGE 1HAL9\nCAGE 7RD42', ['cage 1HAL9 other', 'cage 7RD42 unclear']],
    ['| Party | CAGE | UEI |\n| Prime contractor | 1HAL9 | RDGLN0000002 |\n| Subcontractor | 7RD42 | RDGLN0000001 |', ['cage 1HAL9 other', 'uei RDGLN0000002 other', 'cage 7RD42 own', 'uei RDGLN0000001 own']],
    ['| CAGE code | 7RD42 |', ['cage 7RD42 unclear']],
    ['Unique Entity Identifier (UEI): RDGLN0000001', ['uei RDGLN0000001 unclear']],
    ['Company name: Kestrel Point Systems, Inc.', ['name Kestrel Point Systems, Inc. own']],
    ['System owner: Kestrel Point Systems, Inc.', ['name Kestrel Point Systems, Inc. unclear']],
    ['# System security plan for Kestrel Point Systems LLC', ['name Kestrel Point Systems LLC unclear']],
    ['The Defense Logistics Agency gave our firm CAGE code 7RD42', ['cage 7RD42 own']],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected))
  it.each([
    'Staff are kept out of the cage house 12 by a lock.',
    'The server cage A1234 stands in Virginia.',
    'CAGE code: TBD',
    'CAGE code: see cover',
    'System owner: Dana Reyes, platform lead',
    'Prime contractor: Halberd Systems Inc.',
    'UEI: not yet assigned',
  ])('%j gives nothing', (text) => expect(found(text)).toEqual([]))
})
