import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Analyzer } from './analyzer'
import { writeDocx } from './formats/testing/document-writers'
import { evidenceOf } from './formats/testing/evidence'
import { writeWorkbook } from './formats/testing/workbook'
import { recognize, sampleOf } from './recognize'
import { analyzers } from './registry.gen'

/** Every reader of papers and tables against the same content in other shapes, and against the papers of the others. */
const tables: [string, string][] = [
  ['training-export', 'completions.csv'], ['module-certificates', 'modules.csv'], ['access-review', 'review.csv'], ['vendor-list', 'vendors.csv'],
  ['mfa-enrollment', 'mixed.csv'], ['identity-export', 'credential-report.csv'], ['ownership', 'owners.csv'], ['screening', 'log.csv'], ['provider-authorization', 'offerings.csv'],
]
const documents: [string, string][] = [
  ['registration-letter', 'letter.txt'], ['architecture', 'enclave.md'], ['technology-control-plan', 'plan.md'], ['procedure', 'verification.md'],
  ['agency-certification', 'certificate.md'], ['provider-authorization', 'letter.md'], ['appointment-letter', 'appointment.md'], ['denied-test', 'record.csv'],
]
const analyzerOf = (id: string) => analyzers.find((each) => each.id === id) as Analyzer
const textOf = (id: string, name: string) => readFileSync(join(import.meta.dirname, id, 'fixtures', name), 'utf8')
const rowsOf = (text: string) => text.trim().split('\n').map((line) => line.match(/("[^"]*"|[^,]*)(?:,|$)/g)?.slice(0, line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).length).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [])
const withoutPlaces = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'at' || key === 'places' || key === 'locator' ? undefined : each)))
const read = async (id: string, content: string | Uint8Array) => withoutPlaces((await analyzerOf(id).analyze({ files: [evidenceOf(content, 'x')] })).facts)

describe.each(tables)('%s', (id, name) => {
  const text = textOf(id, name)
  const rows = rowsOf(text)
  it.each([
    ['CRLF and a byte order mark', `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['gzip', gzipSync(text)],
    ['tabs', rows.map((cells) => cells.join('\t')).join('\n')],
    ['a workbook', writeWorkbook([{ name: 'Export', rows }])],
    ['a table in Word', writeDocx(['List', { table: rows }])],
  ])('is read the same as %s', async (shape, content) => {
    expect(await read(id, content)).toEqual(await read(id, text))
    if (shape !== 'a table in Word') expect(recognize(await sampleOf(evidenceOf(content, 'renamed.dat')))?.analyzer).toBe(id)
  })
})

it.each(tables.filter(([id, name]) => !/\d/.test(textOf(id, name).split('\n', 1)[0] ?? '')))('%s refuses another table of its kind beneath the first, with its row', async (id, name) => {
  const rows = rowsOf(textOf(id, name))
  const beneath = [...rows, ...rows.slice(0, 2).map((cells) => cells.toReversed())].map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n') + '\n'
  await expect(analyzerOf(id).analyze({ files: [evidenceOf(beneath, 'x')] })).rejects.toMatchObject({ reason: 'Another table begins here, beneath the first.', place: { row: rows.length + 1 } })
})

describe('recognition of papers', () => {
  const files = [...tables, ...documents].map(([id, name]) => ({ id, name, path: join(import.meta.dirname, id, 'fixtures', name) }))
  it.each(files)('$id is recognized as itself: $name', async ({ id, path }) => {
    const sample = await sampleOf({ name: 'evidence', size: statSync(path).size, open: () => createReadStream(path) })
    expect(recognize(sample)?.analyzer).toBe(id)
  })
  it.each([...new Set(files.map(({ id }) => id))])('%s leaves the fixtures of every other kind alone', async (id) => {
    const wrong: string[] = []
    for (const other of analyzers) {
      if ((other.kind ?? other.id) === (analyzerOf(id).kind ?? id)) continue
      for (const name of readdirSync(join(import.meta.dirname, other.id, 'fixtures')).filter((each) => !/\.expected\.json$|\.ts$/.test(each))) {
        const path = join(import.meta.dirname, other.id, 'fixtures', name)
        const found = recognize(await sampleOf({ name: 'evidence', size: statSync(path).size, open: () => createReadStream(path) }))
        if (found?.analyzer === id) wrong.push(`${other.id}/${name}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)
})
