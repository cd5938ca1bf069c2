import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { writeWorkbook, type TestCell } from '../formats/testing/workbook'
import roster from './analyzer'
import { rosterRules } from './rules'
import { rosterTemplate } from './template'

const head = 'person_ref,kind,display_name,work_email,principals,role,employer,us_person,license_id,verified_on,verified_by,method,next_review,access_granted_on,access_removed_on,training_on,owner_ref'
const sound: Record<string, string> = {
  person_ref: 'E-1', kind: 'human', display_name: 'A. Vale', work_email: 'a.vale@firm.example', principals: 'a.vale@firm.example', role: 'Engineer', employer: 'employee',
  us_person: 'yes', license_id: '', verified_on: '2026-01-05', verified_by: 'Officer', method: 'attestation', next_review: '2027-01-05', access_granted_on: '2026-01-10', access_removed_on: '', training_on: '2026-01-08', owner_ref: '',
}
const csv = (...rows: Partial<Record<string, string>>[]) => [head, ...rows.map((row) => head.split(',').map((name) => row[name] ?? sound[name] ?? '').join(','))].join('\n')
const read = (text: string | Uint8Array) => roster.analyze({ files: [evidenceOf(text, 'roster.csv')] })
const fired = async (...rows: Partial<Record<string, string>>[]) => (await read(csv(...rows))).observations.map((each) => each.rule)
const other = { person_ref: 'E-2', display_name: 'B. Moss', work_email: 'b.moss@firm.example', principals: 'b.moss@firm.example' }
const service = { person_ref: 'S-1', kind: 'service', display_name: 'Pipeline', work_email: '', principals: 'role/pipeline-x', us_person: '', owner_ref: 'E-1' }

describe('rules of the roster', () => {
  const cases: [keyof typeof rosterRules, string, Partial<Record<string, string>>[], Partial<Record<string, string>>[]][] = [
    ['RO-02', 'a reference twice', [{}, { ...other, person_ref: 'e-1' }], [{}, other]],
    ['RO-03', 'a blank answer with access', [{ us_person: 'to be seen' }], [{ us_person: '', access_removed_on: '2026-02-01' }]],
    ['RO-04', 'pending with access', [{ us_person: 'pending' }], [{ us_person: 'no', license_id: 'TA-1' }]],
    ['RO-05', 'verified after access', [{ verified_on: '2026-01-11' }], [{ verified_on: '2026-01-10' }]],
    ['RO-06', 'a date that is two days', [{ verified_on: '03/04/2026' }], [{ verified_on: '01/05/2026', access_granted_on: '01/13/2026' }, { ...other, verified_on: '05/05/2026' }]],
    ['RO-07', 'yes without a verifier', [{ verified_by: '' }], [{ us_person: 'no', license_id: 'TA-1', verified_by: '' }]],
    ['RO-08', 'no reference', [{ person_ref: '' }], [{}]],
    ['RO-09', 'verified by oneself', [{ verified_by: 'a.vale@firm.example' }], [{ verified_by: 'A. Valence' }]],
    ['RO-10', 'citizen written out', [{ us_person: 'U.S. citizen' }], [{ us_person: 'U.S. person' }]],
    ['RO-11', 'an owner who is not there', [{}, { ...service, owner_ref: 'E-9' }], [{}, service]],
    ['RO-12', 'a shared account', [{ display_name: 'devops' }], [{ display_name: 'D. Admin' }]],
    ['RO-16', 'removed before granted', [{ access_removed_on: '2026-01-09' }], [{ access_removed_on: '2026-01-10' }]],
    ['RO-17', 'trained after access', [{ training_on: '2026-01-11' }], [{ training_on: '2026-01-10' }, { ...other, training_on: '2026-11-02' }]],
    ['RO-18', 'never trained', [{ training_on: '' }], [{ training_on: '', access_removed_on: '2026-02-01' }]],
    ['RO-19', 'no next review', [{ next_review: '' }], [{ next_review: '', access_removed_on: '2026-02-01' }]],
    ['RO-20', 'one principal on two rows', [{}, { ...other, principals: 'A.Vale@firm.example;b.moss@firm.example' }], [{}, other]],
    ['RO-21', 'text like a formula', [{ role: '=HYPERLINK(1)' }], [{ role: '- 5' }]],
  ]
  it.each(cases)('%s fires on %s and stays quiet beside it', async (rule, _name, fires, quiet) => {
    expect(await fired(...fires)).toContain(rule)
    if (rule === 'RO-06') expect((await fired(...quiet)).filter((each) => each === 'RO-06')).toHaveLength(1)
    else expect(await fired(...quiet)).not.toContain(rule)
  })
  it('says nothing of a sound roster, and nothing of the template', async () => {
    expect(await fired({}, other, service)).toEqual([])
    expect((await read(rosterTemplate)).observations).toEqual([])
  })
  it('takes accounts from several columns, handles of a code host among them', async () => {
    const text = 'person_ref,GitHub handle,display_name,work_email,principals,us_person,GitLab username,account\nE-1,AVale,A. Vale,a.vale@firm.example,a.vale@firm.example,yes,@avale-gl,111122223333\nE-2,,B. Moss,b.moss@firm.example,,yes,,111122223333\n'
    const { facts } = await read(text)
    expect(facts.rows.map(({ principals }) => principals)).toEqual([['avale', 'a.vale@firm.example', 'avale-gl'], []])
    expect(facts.columns['GitHub handle']).toBe('principals')
  })
  it('takes the clause or certificate that assures the people of another firm', async () => {
    const { facts } = await read('person_ref,display_name,employer,Clause ref,us_person\nE-1,A. Vale,agency,Subcontract 14 section 6,yes\nE-2,B. Moss,agency,,yes\n')
    expect(facts.rows.map(({ assurance }) => assurance)).toEqual(['Subcontract 14 section 6', undefined])
  })
  it('names missing columns (RO-01) and columns not kept (RO-13)', async () => {
    const { observations, facts } = await read('ref,name,us person,shoe size\nE-1,A. Vale,yes,42\n')
    expect(observations.map((each) => each.rule)).toEqual(expect.arrayContaining(['RO-01', 'RO-13']))
    expect(facts.missingColumns).toContain('verified on')
    expect(JSON.stringify(facts)).not.toContain('42')
  })
})

