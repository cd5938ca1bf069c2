import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { pack, type Header } from 'tar-stream'
import { packedScript, pdfOf } from './hostile-pdf'
import { writeDocx, writePdf } from '../../../analyzers/formats/testing/document-writers'
import { writeWorkbook } from '../../../analyzers/formats/testing/workbook'
import { writeZip, type Member } from '../../../analyzers/formats/testing/zip-writer'

/** The test file every scanner knows (eicar.org), put together here so that no scanner stops at this source. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('')

const buffer = (data: string | Uint8Array) => Buffer.from(data as Uint8Array)
const zip = (...members: Member[]) => buffer(writeZip(members))
const file = (name: string, data: string | Uint8Array = 'a,b\n1,2\n'): Member => ({ name, data })
export const goodPdf = buffer(writePdf([{ lines: ['The compliance manual of a firm that does not exist.'] }]))

/** A tar of these entries. */
export async function tarOf(...entries: (Partial<Header> & { name: string; data?: string })[]): Promise<Buffer> {
  const made = pack()
  for (const { data, ...header } of entries) made.entry(header as Header, data ?? '')
  made.finalize()
  const parts: Uint8Array[] = []
  for await (const part of made as AsyncIterable<Uint8Array>) parts.push(part)
  return Buffer.concat(parts)
}

/** Changes bytes at an offset from the beginning, or from the end when negative. */
function patched(bytes: Buffer, at: number, value: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  value.copy(copy, at < 0 ? copy.length + at : at)
  return copy
}
const u16 = (n: number) => Buffer.from([n & 255, n >> 8])

/** A zip whose members have these Unix modes: 0o120777 is a link. */
function withMode(mode: number): Buffer {
  const bytes = zip(file('a.csv'))
  const at = bytes.indexOf('PK\x01\x02', 0, 'latin1')
  return patched(patched(bytes, at + 5, Buffer.from([3])), at + 40, u16(mode))
}

/** Many empty members, as cheap to make as they are dear to list. */
export function manyMembers(count: number): Buffer {
  const body = Buffer.alloc(count * 36)
  const central = Buffer.alloc(count * 52)
  for (let i = 0; i < count; i += 1) {
    body.writeUInt32LE(0x04034b50, i * 36)
    body.writeUInt16LE(6, i * 36 + 26)
    body.write(i.toString(36).padStart(6, '0'), i * 36 + 30, 'latin1')
    central.writeUInt32LE(0x02014b50, i * 52)
    central.writeUInt16LE(6, i * 52 + 28)
    central.writeUInt32LE(i * 36, i * 52 + 42)
    body.copy(central, i * 52 + 46, i * 36 + 30, i * 36 + 36)
  }
  const end = Buffer.alloc(98)
  end.write('PK\x06\x06', 'latin1')
  end.writeBigUInt64LE(44n, 4)
  for (const at of [24, 32]) end.writeBigUInt64LE(BigInt(count), at)
  end.writeBigUInt64LE(BigInt(central.length), 40)
  end.writeBigUInt64LE(BigInt(body.length), 48)
  end.write('PK\x06\x07', 56, 'latin1')
  end.writeBigUInt64LE(BigInt(body.length + central.length), 64)
  end.write('PK\x05\x06', 76, 'latin1')
  for (const at of [84, 86]) end.writeUInt16LE(0xffff, at)
  for (const at of [88, 92]) end.writeUInt32LE(0xffffffff, at)
  return Buffer.concat([body, central, end])
}

/** One kernel of compressed zeros that many members claim (the method of zbsm.zip). */
function overlapping(): Buffer {
  const kernel = deflateRawSync(Buffer.alloc(65_536))
  const name = (i: number) => Buffer.from(`f${i}.csv`)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(8, 4)
  common.writeUInt32LE(crc32(Buffer.alloc(65_536)), 10)
  common.writeUInt32LE(kernel.length, 14)
  common.writeUInt32LE(65_536, 18)
  common.writeUInt16LE(6, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name(0), kernel])
  const directory = Buffer.concat(Array.from({ length: 9 }, (_, i) => Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), name(i)])))
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  for (const at of [8, 10]) end.writeUInt16LE(9, at)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}

