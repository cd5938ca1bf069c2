import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuarantinedEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { writeDocx } from '../formats/testing/document-writers'
import { writeWorkbook } from '../formats/testing/workbook'
import { forbiddenHeader } from './headers'
import { guardEvidence } from './guard'
import { identityIn } from './identity'

const stopped = async (content: string | Uint8Array): Promise<QuarantinedEvidence | null> => {
  try {
    await guardEvidence([evidenceOf(content, 'upload')])
    return null
  } catch (error) {
    if (error instanceof QuarantinedEvidence) return error
    throw error
  }
}
const roster = (header: string, value: string) => `ref,name,us person,${header}\nE-1,A. Vale,yes,${value}\n`
const manual = (line: string) => `# ITAR compliance manual\n\nThe Empowered Official keeps this manual.\n\n${line}\n\nQuestions go to the compliance office.\n`

describe('what is quarantined', () => {
  it.each([
    ['an SSN column', roster('SSN', '512-34-8765')],
    ['bare digits under an SSN header', roster('social_security_no', '512348765')],
    ['a dashed SSN under another name', roster('tax', '512-34-8765')],
    ['a birth date column', roster('DOB', '1981-05-02')],
    ['a citizenship column', roster('Country of citizenship', 'USA')],
    ['a country of birth', roster('Country of birth', 'Canada')],
    ['a country of residence', roster('country_of_residence', 'Canada')],
    ['the citizenship of an owner', 'owner,country of incorporation,citizenship,percent\nA. Vale,,Canadian,60\nHarbor Holdings LLC,US,,40\n'],
    ['a passport column', roster('passportNumber', 'C01234567')],
    ['an alien number column', roster('A-Number', 'A123456789')],
    ['a card with spaces', roster('note', '4111 1111 1111 1111')],
    ['a machine-readable zone', manual('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<')],
    ['an SSN in prose', manual('Employee SSN 512-34-8765 was checked.')],
    ['a passport number in prose', manual('Her passport no. 512348765 was copied.')],
    ['a birth date in prose', manual('Date of birth: 14 February 1992')],
    ['JSON with a key', '{"user":{"ssn":"512-34-8765"}}'],
    ['JSON with a nationality', '[{"name":"A","nationality":"Canadian"}]'],
    ['a classification banner', manual('SECRET//NOFORN')],
    ['a top secret line', manual('TOP SECRET')],
    ['a release line', manual('REL TO USA, GBR')],
    ['a CUI banner', manual('CUI//SP-EXPT')],
    ['CUI at the top', `CUI\n\nNetwork plan\n\nText.\n`],
    ['CUI twice', `Plan\nCUI\nText about the plan\nCUI\nMore text\n`],
    ['a portion mark', manual('(S//NF) The array operates at the stated band.')],
    ['a distribution statement', manual('DISTRIBUTION STATEMENT D. Distribution authorized to the Department of Defense and U.S. DoD contractors only.')],
    ['an export warning', manual('WARNING - This document contains technical data whose export is restricted by the Arms Export Control Act.')],
    ['a classification authority block', manual('Classified By: J. Example\nDerived From: Multiple Sources\nDeclassify On: 20451231')],
    ['gzip of an SSN', gzipSync(manual('SSN: 512-34-8765'))],
    ['UTF-16 text', new Uint8Array(Buffer.from('\ufeff' + roster('dob', '2/3/1990'), 'utf16le'))],
    ['a hidden sheet', writeWorkbook([{ name: 'A', rows: [['ref', 'us person'], ['E-1', 'yes']] }, { name: 'B', hidden: true, rows: [['ref', 'Birth date'], ['E-1', '1990-02-03']] }])],
    ['YAML with a key', 'people:\n  - name: A. Vale\n    date_of_birth: 1981-05-02\n'],
    ['settings with a key', 'name = A. Vale\npassport_number = C01234567\n'],
    ['XML with an element', '<people>\n<person><Name>A</Name><DateOfBirth>1981-05-02</DateOfBirth></person>\n</people>\n'],
    ['XML with an attribute', '<people>\n<person name="A" nationality="Canadian"/>\n</people>\n'],
    ['a page header of a workbook', writeWorkbook([{ name: 'A', rows: [], xml: '<worksheet><sheetData/><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;10CUI//SP-EXPT&amp;RPage &amp;P</oddHeader></headerFooter></worksheet>' }])],
    ['a text box in a workbook', writeWorkbook([{ name: 'A', rows: [['ref', 'us person'], ['E-1', 'yes']] }], [{ name: 'xl/drawings/drawing1.xml', data: '<wsDr><t>SECRET//NOFORN</t></wsDr>' }])],
    ['a label in the properties of a document', writeDocx(['A plan.'], { extra: [{ name: 'docProps/custom.xml', data: '<Properties><property name="Classification"><lpwstr>CUI</lpwstr></property></Properties>' }] })],
    ['a comment in a workbook', writeWorkbook([{ name: 'A', rows: [['ref', 'us person'], ['E-1', 'yes']] }], [{ name: 'xl/comments1.xml', data: '<comments><t>SSN 512-34-8765</t></comments>' }])],
  ])('%s', async (_name, content) => {
    const error = await stopped(content)
    expect(error).toBeInstanceOf(QuarantinedEvidence)
    expect(error?.places.length).toBeGreaterThan(0)
    expect(JSON.stringify([error?.reason, error?.places, error?.remedy])).not.toMatch(/512|8765|C0123|4111|ERIKSSON|1981|1990|1992|Canadian/)
  })
  it('names the row and the column', async () => {
    expect((await stopped(roster('DOB', '1981-05-02')))?.places[0]).toEqual({ file: 'upload', row: 2, column: 'DOB' })
  })
})

