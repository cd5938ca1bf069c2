import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { writeDocx, writePdf } from '../formats/testing/document-writers'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const read = (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'program')] })
const about = 'This ITAR program covers technical data, defense articles, the USML and DDTC. It applies to every foreign person and every U.S. person at the firm.'
const document = (sentence: string) => `# ITAR program\n\n${about}\n\n${sentence}\n`
const rulesOf = async (sentence: string) => (await read(document(sentence))).observations.map((each) => each.rule)

const cases: [rule: string, fires: string, quiet: string, near: string][] = [
  ['CP-04', 'A foreign person is defined in 22 CFR 120.16.', 'A foreign person is defined in 22 CFR 120.63.', 'Eligibility for approvals is in 22 CFR 120.16.'],
  ['CP-04', 'The Empowered Official of 120.25 signs.', 'The Empowered Official of 120.67 signs.', 'The Empowered Official of 120.67 (formerly 120.25) signs.'],
  ['CP-04', 'A commodity jurisdiction request (§120.4) is filed.', 'A commodity jurisdiction request (§120.12) is filed.', 'A commodity jurisdiction request follows 120.12, and section 120.4 is about something else.'],
  ['CP-04', 'Use of exemptions is recorded under 123.26.', 'Use of exemptions is recorded under 120.15(e).', 'Part 1123.26 of the building code applies to records.'],
  ['CP-04', 'Release is defined in 120.50.', 'Release is defined in 120.56.', 'Release to a foreign person in the United States is an export (22 CFR 120.50(a)(2)).'],
  ['CP-05', 'Modules meet FIPS 140-2.', 'Modules meet FIPS 140-3.', 'Modules meet FIPS 140-2 or its successors.'],
  ['CP-05', 'We file with the Office of Defense Trade Controls.', 'We file with DDTC.', 'We file with the Directorate of Defense Trade Controls.'],
  ['CP-05', 'The 126.1 countries are Belarus, Burma, Cambodia and China.', 'The 126.1 countries are Belarus, Burma and China.', 'Cambodia was removed from the 126.1 countries in 2025.'],
  ['CP-05', 'Nothing goes to a 126.1 country or the Russian Federation.', 'Nothing goes to a 126.1 country.', 'The words "or the Russian Federation" were deleted in 2025.'],
  ['CP-05', 'Penalties reach $500,000 for each violation.', 'Penalties reach $1,200,000 for each violation.', 'A fine of $500,000 was paid in a tax case.'],
  ['CP-05', 'Applications go through D-Trade.', 'Applications go through DECCS.', 'Fair and trade matters go to counsel.'],
  ['CP-06', 'Persons with TPS are accepted as U.S. persons.', 'Refugees and asylees are accepted.', 'TPS does not make anybody a U.S. person.'],
  ['CP-06', 'H-1B employees with an approved petition are U.S. persons.', 'H-1B employees are foreign persons.', 'Holders of a work visa are not U.S. persons.'],
  ['CP-07', 'Only U.S. citizens may join the program.', 'Only U.S. persons may join the program.', 'We never say that only U.S. citizens may join.'],
  ['CP-08', 'The Form I-9 is used to verify U.S. person status.', 'Status is verified with our own form.', 'Verification is separate from the Form I-9.'],
  ['CP-08', 'Two List A documents are required.', 'Any sufficient document is accepted.', 'The list A is on the wall.'],
  ['CP-09', 'A green card must be unexpired.', 'A green card is sufficient.', 'An expired green card does not end the status, so it need not be unexpired.'],
  ['CP-10', 'We are ITAR certified.', 'We are registered with DDTC.', 'There is no such thing as an ITAR certification.'],
  ['CP-11', 'The official of [Company Name] signs.', 'The official of Ridgeline signs.', 'The list [1] names the [official](https://x.example).'],
  ['CP-11', 'The owner is TBD.', 'The owner is the President.', 'The STBD side is painted green.'],
  ['CP-12', 'Status: Draft', 'Status: Approved', 'The contracts manager will draft the letter.'],
  ['CP-19', 'Status is decided based on surname or accent.', 'Status is decided on the answer given.', 'Status is never decided based on surname or accent.'],
]

