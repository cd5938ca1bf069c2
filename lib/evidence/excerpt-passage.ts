import type { EvidenceFile, Locator } from '../analyzers/analyzer'
import type { Block } from '../analyzers/formats/document'
import { openDocument } from '../analyzers/formats/open-document'
import type { Excerpt } from './excerpt'
import { redacted } from './redact'

const context = 4
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Blocks of a section or page that are shown at most. */
const longest = 60

/**
 * The passage of a document that a locator quotes, with the paragraphs around it; else the line, the section or the page
 * it names, as a whole.
 */
export async function passageAt(file: EvidenceFile, locator: Locator): Promise<Excerpt> {
  const blocks = (await openDocument(file)).blocks.filter((block) => block.text.trim() !== '')
  const quote = plain((locator.quote ?? '').replace(/…$/, ''))
  const here = (block: Block) => (locator.page === undefined || block.at.page === locator.page) && (locator.line === undefined || block.at.line === undefined || block.at.line === locator.line)
  const quoted = (block: Block) => quote !== '' && (plain(block.text).includes(quote) || (plain(block.text).length > 20 && quote.includes(plain(block.text))))
  const found = [blocks.findIndex((b) => here(b) && quoted(b)), blocks.findIndex(quoted)].find((at) => at >= 0) ?? -1
  if (found >= 0) {
    let last = found
    while (last + 1 < blocks.length && quoted(blocks[last + 1] as Block) && last < found + context) last += 1
    return shown(file, locator, blocks, [found, last + 1], (block) => quoted(block))
  }
  const line = blocks.findIndex(here)
  const place = sectionOf(blocks, locator, here) ?? (line < 0 ? null : [line, locator.line === undefined ? blocks.findLastIndex(here) + 1 : line + 1])
  if (place) {
    const [from, to] = place as [number, number]
    return { ...shown(file, locator, blocks, [from, Math.min(to, from + longest)], () => true), ...(to - from > 1 ? { whole: true } : {}) }
  }
  if (!locator.quote) return { type: 'none', why: 'It concerns the document as a whole. Open the original to read it.' }
  return { type: 'passage', file: file.name, where: whereOf(locator), blocks: [{ text: redacted(locator.quote), heading: false, hit: true }] }
}

/** From the heading that a locator names, best on its page, to the next of its level or a higher one. */
function sectionOf(blocks: Block[], { section }: Locator, here: (block: Block) => boolean): [number, number] | null {
  if (section === undefined) return null
  const heads = (block: Block) => block.heading > 0 && plain(block.text) === plain(section)
  const first = [blocks.findIndex((b) => here(b) && heads(b)), blocks.findIndex(heads)].find((at) => at >= 0)
  if (first === undefined) {
    // What stands in no heading, as the words of a diagram.
    const named = (block: Block) => block.at.section === section
    return blocks.some(named) ? [blocks.findIndex(named), blocks.findLastIndex(named) + 1] : null
  }
  const level = (blocks[first] as Block).heading
  const next = blocks.findIndex((block, i) => i > first && block.heading > 0 && block.heading <= level)
  return [first, next < 0 ? blocks.length : next]
}

function shown(file: EvidenceFile, locator: Locator, blocks: Block[], [from, to]: [number, number], hit: (block: Block) => boolean): Extract<Excerpt, { type: 'passage' }> {
  return {
    type: 'passage',
    file: file.name,
    where: whereOf({ ...(blocks[from] as Block).at, ...locator }),
    blocks: blocks.slice(Math.max(0, from - context), to + context).map((block) => {
      const at = blocks.indexOf(block)
      return { text: redacted(block.text.trim()), heading: block.heading > 0, hit: at >= from && at < to && hit(block) }
    }),
  }
}

const whereOf = (at: Locator) => [at.page && `page ${at.page}`, at.section && `section ${at.section}`].filter(Boolean).join(', ')