describe('reading', () => {
  it('reads UTF-16, a byte order mark, semicolons and quoted line ends', async () => {
    const text = '\ufeffref;name;role;us person;verified on\r\nE-1;"Vale, A.";"Engineer\r\nand ""lead""";Y;2026-01-05\r\n'
    const utf16 = new Uint8Array(Buffer.from(text, 'utf16le'))
    for (const bytes of [utf16, new TextEncoder().encode(text)]) {
      const { facts } = await read(bytes)
      expect(facts.rows[0]).toMatchObject({ ref: 'E-1', display: 'Vale, A.', role: 'Engineer\r\nand "lead"', usPerson: 'yes', at: { row: 2 } })
    }
  })
  it('reads a pipe-separated roster one byte at a time', async () => {
    const text = 'ref|name|us person|verified on\nE-1|A|no|5-Jan-2026\n'
    const { facts } = await roster.analyze({ files: [evidenceOf(text, 'r', 1)] })
    expect(facts.rows[0]).toMatchObject({ usPerson: 'no', verifiedOn: '2026-01-05' })
  })
  it.each([
    ['an empty file', '', /empty/],
    ['a header and nothing else', `${head}\n`, /no rows/],
    ['no header', 'E-1,A. Vale,yes\nE-2,B. Moss,yes\n', /No header/],
    ['a row with a cell too many', `${csv({}).replace('Engineer', 'Engineer, lead')}\n`, /Row 2 has 18 cells/],
    ['a row with a cell too few', `${head}\nE-1,human,A\n`, /Row 2 has 3 cells/],
    ['a quote that never closes', `${head}\n"E-1,${'x'.repeat(20)}\n`, /never closed/],
    ['text after a closing quote', `${csv({})}\n"E-2"x,human\n`, /closing quotation mark/],
    ['prose', 'We know the ITAR well.\nAsk us.\n', /delimiter/],
  ])('refuses %s with place and remedy', async (_name, text, reason) => {
    const error = await read(text).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(UnreadableEvidence)
    expect((error as UnreadableEvidence).reason).toMatch(reason)
    expect((error as UnreadableEvidence).remedy.length).toBeGreaterThan(20)
    expect((error as UnreadableEvidence).place.file).toBe('roster.csv')
  })
  it('reads 100,000 rows in bounded time', async () => {
    const line = head.split(',').map((name) => sound[name] ?? '').join(',')
    const rows = Array.from({ length: 100_000 }, (_, i) => line.replaceAll('E-1', `E-${i}`).replaceAll('a.vale', `p${i}`))
    const start = performance.now()
    const { facts } = await read([head, ...rows].join('\n'))
    expect(facts.people).toBe(100_000)
    expect(performance.now() - start).toBeLessThan(20_000)
  }, 40_000)
})

