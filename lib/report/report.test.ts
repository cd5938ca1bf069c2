import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../analyzers/formats/pdf'
import { Case } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import type { Pointer } from '../checklist/criterion'
import { figure } from '../checklist/figure'
import { score } from '../checklist/score'
import { referenceAt } from '../reference/at'
import type { ReportInput } from './input'
import { renderReport } from './render'
import { reportOf } from './report'
import { answerWords } from './report-criteria'
import { longDate, moment, pointersWords } from './words'

const given = Case.parse(JSON.parse(readFileSync('lib/checklist/golden/case.json', 'utf8')))
const card = score(catalog.criteria, given, referenceAt(given.asOf.slice(0, 10)), catalog.version)
const digest = 'ab12cd34'.repeat(8)
const draft: ReportInput = {
  code: 'VD-2026-0001', prime: 'Ostrander Defense Systems', generatedAt: given.asOf, card, input: given, criteria: catalog.criteria, determination: null, stale: [],
  requestedBy: 'Ruth Calloway', reviewers: ['Amir Thornquist'], findings: [], reviews: [], files: given.evidence.map((e) => ({ evidence: e.id, name: `${e.kind}.bin`, size: 1234, sha256: e.sha256 })), logProof: null, digest,
}
const decided: ReportInput = {
  ...draft,
  determination: {
    decision: 'approved-with-conditions', computed: card.outcome, againstComputed: false, reason: 'The gaps are a matter of weeks.', statement: 'I have read the scorecard and the findings.', by: 'Lena Brandeis', hardwareKey: 'Blue key (YubiKey 5 FIPS), its signature verifies', at: '2026-11-24T15:06:00.000Z', validUntil: '2027-11-24', snapshotDigest: digest,
    conditions: [{ text: 'Give the last 4 administrators hardware keys', closedBy: 'Fresh enrollment export', criterion: 'IAM-02', dueOn: '2026-12-09', ifMissed: 'Access ends', status: 'open' }],
  },
}

async function read(input: ReportInput) {
  const pdf = renderReport(reportOf(input), card, given, new Date(given.asOf))
  const { blocks, pages } = await readPdf(new Uint8Array(pdf), 'report.pdf')
  const text = blocks.map((block) => block.text).join(' ').replaceAll(/\s+/g, ' ')
  const onPage = (page: number) => blocks.filter((block) => block.at.page === page).map((block) => block.text).join(' ')
  return { pdf, pages, text, onPage, packed: text.replaceAll(' ', '') }
}

describe('a draft', () => {
  let report: Awaited<ReturnType<typeof read>>
  beforeAll(async () => {
    report = await read(draft)
  }, 60_000)

  test('says that it is one and that nobody decided', () => {
    expect(report.text).toContain('This is a draft.')
    expect(report.text).toContain('DRAFT')
    expect(report.text).toContain('Nobody has decided on it.')
  })

  test('holds every criterion with its verdict, its formula and the sums of the card', () => {
    for (const { id, title, formula } of card.criteria) {
      expect(report.text).toContain(id)
      expect(report.packed).toContain(title.replaceAll(/\s/g, ''))
      expect(report.packed).toContain(formula.text.replaceAll(/\s/g, ''))
    }
    expect(report.packed).toContain(figure(card.points, 2))
  })

  test('names every piece of evidence by its SHA-256', () => {
    for (const { sha256 } of given.evidence) expect(report.packed).toContain(sha256)
  })

  test('is PDF/A-3a, tagged, with bookmarks, and carries card and case', () => {
    const raw = report.pdf.toString('latin1')
    expect(raw).toMatch(/pdfaid:part>3</)
    expect(raw).toMatch(/pdfaid:conformance>A</)
    expect(raw).toContain('/StructTreeRoot')
    expect(raw).toContain('/Outlines')
    for (const name of ['scorecard.json', 'case.json']) expect(raw).toContain(name)
    for (const face of ['IBMPlexSans', 'IBMPlexMono', 'SourceSerif']) expect(raw).toContain(face)
  })

  test('has its contents on one page', () => {
    for (const { id } of card.criteria) expect(report.onPage(2)).toContain(id)
  })
})

