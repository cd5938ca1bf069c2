import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { screeningOf } from '../assessments/case-screening'
import { jaroWinkler, listedName } from './listed-name'
import { readPublishedList } from './published-list'
import { indexOf, screenNames } from './screen'
import { storedExclusions, storedList } from './stored-list'

const older = 'source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,remarks,alt_names'
const newer = `_id,${older},ids`
const row = (name: string, { source = 'Entity List (EL) - Bureau of Industry and Security', type = 'Entity', ends = '', alts = '', remarks = '' } = {}) => `"${source}",1,${type},SDGT,"${name}",,"Somewhere, 5","88 FR 100",2019-01-01,${ends},"${remarks}","${alts}"`
const csl = (...rows: string[]) => `# as of 2026-11-20\n${older}\n${rows.join('\n')}\n`
const many = Array.from({ length: 60 }, (_, i) => row(`Vendor ${String.fromCharCode(97 + (i % 26))}${i} Technologies International`))
const index = indexOf(readPublishedList(csl(
  row('ORLOVSK AVIATION MANUFACTURING INDUSTRIAL COMPANY', { alts: 'OAMIC; ORLOVSK AVIA', remarks: "a.k.a. 'HAVPEY SAZI'; Linked To: SOMEBODY" }),
  row('VARGA MOREY, Ilias Angus', { type: 'Individual' }),
  row('HARBIN TECHNOLOGIES INTERNATIONAL'),
  row('Old Sparrow Trading', { ends: '2020-10-13' }),
  row('Later Sparrow Trading', { ends: '2026-11-24' }),
  row('QUIET STAR', { type: 'Vessel' }),
  row('DELTA'),
  ...many,
)))
const found = (name: string, today = '2026-11-24') => screenNames(index, [name], today).map(({ listed }) => listed)

describe('names', () => {
  it.each([
    ['Orlovsk Aviation Manufacturing Industrial Co., Ltd.', 'ORLOVSK AVIATION MANUFACTURING INDUSTRIAL COMPANY'],
    ['Orlovsk Aviation Manufacturing', 'ORLOVSK AVIATION MANUFACTURING INDUSTRIAL COMPANY'],
    ['Orlowsk Aviation Manufacturing Industrial', 'ORLOVSK AVIATION MANUFACTURING INDUSTRIAL COMPANY'],
    ['OAMIC GmbH', 'OAMIC'],
    ['Havpey Sázi', 'HAVPEY SAZI'],
    ['Ilias Angus Varga Morey', 'VARGA MOREY, Ilias Angus'],
    ['Ilias Morey Varga', 'VARGA MOREY, Ilias Angus'],
    ['later sparrow trading', 'Later Sparrow Trading'],
    ['Delta LLC', 'DELTA'],
  ])('%s may be %s', (name, listed) => expect(found(name)).toContain(listed))
  it.each(['Harbor Technologies International', 'Delta Instruments', 'Angus Ilias', 'Old Sparrow Trading', 'Quiet Star', 'Ridgeline Cloud Works LLC', 'Aviation Manufacturing Supply', '', 'LLC'])('%s is nobody listed', (name) => expect(found(name)).toEqual([]))
  it('ends an entry after its day', () => expect([found('Later Sparrow Trading', '2026-11-24').length, found('Later Sparrow Trading', '2026-11-25').length]).toEqual([1, 0]))
  it('says score, list, program and notice', () => {
    expect(screenNames(index, ['OAMIC'], '2026-11-24')).toEqual([{ party: 'OAMIC', listed: 'OAMIC', source: 'Entity List (EL) - Bureau of Industry and Security', programs: 'SDGT', cite: '88 FR 100', score: 1 }])
  })
  it('is the same measure both ways, 1 for the same and between 0 and 1 else', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      const score = jaroWinkler(a, b)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(screenNames(index, [a], '2026-11-24').every(({ score: one }) => one >= 0.92 && one <= 1)).toBe(true)
    }))
    expect(listedName('The Müller & Söhne GmbH')).toBe('muller sohne')
  })
})