describe('what stands under the table', () => {
  it('is no person when it is a sum or a note; a row with nothing but a reference is one', async () => {
    const under = (text: string) => `${csv({})}\n${[text, ...head.split(',').slice(1).map(() => '')].join(',')}`
    expect((await read(under('Total: 1'))).facts.people).toBe(1)
    expect((await read(under('Generated 2026-11-02 by HR'))).facts.people).toBe(1)
    expect((await read(under('E-2'))).facts.people).toBe(2)
    expect((await read(under('Totaro'))).facts.people).toBe(2)
    expect((await read(`${csv({})}\n${csv({ person_ref: 'E-2' })}`)).facts.people).toBe(2)
  })
})

describe('workbooks', () => {
  const titles = ['Ref', 'Name', 'U.S. person', 'Verified on']
  const row = ['E-1', 'A. Vale', 'yes']
  it('reads hidden sheets, dates by style, serials, inline strings and stored formula results', async () => {
    const { facts, observations } = await read(writeWorkbook([
      { name: 'Now', rows: [titles, [...row, { date: 46027 }], ['E-2', { inline: 'B. Moss' }, { formula: 'C2', result: 'no' }, 46028]] },
      { name: 'Gone', hidden: true, rows: [titles, ['E-3', 'C. Pike', 'pending', { formula: 'TODAY()' }]] },
    ]))
    expect(facts.rows.map((each) => [each.ref, each.usPerson, each.verifiedOn, each.at.sheet, each.at.row])).toEqual([
      ['E-1', 'yes', '2026-01-05', 'Now', 2], ['E-2', 'no', '2026-01-06', 'Now', 3], ['E-3', 'pending', undefined, 'Gone', 2],
    ])
    expect(facts.sheets).toEqual([{ name: 'Now', rows: 2, hidden: false }, { name: 'Gone', rows: 1, hidden: true }])
    expect(observations.map((each) => each.rule)).toEqual(expect.arrayContaining(['RO-14', 'RO-15']))
  })
  it('does not take a date of access that a formula could not tell for no access', async () => {
    const granted = [...titles, 'Access granted on']
    const rules = async (cell: TestCell) => (await read(writeWorkbook([{ name: 'R', rows: [granted, ['E-1', 'A. Vale', '', '', cell]] }]))).observations.map(({ rule }) => rule)
    expect(await rules({ formula: 'VLOOKUP(A2,Grants!A:B,2,0)' })).toEqual(expect.arrayContaining(['RO-03', 'RO-15']))
    expect(await rules('')).not.toContain('RO-03')
  })
  const sheet = { name: 'R', rows: [titles, [...row, '2026-01-05']] }
  it.each([
    ['macros', writeWorkbook([sheet], [{ name: 'xl/vbaProject.bin', data: 'x' }]), /macros/],
    ['an encrypted part', writeWorkbook([sheet], [{ name: 'x', data: 'x', encrypted: true }]), /password/],
    ['a path that escapes', writeWorkbook([sheet], [{ name: '../x', data: 'x' }]), /outside/],
    ['overlapping parts', writeWorkbook([sheet], [{ name: 'x', data: 'x', offset: 0 }]), /overlap/],
    ['a bomb', writeWorkbook([sheet], [{ name: 'x', data: new Uint8Array(4_000_000) }]), /far more/],
    ['too many parts', writeWorkbook([sheet], Array.from({ length: 5001 }, (_, i) => ({ name: `x${i}`, data: '' }))), /5000 is the most/],
    ['a false size', writeWorkbook([{ ...sheet, name: 'R' }], []).with(3, 5), /table|container|delimiter/],
    ['a document type', writeWorkbook([{ ...sheet, xml: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }]), /document type/],
    ['an entity of its own', writeWorkbook([{ ...sheet, xml: '<worksheet><v>&lol;</v></worksheet>' }]), /well-formed/],
    ['a sheet cut off', writeWorkbook([{ ...sheet, xml: '<worksheet><sheetData><row>' }]), /well-formed/],
  ])('refuses %s', async (_name, bytes, reason) => {
    const error = await read(bytes).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(UnreadableEvidence)
    expect((error as UnreadableEvidence).reason).toMatch(reason)
  })
})
