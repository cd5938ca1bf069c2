import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { writeWorkbook } from '../formats/testing/workbook'
import { readEvidence } from '../read-evidence'
import { recognize, sampleOf } from '../recognize'
import { rosterTemplate } from '../roster/template'
import analyzer from './analyzer'
import { readMoment } from './moment'

const read = (content: string | Uint8Array, columns?: Record<string, string>) => analyzer.analyze({ files: [evidenceOf(content, 'log')], ...(columns && { columns }) })
const row = (cells: string) => `when,who,what,from where,outcome\n2026-11-02T14:00:00Z,${cells}\n`
const rules = async (cells: string) => (await read(row(cells))).observations.filter(({ rule }) => rule.startsWith('MT')).map(({ rule, severity }) => `${rule} ${severity}`)

describe('rules: firing, quiet, near miss', () => {
  it.each<[string, string, string[]]>([
    ['a quiet row', 'm.okafor,open,10.0.0.1,ok', []],
    ['MT-01 fires for words against the log', 'm.okafor,Cleared the audit log,10.0.0.1,ok', ['MT-01 high']],
    ['MT-01 is quiet for reading it', 'm.okafor,Viewed audit log,10.0.0.1,ok', []],
    ['MT-02 notes rights given', 'm.okafor,Added role Editor,10.0.0.1,ok', ['MT-02 low']],
    ['MT-03 fires for an address abroad', 'm.okafor,open,185.220.101.4,ok', ['MT-03 high']],
    ['MT-03 is quiet for a door', 'm.okafor,open,Lab 3,ok', []],
    ['MT-04 and MT-05 fire for root', 'root,open,10.0.0.1,ok', ['MT-04 high', 'MT-05 medium']],
    ['MT-05 is quiet for a name that begins alike', 'admin.lee,open,10.0.0.1,ok', []],
    ['MT-06 says what it does not understand', 'm.okafor,open,10.0.0.1,vielleicht', ['MT-06 low']],
  ])('%s', async (_name, cells, expected) => expect(await rules(cells)).toEqual(expected))
})

describe('columns', () => {
  const facts = { events: 1, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', regions: {}, principals: [{ id: 'm.okafor@harborfield.example', kind: 'human' }] }
  it.each<[string, string | Uint8Array]>([
    ['by their plain names', row('m.okafor@harborfield.example,open,10.0.0.1,ok')],
    ['by names that systems use', 'Event Time;User Name;Operation;Source IP\n2026-11-02 14:00:00+00:00;m.okafor@harborfield.example;read;10.0.0.1\n'],
    ['date and time apart', 'Date,Time,User,Action,IP Address\n11/02/2026,2:00 PM,m.okafor@harborfield.example,open,10.0.0.1\n11/13/2026,2:00 PM,m.okafor@harborfield.example,open,10.0.0.1\n'.replace(/11\/13.*\n/, '')],
    ['stated in a first line', '# columns: who = Wer; what = Was; when = Wann; from where = Woher\nWann,Wer,Was,Woher\n2026-11-02T14:00:00Z,m.okafor@harborfield.example,open,10.0.0.1\n'],
    ['of JSON Lines', '{"ts":{"time":"x"},"timestamp":1793628000,"user":{"email":"m.okafor@harborfield.example"},"action":"open","client":{"ip":"10.0.0.1"}}\n'],
    ['of a workbook', writeWorkbook([{ name: 'Log', rows: [['When', 'Who', 'What', 'From where'], ['2026-11-02T14:00:00Z', 'm.okafor@harborfield.example', 'open', '10.0.0.1']] }])],
    ['with BOM and CRLF, gzipped', gzipSync(`\ufeff${row('m.okafor@harborfield.example,open,10.0.0.1,ok').replaceAll('\n', '\r\n')}`)],
  ])('%s', async (name, content) => {
    const first = name === 'date and time apart' ? `# dates: month first\n${content as string}` : content
    expect((await read(first)).facts).toMatchObject(facts)
  })
  it('come from whoever maps them, beside the file', async () => {
    const table = 'A,B,C,D\n2026-11-02T14:00:00Z,m.okafor@harborfield.example,open,10.0.0.1\n'
    await expect(read(table)).rejects.toThrow(/No column tells when, who, what. The columns are: A, B, C, D/)
    const mapping = { when: 'A', who: 'B', what: 'C', 'from where': 'D' }
    expect((await read(table, mapping)).facts).toMatchObject(facts)
    await expect(readEvidence([evidenceOf(table)], { kind: 'mapped-table', columns: mapping })).resolves.toMatchObject({ reading: { facts: { events: 1 } } })
    await expect(read(table, { ...mapping, who: 'E' })).rejects.toThrow(/no column "E" for who/)
  })
  it.each<[string, string, RegExp]>([
    ['that could be two', 'time,user,username,action\n2026-11-02T14:00:00Z,a,b,open\n', /Several columns could tell who: user, username/],
    ['that do not say who', 'time,action,ip\n2026-11-02T14:00:00Z,open,10.0.0.1\n', /No column tells who/],
    ['whose dates have two readings', 'time,user,action\n02/03/2026 10:00,a,open\n', /day first or month first/],
    ['whose last row is cut', 'time,user,action,ip\n2026-11-02T14:00:00Z,a,open,10.0.0.1\n2026-11-02T14:00:00Z,a,op', /cut off/],
  ])('%s are refused', async (_name, content, reason) => await expect(read(content)).rejects.toThrow(reason))
  it('settle the order of dates by all of them', async () => {
    const { facts: told } = await read('time,user,action\n02/03/2026 10:00,a,open\n25/03/2026 10:00,a,open\n')
    expect(told).toMatchObject({ firstEvent: '2026-03-02T10:00:00Z', lastEvent: '2026-03-25T10:00:00Z' })
  })
  it('say when the last row has no end', async () => {
    expect((await read('time,user,action\n2026-11-02T14:00:00Z,a,open')).observations.some(({ rule }) => rule === 'LG-08')).toBe(true)
  })
})

describe('recognition', () => {
  it.each<[string, string, string | null]>([
    ['a plain access log', row('m.okafor,open,10.0.0.1,ok').repeat(1) + '2026-11-02T15:00:00Z,m.okafor,open,10.0.0.1,ok\n', 'mapped-table'],
    ['a stated mapping', '# columns: who = A; what = B; when = C\nA,B,C\nx,y,2026-11-02T14:00:00Z\n', 'mapped-table'],
    ['a roster', rosterTemplate, 'roster'],
    ['a list of gardens', 'name,flower\nA,rose\nB,iris\n', null],
    ['a training list', 'name,course,completed\nA. Vale,ITAR,2026-01-02\nB. Ito,ITAR,2026-01-03\n', null],
  ])('%s', async (_name, content, id) => {
    const found = recognize(await sampleOf(evidenceOf(content)))?.analyzer ?? null
    if (id === null) expect(found).not.toBe('mapped-table')
    else expect(found).toBe(id)
  })
})

it.each<[string, number | null]>([
  ['2026-11-02T14:00:00Z', 1793628000000],
  ['2026-11-02 14:00 UTC', 1793628000000],
  ['1793628000', 1793628000000],
  ['1793628000123', 1793628000123],
  ['2 Nov 2026 14:00:00', 1793628000000],
  ['11/02/2026, 2:00:00 PM', 1793628000000],
  ['31/11/2026 10:00', null],
  ['yesterday', null],
  ['', null],
])('reads the time %s', (text, time) => expect(readMoment(text, text.startsWith('11/02') ? false : null, null).time).toBe(time))
