import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UnreadableEvidence } from '../../analyzers/analyzer'
import { writeDocx } from '../../analyzers/formats/testing/document-writers'
import { evidenceOf } from '../../analyzers/formats/testing/evidence'
import { writeWorkbook } from '../../analyzers/formats/testing/workbook'
import { writeZip } from '../../analyzers/formats/testing/zip-writer'
import { checkUpload } from './check-upload'
import { pdfOf } from './testing/hostile-pdf'
import { goodPdf, maliciousFiles, manyMembers, tarOf } from './testing/malicious'

const check = (bytes: Uint8Array | string, name: string, step?: number) => checkUpload([evidenceOf(bytes, name, step)])

describe('asvs-5.1.1 asvs-5.2.2 asvs-5.2.3 asvs-5.2.5 asvs-5.3.3 asvs-1.5.3 what is not taken, by content and by name', async () => {
  test.each((await maliciousFiles()).map((one) => [`asvs-${one.asvs} ${one.what}`, one] as const))('%s', async (_title, { name, bytes, says }) => {
    const refused = await check(bytes, name).then(() => null, (error: unknown) => error)
    expect(refused).toBeInstanceOf(UnreadableEvidence)
    const { reason, place, remedy } = refused as UnreadableEvidence
    expect(reason).toMatch(says)
    expect(place.file).toMatch(/./)
    expect(remedy.length).toBeGreaterThan(20)
  })
  test('asvs-5.2.3 a million members are refused by their number, before they are listed', async () => {
    const bytes = manyMembers(1_000_000)
    const began = performance.now()
    await expect(check(bytes, 'a.zip')).rejects.toThrow('more than 5000')
    expect(performance.now() - began).toBeLessThan(4_000)
  })
})

describe('what is taken', () => {
  test.each<[string, string, Uint8Array | string | (() => Promise<Uint8Array>), string]>([
    ['JSON', 'log.json', '{"Records":[]}', 'text'],
    ['UTF-16', 'roster.csv', Buffer.from('\ufeffref,name\n', 'utf16le'), 'text'],
    ['a rotated log', 'audit.log.3', 'type=LOGIN\n', 'text'],
    ['a log that was cut by a crash and went on', 'messages', `${'line\n'.repeat(2_000)}\0\0\0\0${'line\n'.repeat(500)}`, 'text'],
    ['a Dockerfile', 'Dockerfile', 'FROM scratch\n', 'text'],
    ['a text about PDF', 'notes.md', 'A file begins with %PDF-1.7, and an obj follows.\n', 'text'],
    ['gzip', 'log.json.gz', gzipSync('{"a":1}'), 'gzip'],
    ['two gzip members', 'log.gz', Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]), 'gzip'],
    ['PDF', 'manual.PDF', goodPdf, 'pdf'],
    ['a PDF that speaks of attachments', 'manual.pdf', pdfOf('/Subject (EF, EmbeddedFiles and /EF << 1 >>) /EFx 4 0 R'), 'pdf'],
    ['Word', 'manual.docx', writeDocx(['a']), 'word'],
    ['a workbook with printer settings', 'roster.xlsx', writeWorkbook([{ name: 'S', rows: [['a']] }], [{ name: 'xl/printerSettings/printerSettings1.bin', data: '\0\x01' }]), 'workbook'],
    ['a repository', 'code.zip', writeZip([{ name: '.github/workflows/ci.yml', data: 'on: push' }, { name: 'main.go', data: 'package main' }, { name: 'docs/', data: '' }, { name: 'empty.txt', data: '' }, { name: '__MACOSX/._a', data: '\0\x05\x16\x07' }]), 'zip'],
    ['an archive in an archive', 'a.zip', writeZip([{ name: 'b.zip', data: writeZip([{ name: 'c.json.gz', data: gzipSync('{}') }]) }]), 'zip'],
    ['tar', 'a.tar', () => tarOf({ name: './a/', type: 'directory' }, { name: './a/b.csv', data: 'x,y\n' }), 'tar'],
    ['packed tar', 'a.tgz', async () => gzipSync(await tarOf({ name: `${'long/'.repeat(40)}b.csv`, data: 'x,y\n' })), 'tar'],
  ])('%s', async (_what, name, bytes, type) => expect(await check(typeof bytes === 'function' ? await bytes() : bytes, name, 700)).toEqual([type]))

  const unreadable = /\/(?:empty\.md|old-word\.doc|locked\.pdf|scripted\.pdf|macros\.xlsx|password\.xlsx)$/
  test.each(['lib/analyzers', '../shared/samples'].filter((folder) => existsSync(folder)))('every file analyzers read in %s', async (folder) => {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    const files = paths.filter((path) => (folder !== 'lib/analyzers' || (/\/fixtures\//.test(path) && !path.endsWith('.ts'))) && statSync(path).isFile())
    expect(files.length).toBeGreaterThan(300)
    const refused: string[] = []
    for (const path of files) await check(readFileSync(path), path.split('/').at(-1) ?? '').catch((error: UnreadableEvidence) => refused.push(`${path}: ${error.reason}`))
    expect(refused.filter((line) => !unreadable.test(line.split(':')[0] ?? ''))).toEqual([])
  })
})

test('any bytes under any name give an answer', async () => {
  const parts = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', '%PDF-1.7', '%%EOF', '\x1f\x8b', 'ustar', '\0'.repeat(30)].map((text) => new Uint8Array(Buffer.from(text, 'latin1')))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...parts), fc.uint8Array({ maxLength: 60 })), { maxLength: 12 }), fc.constantFrom('a.zip', 'a.pdf', 'a.csv', 'a.tar', 'a.gz', 'a.docx'), async (all, name) => {
      const said = await check(Buffer.concat(all), name).catch((error: unknown) => error)
      expect(Array.isArray(said) || said instanceof UnreadableEvidence).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a zip with any one byte changed is refused, or says the same as before', async () => {
  const whole = Buffer.from(writeZip([{ name: 'a.csv', data: 'x,y\n1,2\n' }, { name: 'b/c.json', data: '{"a":1}' }]))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] as number) ^ by
      const said = await check(changed, 'a.zip').catch((error: unknown) => error)
      expect(Array.isArray(said) || said instanceof UnreadableEvidence).toBe(true)
    }),
    { numRuns: 300 },
  )
})