describe('published lists', () => {
  it('reads either version of the columns', () => {
    expect(readPublishedList(`# as of 2026-11-20\n${newer}\n"f00",${row(' A Party')},""\n`).parties[0]).toMatchObject({ names: ['A Party'], cite: '88 FR 100' })
    expect(index.list).toMatchObject({ asOf: '2026-11-20', sources: ['Entity List (EL) - Bureau of Industry and Security'] })
  })
  it('reads the SDN list, which has no header, and the list of denied persons', () => {
    const sdn = '# as of 2026-11-20\n11195,"ORLOVSK AVIATION",-0- ,"NPWMD",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Website; a.k.a. \'HESTA\'."\n7,"QUIET STAR","vessel","X",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\n'
    expect(readPublishedList(sdn).parties).toEqual([{ names: ['ORLOVSK AVIATION', 'HESTA'], source: 'Specially Designated Nationals (SDN) - Treasury Department', programs: 'NPWMD', cite: '', endsOn: null }])
    const dpl = '# as of 2026-11-20\n"Name"\t"City"\t"Expiration_Date"\t"FR_Citation"\n" I. VARGA"\t"X"\t"10/13/2020"\t"82 F.R. 48792"\n'
    expect(readPublishedList(dpl).parties).toMatchObject([{ names: ['I. VARGA'], cite: '82 F.R. 48792', endsOn: '2020-10-13' }])
  })
  it.each([
    ['without a day', csl(row('A')).replace('# as of 2026-11-20\n', ''), /does not say/],
    ['cut off in a row', csl(row('A'), row('B').slice(0, 60)), /cut off/],
    ['that is something else', '# as of 2026-11-20\nwho,what\na,b\n', /no party/],
    ['that is empty', '# as of 2026-11-20\n', /no party/],
  ])('refuses one %s', (_name, text, says) => expect(() => readPublishedList(text)).toThrow(says))
})

const samHead = '"Classification","Name","Prefix","First","Middle","Last","Suffix","City","Unique Entity ID","Exclusion Program","Excluding Agency","CT Code","Exclusion Type","Additional Comments","Active Date","Termination Date","Record Status","Cross-Reference","SAM Number","CAGE","NPI"'
const samRow = ({ name = '', first = '', last = '', kind = 'Firm', uei = '', cage = '', ends = 'Indefinite', also = '' } = {}) => `"${kind}","${name}","","${first}","","${last}","","Dover","${uei}","Reciprocal","DOD","","Ineligible","","01/02/2024","${ends}","","${also}","S4MR001","${cage}",""`
const sam = (...rows: string[]) => `# as of 2026-11-21\n${samHead}\n${rows.join('\n')}\n`

describe('exclusions of SAM.gov', () => {
  it('reads firms and persons, with their codes, and when they end', () => {
    const { parties, sources, asOf } = readPublishedList(sam(samRow({ name: 'Bramble Works LLC', uei: 'abcd12345678', cage: '1AB23', also: '(also Bramble Holdings)' }), samRow({ kind: 'Individual', first: 'Ilias', last: 'Varga', ends: '03/04/2025' }), samRow({ kind: 'Vessel', name: 'Quiet Star' })), true)
    expect(parties).toEqual([
      { names: ['Bramble Works LLC', 'Bramble Holdings'], source: 'SAM.gov exclusions (DOD)', programs: 'Reciprocal, Ineligible', cite: 'S4MR001', endsOn: null, ids: ['ABCD12345678', '1AB23'] },
      { names: ['Ilias Varga'], source: 'SAM.gov exclusions (DOD)', programs: 'Reciprocal, Ineligible', cite: 'S4MR001', endsOn: '2025-03-04', ids: [] },
    ])
    expect([sources, asOf]).toEqual([['SAM.gov exclusions'], '2026-11-21'])
  })
  it('is a file of its own, and never read by halves', () => {
    expect(() => readPublishedList(csl(row('A')), true)).toThrow(/no extract of the SAM/)
    expect(() => readPublishedList(sam(samRow({ name: 'A' })))).toThrow(/a file of its own/)
    expect(() => readPublishedList(sam(samRow({ name: 'A' }), '"Firm","B"'), true)).toThrow(/cut off/)
  })
  it('is held against names and codes until the exclusion ends', async () => {
    const exclusions = indexOf(readPublishedList(sam(samRow({ name: 'Somebody Else Inc', cage: '7RX42' }), samRow({ name: 'Bramble Works LLC', ends: '11/23/2026' }), samRow({ name: 'Thornfield Systems', ends: '11/24/2026' })), true))
    const firm = (cage: string | null) => ({ legalName: 'Ridgeline Cloud Works LLC', aliases: ['Bramble Works', 'Thornfield Systems'], owners: [], vendors: [], cage, uei: null })
    const since = new Date('2026-11-21T00:00:00Z')
    const held = async (cage: string | null) => (await screeningOf(firm(cage), [], since, new Date('2026-11-24T12:00:00Z'), { screening: { problem: '' }, exclusions: { index: exclusions, since } })).hits.map(({ party, listed, programs }) => [party, listed, programs])
    expect(await held('7RX42')).toEqual([['Ridgeline Cloud Works LLC', 'Somebody Else Inc', 'same CAGE code, Reciprocal, Ineligible'], ['Thornfield Systems', 'Thornfield Systems', 'Reciprocal, Ineligible']])
    expect(await held('7RX43')).toEqual([['Thornfield Systems', 'Thornfield Systems', 'Reciprocal, Ineligible']])
    expect(await held(null)).toHaveLength(1)
  })
})