describe('what is let through', () => {
  const event = { eventVersion: '1.11', userIdentity: { accountId: '111122223333', principalId: 'AROAEXAMPLE:a.vale' }, eventTime: '2026-05-04T12:13:14Z', requestID: '4111111111111111', eventName: 'GetObject', requestParameters: { bucketName: 'passport-service', key: 'birth/512348765.json', sessionName: 'ssn-512348765', classname: '512348765' }, additionalEventData: { bytes: 512348765, 'x-amz-id-2': '512-34-8765' } }
  it.each([
    ['CloudTrail JSON with numbers near words', JSON.stringify({ Records: [event, event] })],
    ['JSON lines', `${JSON.stringify(event)}\n${JSON.stringify(event)}\n`],
    ['a log in text', '2026-05-04T12:13:14Z request 111122223333 visa-check ok 1762170000000 id=512348765\n'.repeat(30)],
    ['a CSV of events', `time,account,request_id,session_name,class\n${'2026-05-04T12:13:14Z,111122223333,4111111111111111,ssn-a,x\n'.repeat(5)}`],
    ['a roster', roster('next_review', '2027-01-05')],
    ['settings of a service that is called so', 'passport_service_url: https://passport.internal/v2\nvisa-check: 512348765\ncountry: US\ndob_rotation_days: 90\n'],
    ['XML of a log', '<Event Computer="h1"><Data Name="TargetUserSid">S-1-5-21-512348765</Data><Nation>1</Nation></Event>\n'],
    ['an ordinary page header of a workbook', writeWorkbook([{ name: 'A', rows: [['ref', 'us person'], ['E-1', 'yes']] }], [{ name: 'docProps/core.xml', data: '<cp><title>How CUI is marked</title></cp>' }])],
    ['the country of an owner company', 'owner,type,Country of incorporation,percent\nHarbor Holdings LLC,company,US,60\nVale Family Trust,trust,US,40\n'],
    ['where a vendor keeps data', 'vendor,service,country of storage,Country of headquarters\nHarbor Metrics Inc,monitoring,US,US\n'],
    ['the allowed question', roster('U.S. person (citizen, LPR, refugee or asylee)', 'yes')],
    ['an empty forbidden column', roster('dob', '')],
    ['a promise about passports', manual('We never store passport numbers, SSNs or dates of birth. A passport is inspected and handed back.')],
    ['a sentence about markings', manual('Documents marked SECRET//NOFORN, CUI or with distribution statement D are refused at the door.')],
    ['a list of markings', manual('- SECRET//NOFORN\n- TOP SECRET\n- CUI//SP-EXPT\n- Distribution Statement C')],
    ['a quoted legend', manual('Each drawing must carry "WARNING - This document contains technical data whose export is restricted".')],
    ['a CUI heading', manual('## CUI\n\nHow CUI is handled.')],
    ['an abbreviation that wraps', manual('Covered is controlled unclassified information\n(CUI) which the prime names.')],
    ['distribution statement A', manual('DISTRIBUTION STATEMENT A. Approved for public release.')],
    ['the example of the leaflets', manual('Numbers such as 123-45-6789 are blocked at upload.')],
  ])('%s', async (_name, content) => {
    expect((await stopped(content))?.reason ?? null).toBeNull()
  })
  it.each(['session name', 'classname', 'adobe_id', 'country', 'owner', 'license_id', 'supervisor', 'number', 'tinted', 'national_stock_number_x'])('a column called %s', (header) => {
    expect(forbiddenHeader(header)).toBeNull()
  })
})

describe('bounds', () => {
  it.each(['9'.repeat(1_000_000), 'passport '.repeat(110_000), 'SECRET//'.repeat(120_000), 'P<'.repeat(500_000), '1-2 '.repeat(250_000), '"dob":'.repeat(160_000), '<'.repeat(1_000_000), '('.repeat(1_000_000), 'date of birth '.repeat(70_000), `{"${'a'.repeat(1_000_000)}`, ','.repeat(1_000_000), '"'.repeat(1_000_001)])('a line of a megabyte stays fast (%#)', async (line) => {
    const start = performance.now()
    await stopped(line).catch(() => null)
    expect(performance.now() - start).toBeLessThan(5000)
  })
  it('never repeats a value and never fails otherwise', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (line) => Array.isArray(identityIn(line))))
  })
  it('gives an answer on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        await guardEvidence([evidenceOf(bytes)]).catch((error: unknown) => {
          expect(['QuarantinedEvidence', 'UnreadableEvidence']).toContain((error as Error).name)
        })
      }),
    )
  })
})

it('a column of numbers and a number in it are named once, each place once', async () => {
  const error = await guardEvidence([evidenceOf('name,ssn\nA,219-09-9998\nB,321-54-9876\n', 'people.csv')]).catch((thrown: unknown) => thrown as QuarantinedEvidence)
  expect(error).toBeInstanceOf(QuarantinedEvidence)
  const { reason, places } = error as QuarantinedEvidence
  expect(reason).toBe('The upload appears to hold Social Security or taxpayer numbers.')
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length)
})
