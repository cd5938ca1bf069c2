import type { EvidenceFile, Locator } from '../analyzers/analyzer'
import type { Block } from '../analyzers/formats/document'
import { openDocument } from '../analyzers/formats/open-document'
import type { Excerpt } from './excerpt'
import { redacted } from './redact'

const context = 4
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** The passage of a document that a locator quotes, with the paragraphs around it; else the top of the page it names. */
export async function passageAt(file: EvidenceFile, locator: Locator): Promise<Excerpt> {
  const { blocks } = await openDocument(file)
  const quote = plain((locator.quote ?? '').replace(/…$/, ''))
  const here = (block: Block) => (locator.page === undefined || block.at.page === locator.page) && (locator.line === undefined || block.at.line === undefined || block.at.line === locator.line)
  const quoted = (block: Block) => quote !== '' && (plain(block.text).includes(quote) || (plain(block.text).length > 20 && quote.includes(plain(block.text))))
  const found = [blocks.findIndex((b) => here(b) && quoted(b)), blocks.findIndex(quoted), blocks.findIndex(here)].find((at) => at >= 0) ?? -1
  if (found < 0) {
    if (!locator.quote) return { type: 'none', why: 'It concerns the document as a whole. Open the original to read it.' }
    return { type: 'passage', file: file.name, where: whereOf(locator), blocks: [{ text: redacted(locator.quote), heading: false, hit: true }] }
  }
  const first = Math.max(0, found - context)
  let last = found
  while (last + 1 < blocks.length && quoted(blocks[last + 1] as Block) && last < found + context) last += 1
  const part = blocks.slice(first, last + 1 + context).filter((block) => block.text.trim() !== '')
  return {
    type: 'passage',
    file: file.name,
    where: whereOf({ ...(blocks[found] as Block).at, ...locator }),
    blocks: part.map((block) => {
      const at = blocks.indexOf(block)
      return { text: redacted(block.text.trim()), heading: block.heading > 0, hit: at >= found && at <= last && (quote === '' ? at === found : quoted(block)) }
    }),
  }
}

const whereOf = (at: Locator) => [at.page && `page ${at.page}`, at.section && `section ${at.section}`].filter(Boolean).join(', ')
