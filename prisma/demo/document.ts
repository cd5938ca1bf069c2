import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export type DemoDocument = { title: string; meta: string; parts: { heading?: string; text?: string[]; table?: string[][] }[] }

let compiler: NodeCompiler | undefined

/** A demo document as PDF with selectable text. @param chapters each heading begins a page, as in a manual */
export function pdfOf(firm: string, document: DemoDocument, chapters = false): Buffer {
  const workspace = join(process.cwd(), 'prisma/demo')
  const fonts = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('@expo-google-fonts/source-serif-4/package.json'))
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: ['400Regular', '600SemiBold', '700Bold'].map((w) => join(fonts, w)) }], workspace })
  const data = { firm, chapters, title: document.title, meta: document.meta, parts: document.parts.map((p) => ({ heading: p.heading ?? '', text: p.text ?? [], table: p.table ?? [] })) }
  compiler.mapShadow(join(workspace, 'document.json'), Buffer.from(JSON.stringify(data)))
  const compiled = compiler.compile({ mainFileContent: readFileSync(join(workspace, 'document.typ'), 'utf8') })
  if (!compiled.result) {
    const problem = compiled.takeError() ?? compiled.takeDiagnostics()
    throw new Error(`The demo document "${document.title}" could not be set: ${JSON.stringify(problem && compiler.fetchDiagnostics(problem))}`)
  }
  return compiler.pdf(compiled.result, { creationTimestamp: 1_700_000_000 })
}

/** A Markdown text as a document: "# title", "## heading", paragraphs; lists become paragraphs. */
export function documentFrom(markdown: string): DemoDocument {
  const lines = markdown.split(/\r?\n/)
  const title = lines.find((l) => l.startsWith('# '))?.slice(2) ?? 'Document'
  const parts: { heading: string; text: string[] }[] = [{ heading: '', text: [] }]
  let paragraph = ''
  const flush = () => {
    if (paragraph) parts.at(-1)?.text.push(paragraph)
    paragraph = ''
  }
  for (const line of lines) {
    if (line.startsWith('# ')) continue
    if (line.startsWith('#')) {
      flush()
      parts.push({ heading: line.replace(/^#+\s*/, ''), text: [] })
    } else if (line.trim() === '') flush()
    else if (/^([-*]|\d+\.)\s/.test(line)) {
      flush()
      paragraph = line.replace(/^[-*]\s/, '')
    } else paragraph = paragraph ? `${paragraph} ${line.trim()}` : line.trim()
  }
  flush()
  return { title, meta: '', parts }
}