describe('each rule fires, stays quiet and holds still on a near miss', () => {
  it.each(cases)('%s: %s', async (rule, fires, quiet, near) => {
    expect(await rulesOf(fires)).toContain(rule)
    expect(await rulesOf(quiet)).not.toContain(rule)
    expect(await rulesOf(near)).not.toContain(rule)
  })
  it('CP-01 to CP-03: another subject, absent and only mentioned elements', async () => {
    expect((await read('We like gardens. They are green and large.')).observations.map((each) => each.rule)).toContain('CP-01')
    const seen = (await read(document('Training exists.'))).observations
    expect(seen.map((each) => each.rule)).not.toContain('CP-01')
    expect(seen.filter((each) => each.rule === 'CP-02').length).toBeGreaterThan(4)
    expect(seen.some((each) => each.rule === 'CP-03' && /Element 5/.test(each.message))).toBe(true)
  })
  it('CP-13 to CP-16 and CP-18: signature, date, version, length, firms', async () => {
    const bare = await rulesOf('Nothing more.')
    expect(bare).toEqual(expect.arrayContaining(['CP-13', 'CP-14', 'CP-15', 'CP-16']))
    const { facts, observations } = await read(document('Version 3.1, approved 2026-05-04\n\nApproved by: Jane Ferro, President\n\nSigned: Jane Ferro\n\nNext review: 2027-05-04\n\nFerro Cloud LLC and Other Firm Inc. work together.'))
    expect(facts).toMatchObject({ version: '3.1', date: '2026-05-04', approver: 'Jane Ferro, President', signed: true, draft: false })
    expect(observations.map((each) => each.rule)).not.toEqual(expect.arrayContaining(['CP-13']))
    expect(observations.map((each) => each.rule)).toContain('CP-18')
  })
})

