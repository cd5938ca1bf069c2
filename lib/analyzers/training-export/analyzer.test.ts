import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { writeDocx } from '../formats/testing/document-writers'
import { evidenceOf } from '../formats/testing/evidence'
import { writeWorkbook } from '../formats/testing/workbook'
import { recognize, sampleOf } from '../recognize'
import training from './analyzer'

const head = ['Employee ID', 'Course', 'Completed on', 'Status']
const row = ['E-1', 'ITAR awareness', '2026-01-15', 'Completed']
const csv = (...rows: string[][]) => [head, ...rows].map((cells) => cells.join(',')).join('\n')
const read = (content: string | Uint8Array) => training.analyze({ files: [evidenceOf(content, 'x')] })
const fired = async (...rows: string[][]) => (await read(csv(...rows))).observations.map((each) => each.rule)

describe('a training export', () => {
  it.each([
    ['CSV', csv(row)],
    ['semicolons, CRLF and a byte order mark', `\ufeff${[head, row].map((cells) => cells.join(';')).join('\r\n')}`],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${csv(row)}`, 'utf16le'))],
    ['a workbook', writeWorkbook([{ name: 'Sheet', rows: [head, row] }])],
    ['a table in Word', writeDocx(['Training', { table: [head, row] }])],
    ['JSON', JSON.stringify([{ employeeId: 'E-1', course: 'ITAR awareness', completedOn: '2026-01-15T09:00:00Z', status: 'COMPLETED' }])],
    ['JSON lines, wrapped', JSON.stringify({ value: [{ employeeId: 'E-1', course: { title: 'ITAR awareness' }, completionDate: '2026-01-15', status: 'Completed' }] })],
  ])('is read the same as %s', async (_name, content) => {
    expect((await read(content)).facts.rows).toMatchObject([{ ref: 'e-1', course: 'ITAR awareness', completedOn: '2026-01-15', status: 'completed' }])
    if (typeof content !== 'string' || !content.startsWith('[') && !content.startsWith('{')) expect(['training-export', null]).toContain(recognize(await sampleOf(evidenceOf(content, 'x')))?.kind ?? null)
  })
  it('keeps accounts and never names', async () => {
    const { facts } = await read('Learner,Email,Course,Completed\nAnna Vale,A.Vale@firm.example,ITAR,2026-01-15\n')
    expect(facts.rows[0]).toMatchObject({ ref: 'a.vale@firm.example', account: 'a.vale@firm.example' })
    expect(JSON.stringify(facts)).not.toMatch(/anna/i)
  })
  it.each([
    ['TE-01', [['E-1', 'Phishing', '2026-01-15', 'Completed']], [row]],
    ['TE-02', [['E-1', 'ITAR', '03/04/2026', 'Completed']], [['E-1', 'ITAR', '03/14/2026', 'Completed']]],
    ['TE-03', [['E-1', 'ITAR', '', 'Completed']], [['E-1', 'ITAR', '', 'Not started']]],
    ['TE-04', [['', 'ITAR', '2026-01-15', 'Completed']], [row]],
    ['TE-05', [['E-1', 'ITAR', '', 'In progress']], [row]],
  ])('%s fires, and stays quiet beside it', async (rule, fires, quiet) => {
    expect(await fired(...fires)).toContain(rule)
    expect(await fired(...quiet)).not.toContain(rule)
  })
  it('says when no course is named (TE-06)', async () => {
    expect((await read('employee id,completed,status\nE-1,2026-01-15,Completed\n')).observations.map((each) => each.rule)).toContain('TE-06')
  })
  it.each([
    ['prose', 'We train everyone each year.'],
    ['a header alone', csv()],
    ['a ragged row', `${csv(row)}\nE-2,ITAR\n`],
    ['broken JSON', '[{"employeeId": "E-1", '],
  ])('refuses %s', async (_name, content) => expect(await read(content).catch((error: unknown) => error)).toBeInstanceOf(UnreadableEvidence))
  it('does not take a roster', async () => {
    expect(training.recognize(await sampleOf(evidenceOf('person_ref,us_person,verified_on,training_on\nE-1,yes,2026-01-01,2026-01-02\n', 'x')))).toBe(0)
  })
})