test('a decided one is no draft, and says who decided what, when, under which conditions', async () => {
  const { text } = await read(decided)
  expect(text).not.toContain('DRAFT')
  for (const said of ['Lena Brandeis', 'November 24, 2026', 'I have read the scorecard and the findings.', 'Give the last 4 administrators hardware keys', 'December 9, 2026', 'Access ends', 'The gaps are a matter of weeks.', 'Hardware key: Blue key (YubiKey 5 FIPS), its signature verifies.']) expect(text).toContain(said)
}, 60_000)

test('a stale one says why', async () => {
  const { text } = await read({ ...decided, stale: ['The roster was replaced on November 25, 2026.'] })
  expect(text).toContain('This determination is stale. The roster was replaced on November 25, 2026.')
}, 60_000)

test('the same report gives the same bytes', () => {
  const render = () => renderReport(reportOf(draft), card, given, new Date(given.asOf)).toString('base64')
  expect(render()).toBe(render())
}, 60_000)

test('dates are written the American way, in UTC', () => {
  expect(longDate('2026-11-24')).toBe('November 24, 2026')
  expect(moment('2026-11-24T15:06:59.000Z')).toBe('November 24, 2026, 15:06 UTC')
  expect(longDate(null)).toBe('–')
})

test('places name their source once, and count what is too much', () => {
  const at = (row: number): Pointer => ({ type: 'evidence', evidence: 'e1', revision: 2, locator: { file: 'roster.csv', row } })
  const names = { titles: new Map([['e1', 'Roster']]), single: new Set(['e1']), questions: new Map([['PER-02', ['kept', 'complete']]]) }
  const words = (pointers: Pointer[], known = names) => pointersWords(pointers, known, 'PER-02')
  expect(words([at(6), at(38)])).toBe('Roster r2: row 6; row 38')
  expect(words([1, 2, 3, 4, 5, 6].map(at))).toBe('Roster r2: row 1; row 2; row 3; row 4; 2 more')
  expect(words([at(6)], { ...names, single: new Set() })).toBe('Roster r2: roster.csv, row 6')
  expect(words([{ type: 'evidence', evidence: 'e1', revision: 2, locator: {}, rule: 'RO-01' }])).toBe('Roster r2: rule RO-01')
})

test('an answer is named by the number the report gives its question, a field by words', () => {
  const words = (pointer: Pointer, criterion = 'PER-02') => pointersWords([pointer], { titles: new Map(), single: new Set(), questions: new Map([['PER-02', ['kept', 'complete']]]) }, criterion)
  expect(words({ type: 'answer', criterion: 'PER-02', question: 'complete' })).toBe('answers: no. 2')
  expect(words({ type: 'answer', criterion: 'PER-02', question: 'complete' }, 'PER-03')).toBe('answers to PER-02: no. 2')
  expect(words({ type: 'answer', criterion: 'PER-02', question: 'not-shown' })).toBe('answers: not shown')
  expect(words({ type: 'profile', field: 'registration.expiresOn' })).toBe('company profile: registration expires on')
  expect(words({ type: 'profile', field: 'owners.1' })).toBe('company profile: owners 2')
  expect(words({ type: 'gate', gate: 'G-03', field: 'requiredCmmc' })).toBe('gate G-03: required CMMC')
})

test('the rows of a table are told by line, each cell under its column, days in words', () => {
  const columns = [{ key: 'kind', label: 'Kind: external or internal', example: 'x' }, { key: 'date', label: 'Date (year-month-day)', example: 'x' }, { key: 'note', label: 'Note', example: 'x' }]
  const question = { key: 'log', ask: '', why: '', good: '', example: '', answer: { kind: 'table' as const, columns, maximumRows: 9 } }
  expect(answerWords(question, [{ note: '', date: '2026-06-16', kind: 'External' }, { kind: 'Internal', note: 'After 2026-06-16.' }])).toBe('Kind: External · Date: June 16, 2026\nKind: Internal · Note: After 2026-06-16.')
  expect(answerWords(question, [])).toBe('None named')
})

test('no sentence of the checklist gives a day by its digits', () => {
  const said = reportOf(decided)
  const sentences = [...said.reasons, ...said.criteria.flatMap((s) => s.criteria.flatMap((c) => [c.because, ...c.missing, ...c.checks.map((k) => k.says)]))]
  expect(sentences.filter((text) => /(?<![\w./-])\d{4}-\d\d-\d\d(?![\w/-])/.test(text))).toEqual([])
})