describe('the elements', () => {
  const four = async (text: string) => (await read(`# ITAR\n\n${about}\n\n## Disclosure\n\n${text}`)).facts.elements[3]
  it('rise from absent to mentioned, described and operational', async () => {
    expect((await four('Nothing else is said here.'))?.score).toBe(0)
    expect((await four('We know voluntary disclosure.'))?.score).toBe(1)
    expect((await four('A voluntary disclosure under 127.12 includes the facts and the parties. The report ensures that root causes and corrective actions are understood.'))?.score).toBe(2)
    expect((await four('The Empowered Official must send a voluntary disclosure under 127.12 within 60 days and file a copy. Every employee must report a suspected violation immediately on the report form. The compliance manager must investigate within five days, find the root cause and record each corrective action.'))?.score).toBe(3)
  })
  it('do not rise for keywords without sentences, or for what is not done', async () => {
    expect((await four('Voluntary disclosure, 127.12, root cause, hotline, investigation, penalties.'))?.score).toBe(1)
    expect((await four('We do not have a process to investigate a suspected violation and report it. Voluntary disclosure under 127.12 is to be developed by the manager each year.'))?.score).toBe(1)
  })
  it('stay at zero for another framework, however well it is written', async () => {
    const { facts } = await read('# Policy\n\nThe manager must train all employees every year and keep training records for SOC 2. Audits are independent and findings are tracked. Records are retained for seven years by the manager.')
    expect(facts.elements.map((each) => each.score)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(facts).toMatchObject({ aboutExportControl: false, otherFramework: 'SOC 2' })
  })
  it('quote what they rest on, at most 240 characters, with the place', async () => {
    const { facts } = await read(`# ITAR\n\n${about}\n\n## Records\n\nThe manager must keep records for five years and sign the record log every month${' and again'.repeat(60)}.`)
    const passage = facts.elements[2]?.passages[0]
    expect(passage?.text.length).toBe(240)
    expect(passage?.at).toEqual({ file: 'program', line: 7, section: 'Records' })
  })
})

describe('formats', () => {
  it('reads a PDF by pages and a DOCX by headings, with the same hash as the text', async () => {
    const pdf = await read(writePdf([{ lines: [{ text: 'ITAR program', size: 16 }, ...(about.match(/.{1,80}(?:\s|$)/g) ?? [])] }, { lines: ['The Empowered Official of 120.25 signs.'] }]))
    expect(pdf.facts).toMatchObject({ format: 'pdf', pages: 2, aboutExportControl: true })
    expect(pdf.facts.staleCites[0]?.at).toMatchObject({ page: 2, section: 'ITAR program' })
    const docx = await read(writeDocx([{ heading: 1, text: 'ITAR program' }, about, 'The Empowered Official of 120.25 signs.', { inserted: 'New.', deleted: 'Old.' }], { pages: 9, comment: 'Really?' }))
    expect(docx.facts).toMatchObject({ format: 'docx', pages: 9, title: 'ITAR program' })
    expect(docx.observations.find((each) => each.rule === 'CP-17')?.count).toBe(3)
    expect((await read(document('The Empowered Official of 120.25 signs.'))).facts.textHash).toBe(pdf.facts.textHash)
  })
  it.each([
    ['a scan', writePdf([{ image: true }, { image: true }]), /scan: 2 of 2 pages/],
    ['JavaScript', writePdf([{ lines: [about] }], { javascript: true }), /JavaScript/],
    ['an XFA form', writePdf([{ lines: [about] }], { xfa: true }), /XFA/],
    ['a password', writePdf([{ lines: [about] }], { encrypted: true }), /password/],
    ['a PDF without text', writePdf([{ lines: [] }]), /no text/],
    ['a broken PDF', writePdf([{ lines: [about] }]).slice(0, 300), /broken/],
    ['macros', writeDocx([about], { extra: [{ name: 'word/vbaProject.bin', data: 'x' }] }), /macros/],
    ['nothing', new Uint8Array(), /empty/],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /no document/],
  ])('refuses %s with a remedy', async (_name, bytes, reason) => {
    const error = await read(bytes).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(UnreadableEvidence)
    expect((error as UnreadableEvidence).reason).toMatch(reason)
    expect((error as UnreadableEvidence).remedy.length).toBeGreaterThan(20)
  })
  it('takes prose about the ITAR for a program, and data for nothing', () => {
    const sample = (text: string) => ({ name: 'x', bytes: new TextEncoder().encode(text), text, gzip: false })
    expect(analyzer.recognize(sample(`${about} ${about} ${about}`))).toBeGreaterThan(0.5)
    expect(analyzer.recognize(sample('{"Records": [{"ITAR": "technical data. DDTC. USML."}]}'))).toBe(0)
    expect(analyzer.recognize(sample('person_ref,us_person\nP-1,yes\n'))).toBe(0)
  })
})

describe('bounds', () => {
  const bounded = async (content: string | Uint8Array) => {
    const start = performance.now()
    try {
      const { facts } = await read(content)
      expect(analyzer.facts.safeParse(facts).success).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableEvidence)
    }
    expect(performance.now() - start).toBeLessThan(15_000)
  }
  it.each(['ITAR training '.repeat(70_000), '120.15 U.S. person '.repeat(50_000), 'I-9 '.repeat(250_000), '['.repeat(1_000_000), 'review '.repeat(140_000), '_'.repeat(1_000_000), 'citizens '.repeat(110_000), 'A. '.repeat(330_000), '126.1 '.repeat(160_000), '| '.repeat(500_000), '#'.repeat(1_000_000), 'Aa '.repeat(330_000)])('a line of a megabyte stays fast (%#)', bounded, 30_000)
  it('any bytes, and any mutation of a document, are read or refused', async () => {
    const seeds = [writeDocx([{ heading: 1, text: 'ITAR' }, about]), writePdf([{ lines: [about] }]), new TextEncoder().encode(document('x'))]
    const mutated = fc.tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(255), fc.nat()).map(([seed, at, byte, end]) => {
      const copy = seed.slice()
      copy[at % copy.length] = byte
      return end % 3 === 0 ? copy.slice(0, end % copy.length) : copy
    })
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2000 }), mutated), bounded), { numRuns: 80 })
  }, 60_000)
})
