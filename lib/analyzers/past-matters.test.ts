import { describe, expect, it } from 'vitest'
import { pastMatters } from './past-matters'

const told = (text: string) => pastMatters([{ text, at: { page: 2 } }]).matters?.map(({ year }) => year) ?? []

describe('past violations and disclosures in a document', () => {
  it.each([
    ['One voluntary disclosure (VSD) was submitted to DDTC on May 4, 2025.', 2025],
    ['A directed disclosure was filed in 2023 when a mailbox was found to be shared.', 2023],
    ['The company self-reported two ITAR violations to the Department of State in 2024.', 2024],
    ['We have submitted a voluntary self-disclosure, DDTC case No. 24-0001234.', null],
    ['An unauthorized export of drawings occurred in March 2022 and has since been closed.', 2022],
    ['The company entered into a consent agreement with the Department of State in 2021.', 2021],
    ['Section 9 was rewritten following our voluntary disclosure of June 2024.', 2024],
  ])('is told: %s', (text, year) => {
    expect(told(text)).toEqual([year])
  })

  it.each([
    'No voluntary disclosure was submitted in 2025.',
    'Voluntary disclosures shall be submitted to DDTC within 60 days.',
    'The voluntary disclosure procedure was submitted for approval in 2025.',
    'When a violation of the ITAR was found, the Empowered Official decides on disclosure.',
    'If an unauthorized export occurred, a voluntary disclosure was made at once.',
    'Halberd Systems Inc. entered into a consent agreement with the Department of State in 2021.',
    'The company submitted no voluntary disclosures between 2021 and 2026.',
    'Training on voluntary disclosures was completed in 2025.',
    'For example, in 2023 an unauthorized export was found in a shared folder.',
  ])('is not told: %s', (text) => {
    expect(told(text)).toEqual([])
  })

  it('keeps the place, and its words as the facts keep them', () => {
    expect(pastMatters([{ text: 'A voluntary disclosure was made in 2024.', at: { page: 2 } }])).toEqual({ matters: [{ text: 'A voluntary disclosure was made in 2024.', year: 2024, at: { page: 2 } }] })
  })
})
