import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { readEvidence } from '../read-evidence'
import { unpackArchives } from './archive'
import { writeDocx } from './testing/document-writers'
import { evidenceOf } from './testing/evidence'
import { writeWorkbook } from './testing/workbook'
import { writeZip, type Member } from './testing/zip-writer'

const zip = (...members: Member[]) => new Uint8Array(writeZip(members))
const file = (name: string, data: string | Uint8Array = 'x'): Member => ({ name, data })
type Entry = { name: string; data?: string; type?: 'symlink' | 'directory' | 'link' | 'fifo'; linkname?: string }

async function tar(...entries: Entry[]): Promise<Uint8Array> {
  const made = pack()
  for (const { data, ...header } of entries) made.entry(header as Parameters<typeof made.entry>[0], data ?? '')
  made.finalize()
  const parts: Uint8Array[] = []
  for await (const part of made as AsyncIterable<Uint8Array>) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

const textOf = async (of: EvidenceFile) => {
  const parts: Uint8Array[] = []
  for await (const part of of.open()) parts.push(part)
  return Buffer.concat(parts).toString()
}
const open = (content: string | Uint8Array, name = 'a.zip', step?: number) => unpackArchives([evidenceOf(content, name, step)])
const names = async (content: string | Uint8Array, name?: string) => (await open(content, name)).map((one) => one.name)
async function refusal(content: string | Uint8Array, name = 'a.zip'): Promise<UnreadableEvidence> {
  const error = await open(content, name).catch((each: unknown) => each)
  expect(error).toBeInstanceOf(UnreadableEvidence)
  return error as UnreadableEvidence
}

describe('an archive becomes its files', () => {
  it('opens a zip, in its order, with paths behind its name', async () => {
    const files = await open(zip(file('b.tf', 'two'), file('modules/a.tf', 'one')))
    expect(files.map(({ name, size }) => [name, size])).toEqual([['a.zip/b.tf', 3], ['a.zip/modules/a.tf', 3]])
    expect(await Promise.all(files.map(textOf))).toEqual(['two', 'one'])
  })
  it.each([false, true])('opens a tar, packed: %s', async (packed) => {
    const plain = await tar({ name: './b.tf', data: 'two' }, { name: 'modules/', type: 'directory' }, { name: 'modules/a.tf', data: 'one' })
    const files = await open(packed ? new Uint8Array(gzipSync(plain)) : plain, 'a.tgz', 700)
    expect(files.map(({ name }) => name)).toEqual(['a.tgz/b.tf', 'a.tgz/modules/a.tf'])
    expect(await textOf(files[1] as EvidenceFile)).toBe('one')
  })
  it('can read a file more than once', async () => {
    const [one] = await open(await tar({ name: 'a', data: 'again' }), 'a.tar')
    expect([await textOf(one as EvidenceFile), await textOf(one as EvidenceFile)]).toEqual(['again', 'again'])
  })
  it('goes by content, not by name', async () => {
    expect(await names(zip(file('a')), 'notes.txt')).toEqual(['notes.txt/a'])
    expect(await names('only text', 'code.zip')).toEqual(['code.zip'])
  })
  it('opens an archive in an archive, and no deeper', async () => {
    expect(await names(zip(file('in.zip', zip(file('a')))))).toEqual(['a.zip/in.zip/a'])
    expect((await refusal(zip(file('in.zip', zip(file('deep.zip', zip(file('a')))))))).reason).toMatch(/two deep/)
  })
  it('leaves office documents, single gzip files and plain files alone', async () => {
    expect(await names(writeDocx(['a']), 'a.docx')).toEqual(['a.docx'])
    expect(await names(writeWorkbook([{ name: 'S', rows: [] }]), 'a.xlsx')).toEqual(['a.xlsx'])
    expect(await names(new Uint8Array(gzipSync('{}')), 'a.json.gz')).toEqual(['a.json.gz'])
    expect(await names('', 'empty')).toEqual(['empty'])
  })
  it('leaves out what systems add by themselves', async () => {
    expect(await names(zip(file('__MACOSX/._a.tf'), file('a.tf'), file('.DS_Store'), file('b/Thumbs.db'), file('b/._c'), file('b/desktop.ini'), file('b/')))).toEqual(['a.zip/a.tf'])
    expect(await names(await tar({ name: '._a', data: 'x' }, { name: 'a', data: 'x' }), 'a.tar')).toEqual(['a.tar/a'])
  })
  it('keeps dot files that people write', async () => expect(await names(zip(file('.terraform.lock.hcl'), file('.github/workflows/ci.yml')))).toEqual(['a.zip/.terraform.lock.hcl', 'a.zip/.github/workflows/ci.yml']))
})

describe('an archive is refused, with its name and what to do', () => {
  const bomb = 'a'.repeat(3 * 1024 * 1024)
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['nothing in it', () => zip(), /no file/],
    ['only litter', () => zip(file('.DS_Store')), /no file/],
    ['a path that climbs', () => zip(file('../a')), /outside/],
    ['a path from the root', () => zip(file('/etc/passwd')), /outside/],
    ['a path that climbs, in a tar', () => tar({ name: 'a/../../b', data: 'x' }), /outside/],
    ['a path from the root, in a tar', () => tar({ name: '/etc/passwd', data: 'x' }), /outside/],
    ['a path that climbs the other way', () => tar({ name: '..\\b', data: 'x' }), /outside/],
    ['a symbolic link', () => tar({ name: 'a', type: 'symlink', linkname: '/etc/passwd' }), /symlink/],
    ['a hard link', () => tar({ name: 'a', data: 'x' }, { name: 'b', type: 'link', linkname: 'a' }), /link/],
    ['a pipe', () => tar({ name: 'a', type: 'fifo' }), /fifo/],
    ['a password', () => zip({ ...file('a'), encrypted: true }), /password/],
    ['a zip that unpacks to far too much', () => zip(file('a', bomb)), /far more than it should/],
    ['a size that is a lie', () => zip({ ...file('a', 'x'.repeat(100)), claims: 300 * 1024 * 1024, stored: true }), /more than 200 MB|far more|broken/],
    ['files that overlap', () => zip(file('a', 'x'.repeat(50)), { ...file('b', 'y'.repeat(50)), offset: 0 }), /overlap/],
    ['a cut-off zip', () => zip(file('a', 'x'.repeat(500))).slice(0, 60), /broken|cut off/],
    ['a cut-off tar', async () => (await tar({ name: 'a', data: 'x'.repeat(5_000) })).slice(0, 1_500), /broken or cut off/],
    ['too many files', () => zip(...Array.from({ length: 5_001 }, (_, i) => ({ ...file(`f${i}`), stored: true }))), /5000/],
  ])('%s', async (_name, content, reason) => {
    const error = await refusal(await content())
    expect(error.reason).toMatch(reason)
    expect(error.place.file).toMatch(/^a\.zip/)
    expect(error.remedy.length).toBeGreaterThan(20)
  })
  it('refuses a cut-off gzip of a tar when the item is read', async () => {
    const whole = await tar({ name: 'a', data: Array.from({ length: 4_000 }, (_, i) => i).join() })
    const error = await readEvidence([evidenceOf(new Uint8Array(gzipSync(whole)).slice(0, 4_000), 'a.tgz')]).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(UnreadableEvidence)
    expect((error as UnreadableEvidence).reason).toMatch(/cut off|damaged/)
  })
  it('counts files over all archives together', async () => {
    const many = (of: number) => zip(...Array.from({ length: of }, (_, i) => ({ ...file(`f${i}`), stored: true })))
    await expect(unpackArchives([evidenceOf(many(3_000), 'a.zip'), evidenceOf(many(3_000), 'b.zip')])).rejects.toThrow(/5000/)
  })
  it('counts the bytes of a tar as they come', async () => {
    const large = await tar({ name: 'a', data: 'x'.repeat(1_000) })
    const header = Buffer.from(large.slice(0, 512))
    async function* endless() {
      header.write('00000000000', 124, 'latin1')
      header.write('77777777777', 124, 'latin1')
      let sum = 0
      for (let at = 0; at < 512; at++) sum += at >= 148 && at < 156 ? 32 : (header[at] as number)
      header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
      yield new Uint8Array(header)
      const chunk = new Uint8Array(1024 * 1024)
      for (let i = 0; i < 250; i++) yield chunk
    }
    await expect(unpackArchives([{ name: 'a.tar', size: 0, open: endless }])).rejects.toThrow(/more than 200 MB/)
  })
  it('notices a byte that changed on the way', async () => {
    const bytes = zip({ ...file('a', 'hello hello hello'), stored: true })
    bytes[Buffer.from(bytes).indexOf('hello')] = 120
    expect((await refusal(bytes)).reason).toMatch(/broken/)
  })
})