describe('the list of the installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veritar-lists-'))
  const path = join(folder, 'screening-list.csv')
  afterAll(() => rmSync(folder, { recursive: true }))
  it('is absent, then there, then broken, and never by halves', async () => {
    expect([await storedList(folder), await storedExclusions(folder)]).toEqual([{ problem: '' }, { problem: '' }])
    writeFileSync(join(folder, 'sam-exclusions.csv'), sam(samRow({ name: 'Bramble Works' })))
    expect(await storedExclusions(folder)).toMatchObject({ index: { list: { asOf: '2026-11-21' } } })
    writeFileSync(path, csl(row('Pinecrest Hosting')))
    expect(await storedList(folder)).toMatchObject({ index: { list: { asOf: '2026-11-20' } } })
    writeFileSync(path, csl(row('Pinecrest Hosting'), '"cut'))
    utimesSync(path, 2_000_000_000, 2_000_000_000)
    expect(await storedList(folder)).toEqual({ problem: 'it is cut off or is no table' })
  })
  it('is held against every name of the firm, and a change of profile or list is told', async () => {
    const firm = { cage: '7RX42', uei: null, legalName: 'Ridgeline Cloud Works LLC', aliases: ['OAMIC'], owners: [{ name: 'Ilias Varga Morey', country: 'US', percent: 100, foreignPerson: false }], vendors: [{ name: 'Delta', service: '', country: 'US' }, { name: 'Дельта', service: '', country: '' }] }
    const vendors = { rows: [{ name: 'Orlovsk Avia', service: null, data: null, country: 'US', countryText: null, authorization: null, assurance: 'unsaid', hosts: [], at: {} }], missingColumns: [], newestDate: null }
    const since = new Date('2026-11-21T00:00:00Z')
    const screening = await screeningOf(firm, [{ kind: 'vendor-list', facts: vendors }, { kind: 'vendor-list' }], new Date('2026-11-22T00:00:00Z'), new Date('2026-11-24T12:00:00Z'), { screening: { index, since }, exclusions: { problem: '' } })
    expect(screening.names).toEqual(['Ridgeline Cloud Works LLC', 'OAMIC', 'Ilias Varga Morey', 'Delta', 'Orlovsk Avia'])
    expect(screening.hits.map(({ party }) => party)).toEqual(['OAMIC', 'Ilias Varga Morey', 'Delta', 'Orlovsk Avia'])
    expect(screening).toMatchObject({ since: '2026-11-22T00:00:00.000Z', list: { asOf: '2026-11-20', parties: index.list.parties.length } })
    expect(await screeningOf(firm, [], since, since, { screening: { problem: 'why' }, exclusions: { problem: '' } })).toMatchObject({ list: null, problem: 'why', names: [], hits: [] })
  })
})
