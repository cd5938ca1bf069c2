import { describe, expect, test } from 'vitest'
import { excerptAt } from './excerpt'

const file = (name: string, text: string) => ({ name, size: text.length, open: async function* () { yield Buffer.from(text) } })
const numbered = Array.from({ length: 60 }, (_, i) => `line ${i + 1}`).join('\n')

describe('a line', () => {
  test('is shown with its neighbors and marked', async () => {
    const shown = await excerptAt([file('main.tf', numbered)], { line: 30 })
    expect(shown).toMatchObject({ type: 'lines', file: 'main.tf', from: 22, hit: 30 })
    expect(shown.type === 'lines' && [shown.lines[0], shown.lines.at(-1)]).toEqual(['line 22', 'line 46'])
  })

  test('of the file that is named, not of the first', async () => {
    expect(await excerptAt([file('a', 'x'), file('b', 'y')], { file: 'b', line: 1 })).toMatchObject({ file: 'b', lines: ['y'] })
  })

  test('hides secrets and cuts what is too long', async () => {
    const shown = await excerptAt([file('v.tf', `password = "hunter2hunter2"\n${'x'.repeat(5_000)}`)], { line: 1 })
    expect(JSON.stringify(shown)).not.toContain('hunter2')
    expect(shown.type === 'lines' && shown.lines[1]?.length).toBeLessThan(500)
  })

  test('that does not exist says so', async () => {
    expect(await excerptAt([file('a.tf', 'x\n')], { line: 99 })).toEqual({ type: 'none', why: 'a.tf has no line 99.' })
  })
})

test('a record of any JSON log is shown indented, secrets hidden', async () => {
  const log = file('log.json', JSON.stringify({ value: [{ id: 1 }, { id: 2, clientSecret: 'abc' }] }))
  expect(await excerptAt([log], { record: 2 })).toEqual({ type: 'record', file: 'log.json', record: 2, lines: ['{', '  "id": 2,', '  "clientSecret": "[hidden]"', '}'] })
})

test('a row of an answer to a query is shown by its columns', async () => {
  const lake = JSON.stringify({ QueryStatus: 'FINISHED', QueryResultRows: [[{ eventName: 'A' }], [{ eventName: 'B' }, { clientSecret: 'abc' }]] })
  expect(await excerptAt([file('lake.json', lake)], { record: 2 })).toEqual({ type: 'record', file: 'lake.json', record: 2, lines: ['{', '  "eventName": "B",', '  "clientSecret": "[hidden]"', '}'] })
  const tables = (...rows: string[][]) => JSON.stringify({ tables: [{ name: 't', columns: [{ name: 'Caller' }], rows }] })
  expect(await excerptAt([file('la.json', `${tables(['a'])}\n${tables(['b'], ['c'])}`)], { record: 3 })).toMatchObject({ type: 'record', lines: ['{', '  "Caller": "c"', '}'] })
  expect(await excerptAt([file('la.json', tables(['a']))], { record: 2, line: 1 })).toMatchObject({ type: 'lines' })
})

test('a value is shown by its pointer', async () => {
  const plan = file('plan.json', JSON.stringify({ resource_changes: [{ 'a/b': { region: 'us-gov-west-1' } }] }))
  expect(await excerptAt([plan], { pointer: '/resource_changes/0/a~1b' })).toMatchObject({ type: 'lines', lines: ['/resource_changes/0/a~1b: {', '  "region": "us-gov-west-1"', '}'] })
  expect(await excerptAt([plan], { pointer: '/resource_changes/0/__proto__' })).toMatchObject({ type: 'none' })
})

test('a text that holds JSON is shown by line, and secrets in it are hidden', async () => {
  const policy = file('policy.json', JSON.stringify({ Policy: JSON.stringify({ Effect: 'Allow', password: 'hunter2hunter2' }), Note: '{not JSON' }))
  expect(await excerptAt([policy], { pointer: '/Policy' })).toMatchObject({ lines: ['/Policy, a text that holds JSON: {', '  "Effect": "Allow",', '  "password": "[hidden]"', '}'] })
  expect(await excerptAt([policy], { pointer: '/Note' })).toMatchObject({ lines: ['/Note: "{not JSON"'] })
})

test('a row is shown with header and neighbors', async () => {
  const csv = file('roster.csv', `ref,status\n${Array.from({ length: 20 }, (_, i) => `P-${i + 2},yes`).join('\n')}`)
  const shown = await excerptAt([csv], { row: 10 })
  expect(shown.type === 'rows' && [shown.header, shown.rows.map((row) => row.number), shown.rows.find((row) => row.hit)?.cells]).toEqual([['ref', 'status'], [7, 8, 9, 10, 11, 12, 13], ['P-10', 'yes']])
})

test('a passage of a document is shown among its paragraphs', async () => {
  const manual = file('manual.md', '# Manual\n\nFirst words.\n\n## Screening\n\nEvery party is screened before access is granted, and every month after.\n\nLast words.\n')
  const shown = await excerptAt([manual], { page: 1, quote: 'Every party is screened before access is granted' })
  expect(shown.type === 'passage' && shown.blocks.filter((b) => b.hit).map((b) => b.text)).toEqual(['Every party is screened before access is granted, and every month after.'])
  expect(shown.type === 'passage' && shown.blocks.length).toBeGreaterThan(2)
})

describe('a place of a document without a quote', () => {
  const plan = file('plan.md', '# Plan\n\nVersion 3.\n\n## 6 Logging\n\nLogs are kept 400 days.\n\n## 7 External services\n\nSlack is used for alerts.\n\nNothing else.\n\n## 8 People\n\nFive people have access.\n')
  const hits = async (locator: Parameters<typeof excerptAt>[1]) => {
    const shown = await excerptAt([plan], locator)
    return shown.type === 'passage' ? [shown.blocks.filter((b) => b.hit).map((b) => b.text), shown.whole, shown.blocks.some((b) => !b.hit)] : shown
  }

  test('that names a section opens there, not at the top, and marks all of it among its neighbors', async () => {
    expect(await hits({ page: 1, section: '7 External services' })).toEqual([['7 External services', 'Slack is used for alerts.', 'Nothing else.'], true, true])
  })

  test('that names what is not there shows nothing else in its place', async () => {
    expect(await hits({ page: 4, section: '9 Elsewhere' })).toMatchObject({ type: 'none' })
  })
})
