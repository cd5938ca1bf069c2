import { readFile } from 'node:fs/promises'
import { preparePdfGround } from '../lib/analyzers/formats/pdf-ground'

/** The number of pages of a PDF and its text; `packed` is the text without any space, for what may break over lines. */
export async function readPdf(path: string): Promise<{ pages: number; text: string; packed: string }> {
  preparePdfGround()
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(await readFile(path)) })
  const document = await task.promise
  const parts: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    parts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  const text = parts.join('\n').replaceAll(/\s+/g, ' ')
  const { numPages: pages } = document
  await task.destroy()
  return { pages, text, packed: text.replaceAll(' ', '') }
}