const rels = (target: string, type: string): Member => file('word/_rels/document.xml.rels', `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`)
const good = zip(file('log.csv'))

/** Files that must not be taken: what they are, how they are called, their bytes, and what the refusal has to say. */
export async function maliciousFiles(): Promise<{ asvs: string; what: string; name: string; bytes: Buffer; says: RegExp }[]> {
  const tar = await tarOf({ name: 'a.csv', data: 'a,b\n' })
  const bomb = 'a'.repeat(3 * 1_048_576)
  const of = (asvs: string, what: string, name: string, bytes: Buffer | Uint8Array | string, says: RegExp) => ({ asvs, what, name, bytes: buffer(bytes), says })
  return [
    of('5.2.2', 'a program called a log', 'access.log', `MZ${'\0'.repeat(200)}`, /Windows program/),
    of('5.2.2', 'an ELF program', 'tool.txt', `\x7fELF${'\0'.repeat(200)}`, /Linux program/),
    of('5.2.2', 'a picture', 'shot.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /a picture/),
    of('5.2.2', 'a web page', 'report.txt', '<!-- x --><!DOCTYPE html><script>1</script>', /web page/),
    of('5.2.2', 'a drawing with a script', 'plan.xml', '<?xml version="1.0"?>\n<svg onload="x()"/>', /drawing/),
    of('5.2.2', 'rich text', 'manual.txt', '{\\rtf1 x}', /rich text/),
    of('5.2.2', 'PostScript', 'manual.md', '%!PS-Adobe', /PostScript/),
    of('5.2.2', 'a web page by name', 'notes.html', 'only words', /“\.html” are not taken/),
    of('5.2.2', 'text called a PDF', 'manual.pdf', 'only words', /ends in “\.pdf”/),
    of('5.2.2', 'a PDF called text', 'manual.txt', goodPdf, /ends in “\.txt”/),
    of('5.2.2', 'a zip called a workbook', 'roster.xlsx', good, /ends in “\.xlsx”/),
    of('5.2.2', 'a gzip called JSON', 'log.json', gzipSync('{}'), /ends in “\.json”/),
    of('5.2.2', 'an ending nobody knows', 'log.xyz', 'words', /ends in “\.xyz”/),
    of('5.2.2', 'a program in an archive', 'a.zip', zip(file('run.txt', `MZ${'\0'.repeat(99)}`)), /Windows program/),
    of('5.2.2', 'a web page in an archive', 'a.zip', zip(file('page.htm')), /“\.htm” are not taken/),
    of('5.2.2', 'a wrong name in an archive in an archive', 'a.zip', zip(file('in.zip', zip(file('x.pdf', 'words')))), /ends in “\.pdf”/),
    of('5.2.2', 'a program dressed as a leftover of a system', 'a.zip', zip(file('a.csv'), file('__MACOSX/._a.csv', 'MZ program')), /leftover/),
    of('5.2.2', 'a zip packed with gzip', 'a.gz', gzipSync(good), /holds something else/),
    of('5.2.2', 'a PDF and a zip at once', 'a.pdf', Buffer.concat([goodPdf, good, Buffer.from('%%EOF\n')]), /two things at once|follows/),
    of('5.2.2', 'a zip in the comment of whose end a PDF ends', 'a.pdf', Buffer.concat([goodPdf, patched(good, -2, u16(6)), Buffer.from('%%EOF\n')]), /two things at once/),
    of('5.2.2', 'text and a zip at once', 'a.csv', Buffer.concat([Buffer.from('a,b\n'.repeat(2_000)), good]), /two things at once|something else/),
    of('5.2.2', 'a PDF that begins late', 'a.pdf', Buffer.concat([Buffer.from('\0'.repeat(900)), goodPdf]), /something in front/),
    of('5.2.2', 'words before a PDF', 'a.txt', Buffer.concat([Buffer.from('GIF89a words\n'), goodPdf]), /picture|in front|goes on/),
    of('5.2.2', 'something after a PDF', 'a.pdf', Buffer.concat([goodPdf, Buffer.from('<script>')]), /follows the end/),
    of('5.2.2', 'something before a zip', 'a.zip', Buffer.concat([good.subarray(0, 4), Buffer.alloc(26), good]), /before the archive|not where|contradicts|stands between|something else of itself/),
    of('5.2.2', 'something after a zip', 'a.zip', Buffer.concat([good, Buffer.from('more')]), /follows its end/),
    of('5.2.2', 'something after a gzip', 'a.json.gz', Buffer.concat([gzipSync('{}'), Buffer.from('more')]), /follows its end/),
    of('5.2.2', 'something after a tar', 'a.tar', Buffer.concat([tar, tar]), /follows the end/),
    of('5.2.2', 'text that goes on as something else', 'a.log', Buffer.concat([Buffer.from('line\n'.repeat(2_000)), Buffer.alloc(5_000, 1)]), /goes on as something else/),
    of('5.2.3', 'a bomb', 'a.zip', zip(file('a.csv', bomb)), /far more/),
    of('5.2.3', 'a bomb of gzip', 'a.csv.gz', gzipSync(Buffer.alloc(30_000_000, 97)), /more than 100 times/),
    of('5.2.3', 'a bomb in a bomb', 'a.zip', zip(file('b.zip', zip(file('c.zip', zip(file('d.csv')))))), /two deep/),
    of('5.2.3', 'members that share their bytes', 'a.zip', overlapping(), /overlap/),
    of('5.2.3', 'a million empty members', 'a.zip', manyMembers(200_000), /more than 5000/),
    of('5.2.3', 'a directory that counts too few', 'a.zip', patched(patched(zip(file('a.csv'), file('b.csv')), -14, u16(1)), -12, u16(1)), /says 1 files and lists 2/),
    of('5.2.3', 'a size that is a lie', 'a.zip', zip({ ...file('a.csv', 'x'.repeat(100)), claims: 10 }), /broken|another size/),
    of('5.2.3', 'a local header that says something else', 'a.zip', patched(good, 30, Buffer.from('evil')), /something else of itself/),
    of('5.2.3', 'a number of bytes nobody opens', 'a.tar', patched(tar, 124, Buffer.from('zzzzzzzzzzz')), /damaged|cut off|no/),
    of('5.2.5', 'a link', 'a.zip', withMode(0o120777), /a link/),
    of('5.2.5', 'a device', 'a.zip', withMode(0o060644), /no plain file/),
    of('5.2.5', 'a link in a tar', 'a.tar', await tarOf({ name: 'a', type: 'symlink', linkname: '/etc/passwd' }), /a link/),
    of('5.3.2', 'a path that climbs', 'a.zip', zip(file('../../a.csv')), /outside/),
    of('5.3.2', 'a path from the root', 'a.zip', zip(file('/etc/a.csv')), /absolute/),
    of('5.3.2', 'a drive', 'a.zip', zip(file('C:/a.csv')), /absolute/),
    of('5.3.2', 'a backslash', 'a.zip', zip(file('..\\a.csv')), /backslash/),
    of('5.3.2', 'a name with NUL', 'a.zip', zip(file('a\0.csv')), /control/),
    of('5.3.2', 'a name that turns around', 'a.zip', zip(file('a\u202evsc.exe')), /direction/),
    of('5.3.2', 'a path that climbs in a tar', 'a.tar', await tarOf({ name: '../a', data: 'x' }), /outside/),
    of('5.3.2', 'two files of one name', 'a.zip', zip(file('a.csv'), file('A.CSV')), /same name/),
    of('5.2.2', 'a password on an archive', 'a.zip', zip({ ...file('a.csv'), encrypted: true }), /password/),
    of('5.2.2', 'a password on a PDF', 'a.pdf', writePdf([{ lines: ['x'.repeat(80)] }], { encrypted: true }), /password/),
    of('5.2.2', 'a password on an Office file', 'a.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /behind a password/),
    of('5.2.2', 'a script in a PDF', 'a.pdf', writePdf([{ lines: ['x'.repeat(80)] }], { javascript: true }), /program/),
    of('5.2.2', 'a program a PDF starts, under an escaped name', 'a.pdf', pdfOf('/OpenAction << /S /L#61unch /F (cmd.exe) >>'), /starts one/),
    of('5.2.2', 'a script in a PDF behind a comment', 'a.pdf', pdfOf('/OpenAction << /S % x\n /JavaScript /JS (app.alert\\(1\\)) >>'), /program/),
    of('5.2.2', 'a form that one program shows', 'a.pdf', pdfOf('/AcroForm << /Fields [] /XFA (<xdp/>) >>'), /a form/),
    of('5.2.2', 'a script in packed objects of a PDF', 'a.pdf', packedScript(), /program/),
    of('5.2.2', 'a script in packed objects that do not say what they are', 'a.pdf', packedScript('/X (1 0 obj) '), /program/),
    of('5.2.2', 'a file in a PDF', 'a.pdf', pdfOf('/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>] >> >>'), /carries other files/),
    of('5.2.2', 'a file pinned to a page of a PDF', 'a.pdf', pdfOf('', undefined, '/Annots [<< /Subtype /File#41ttachment /FS << /F (a.exe) >> >>] /Kids [3 0 R]'), /carries other files/),
    of('5.2.2', 'a file beside an object of a PDF', 'a.pdf', pdfOf('/AF [<< /Type /Filespec /F (a.csv) /EF << /UF 4 0 R >> >>]'), /carries other files/),
    of('5.2.2', 'a file in packed objects of a PDF', 'a.pdf', packedScript('', '<< /Type /Filespec /F (a.csv) /EF 4 0 R >>'), /carries other files/),
    of('5.2.2', 'objects of a PDF packed twice', 'a.pdf', packedScript('/Filter [/ASCIIHexDecode /FlateDecode] '), /cannot be looked into/),
    of('5.2.2', 'a picture from elsewhere, under a prefix', 'a.docx', writeDocx(['a'], { extra: [file('word/_rels/document.xml.rels', `<r:Relationships xmlns:r="x"><r:Relationship Id="a>/hyperlink'" Type="x/image" Target="http://x.example/p.png" TargetMode="&#69;xternal"/></r:Relationships>`)] }), /fetches/),
    of('5.2.2', 'a field that starts a program, cut into pieces', 'a.docx', writeDocx(['a'], { extra: [file('word/header2.xml', '<w:hdr xmlns:w="x"><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd "/k"</w:instrText></w:r></w:p></w:hdr>')] }), /starts a program/),
    of('5.2.2', 'a simple field that brings in a picture', 'a.docx', writeDocx(['a'], { extra: [file('word/footer9.xml', '<w:ftr xmlns:w="x"><w:fldSimple w:instr=" INCLUDEPICTURE http://x.example/p.png "/></w:ftr>')] }), /fetches/),
    of('5.2.2', 'a workbook that asks a running program', 'a.xlsx', writeWorkbook([{ name: 'S', rows: [['a']] }], [file('xl/externalLinks/externalLink1.xml', '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>')]), /starts a program/),
    of('5.2.2', 'macros', 'a.docx', writeDocx(['a'], { extra: [file('word/vbaProject.bin', 'x')] }), /macros/),
    of('5.2.2', 'macros in a workbook', 'a.xlsx', writeWorkbook([{ name: 'S', rows: [['a']] }], [file('xl/vbaProject.bin', 'x')]), /macros/),
    of('5.2.2', 'an embedded object', 'a.docx', writeDocx(['a'], { extra: [file('word/embeddings/oleObject1.bin', 'x')] }), /embedded/),
    of('5.2.2', 'a template from elsewhere', 'a.docx', writeDocx(['a'], { extra: [rels('http://x.example/t.dotm', 'attachedTemplate')] }), /fetches/),
    of('1.5.1', 'entities in an Office file', 'a.docx', writeDocx(['a'], { extra: [file('word/_rels/x.rels', '<!DOCTYPE x [<!ENTITY a "b">]><x/>')] }), /entities/),
    of('5.2.1', 'nothing', 'a.csv', '', /empty/),
  ]
}
