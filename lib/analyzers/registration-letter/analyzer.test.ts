import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { writeDocx, writePdf } from '../formats/testing/document-writers'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import letter from './analyzer'

const body = [
  'Directorate of Defense Trade Controls',
  'This letter confirms that Harrow Point Systems, Inc. is registered under 22 CFR 122.',
  'Registration code: M12345',
  'Your registration is valid from 1 March 2026 through 28 February 2027.',
]
const read = (content: string | Uint8Array) => letter.analyze({ files: [evidenceOf(content, 'x')] })
const rules = async (content: string) => (await read(content)).observations.map((each) => each.rule)
const text = (...lines: string[]) => lines.join('\n\n')

describe('a registration letter', () => {
  it.each([
    ['text', text(...body)],
    ['CRLF and a byte order mark', `\ufeff${body.join('\r\n\r\n')}`],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${body.join('\r\n\r\n')}`, 'utf16le'))],
    ['PDF', writePdf([{ lines: body }])],
    ['Word', writeDocx(body)],
    ['a table in Word', writeDocx([body[0] as string, { table: [['Registrant', 'Harrow Point Systems, Inc.'], ['Registration code', 'M12345'], ['Effective date', 'March 1, 2026'], ['Expiration date', 'February 28, 2027']] }])],
    ['values under their labels', text('DDTC registration', 'Registrant:\nHarrow Point Systems, Inc.', 'Registration code:\nM-12345', 'Effective date:\n2026-03-01', 'Expiration date:\n2027-02-28')],
  ])('is read the same as %s, and never with its code', async (_name, content) => {
    const { facts } = await read(content)
    expect(facts).toMatchObject({ document: 'letter', entity: 'Harrow Point Systems, Inc.', maskedCode: 'M•••45', effectiveFrom: '2026-03-01', expiresOn: '2027-02-28' })
    expect(JSON.stringify(await read(content))).not.toMatch(/12345|M-?1234/)
    expect(recognize(await sampleOf(evidenceOf(content, 'x')))?.kind).toBe('registration-letter')
  })
  it.each([
    ['M1234', 'M•••34'],
    ['K-54321', 'K•••21'],
    ['M•••45', 'M•••45'],
    ['M***45', 'M•••45'],
  ])('code %s is kept as %s', async (written, kept) => expect((await read(text(...body).replace('M12345', written))).facts.maskedCode).toBe(kept))
  it('takes the firm addressed, and not the code behind the word registrant', async () => {
    const letterhead = text('Directorate of Defense Trade Controls', 'October 14, 2026', 'Harrow Point Systems LLC\n100 Main St', 'Registrant Code: M12345', 'Dear Registrant:', 'Your registration under Part 122 of the ITAR has been processed and expires on October 31, 2027.')
    expect((await read(letterhead)).facts).toMatchObject({ entity: 'Harrow Point Systems LLC', maskedCode: 'M•••45', expiresOn: '2027-10-31' })
  })
  it('keeps no number that is no code', async () => {
    expect((await read(text(...body).replace('M12345', 'see DECCS'), )).facts.maskedCode).toBeNull()
    expect((await read(text(...body, 'Registration room M20522-0112').replace('M12345', 'see DECCS'))).facts.codes).toBe(0)
  })
  it('takes neither the renewal window nor the date of the letter for the expiry', async () => {
    const { facts } = await read(text('March 5, 2026', ...body, 'Submit the renewal between December 30, 2026 and January 29, 2027.'))
    expect(facts).toMatchObject({ issuedOn: '2026-03-05', date: '2026-03-05', expiresOn: '2027-02-28' })
  })
  it.each([
    ['in one sentence', 'The registration is effective March 1, 2026 and expires February 28, 2027.'],
    ['in one sentence over several lines', 'The registration is effective\nMarch 1, 2026 and expires\nFebruary 28, 2027. File the renewal by\nJanuary 29, 2027.'],
    ['with days cut by the end of a line', 'The registration is effective March 1,\n2026 and expires February\n28, 2027.'],
  ])('reads both days %s', async (_name, sentence) => {
    const { facts } = await read(text('Directorate of Defense Trade Controls', 'March 5, 2026', 'Harrow Point Systems, Inc. (M12345) is registered.', sentence))
    expect(facts).toMatchObject({ entity: 'Harrow Point Systems, Inc.', issuedOn: '2026-03-05', effectiveFrom: '2026-03-01', expiresOn: '2027-02-28' })
  })
  it.each([
    ['RL-01', text(...body).replace('Harrow Point Systems, Inc. is', 'the firm is'), text(...body)],
    ['RL-01', text(...body, 'Registrant: Another Firm LLC', 'Registrant: Harrow Point Systems, Inc.'), text(...body, 'Registrant: Harrow Point Systems, Inc.')],
    ['RL-02', text(...body.slice(0, 3)), text(...body)],
    ['RL-03', text(...body.slice(0, 3), 'Expiration date: 02/03/2027'), text(...body.slice(0, 3), 'Expiration date: 02/28/2027')],
    ['RL-03', text(...body, 'Expiration date: March 31, 2027'), text(...body, 'Expiration date: February 28, 2027')],
    ['RL-04', text(...body.slice(1)), text(...body)],
    ['RL-05', text(...body, 'We are an ITAR certified company.'), text(...body, 'There is no such thing as an ITAR certified company.')],
    ['RL-06', text(...body, 'Registration code: M54321'), text(...body, 'Registration code: M12345')],
    ['RL-07', text(...body), text(...body).replace('M12345', 'see DECCS')],
    ['RL-10', text('Renewal reminder', ...body), text(...body, 'A renewal has to be filed in time.')],
    ['RL-11', text(...body).replace('2027', '2028'), text(...body)],
    ['RL-12', text('DRAFT', ...body), text(...body)],
    ['RL-13', text(...body).replace('M12345', 'K1234'), text(...body)],
  ])('%s fires, and stays quiet beside it', async (rule, fires, quiet) => {
    expect(await rules(fires)).toContain(rule)
    expect(await rules(quiet)).not.toContain(rule)
  })
  it.each([
    ['RL-08', 'We need not register with DDTC. Dated: 2026-05-01. /s/ A. Vale', 'Under 22 CFR 122.1(b)(2) we need not register with DDTC. Dated: 2026-05-01. /s/ A. Vale'],
    ['RL-09', 'Under 22 CFR 122.1(b)(2) we need not register with DDTC.', 'Under 22 CFR 122.1(b)(2) we need not register with DDTC.\n\nDated: 2026-05-01\n\n/s/ A. Vale'],
  ])('%s of a memo', async (rule, fires, quiet) => {
    expect((await read(fires)).facts.document).toBe('exemption-memo')
    expect(await rules(fires)).toContain(rule)
    expect(await rules(quiet)).not.toContain(rule)
  })
  it.each([
    ['a policy', 'Staff register their laptops with the service desk.'],
    ['a table', 'ref,name,us person\nE-1,A. Vale,yes\n'],
  ])('refuses %s', async (_name, content) => expect(await read(content).catch((error: unknown) => error)).toBeInstanceOf(UnreadableEvidence))
})
